import type { z } from 'astro/zod';
import type { Definition, Nodes, Root } from 'mdast';
import { downloadPathPattern, type review } from '../../schemas/index.ts';
import { isBasis } from '../text/index.ts';
import {
  collectCitedIds,
  formatAuthors,
  createSource,
  type SourceData,
} from '../citations/index.ts';
import { parseFaqIds, collectEmbeddedFaqIds } from '../body/index.ts';
import { trimParts } from './review-stamp.ts';

/**
 * A quick test for most texts, which need no change. Characters that are not in it can be written
 * in more than one way.
 */
const isPlain = /^(?:[A-Za-z.,()"'?!;:](?! (?:[!?;:]))| (?! ))*$/;

/** Units that may stand apart from their number or right behind it: `5 mg`, `5mg`. */
const symbols =
  '%|‰|°C|°F|°|mg|µg|μg|mcg|ng|kg|g|ml|mL|dl|dL|cl|l|L|mm|cm|km|m|kcal|kJ|kPa|mmHg|kHz|Hz|kW|W|V|mmol|mol|min|h';

const spaceBeforeUnit = new RegExp(`(?<=\\p{N}) (?=(?:${symbols})(?![\\p{L}\\p{N}]))`, 'gu');

/**
 * A part of a text as the page shows it: words, or what holds them, with its name and its facts.
 */
export type TextPart =
  | string
  | readonly [name: string, facts: Readonly<Record<string, string>>, ...children: TextPart[]];

/**
 * The fields of a source that a page shows below the text, by name; those that it lacks are left
 * out.
 */
export type ReviewedSource = Readonly<Record<string, string>>;

/** An FAQ entry as it is shown: on its own page, or within an article. */
export interface ReviewedAnswer {
  readonly question: string;
  readonly body: readonly TextPart[];
  readonly sources: Readonly<Record<string, ReviewedSource>>;
}

/** Everything on the page of an entry that its reviewer vouches for. */
export interface ReviewedContent {
  /** The title of an article, the question of an FAQ entry. */
  readonly title: string;
  /** '' if the entry has none. */
  readonly description: string;
  /** The picture at its head: the hash of its file, and its words. */
  readonly cover: { readonly image: string; readonly alt: string } | undefined;
  readonly body: readonly TextPart[];
  /** The ids of the questions below the text, in order. */
  readonly questions: readonly string[];
  /** The sources that the text cites, by id. */
  readonly sources: Readonly<Record<string, ReviewedSource>>;
  /** The FAQ entries shown below the text or within it, by id. */
  readonly answers: Readonly<Record<string, ReviewedAnswer>>;
}

/**
 * The description of an article as its reviewer reads it: with the short answer below it, if there
 * is one.
 */
export function joinDescription(description: string, shortAnswer: string | undefined): string {
  return shortAnswer === undefined ? description : `${description} ${shortAnswer}`;
}

/** What an entry says in its own file. */
export interface WrittenContent {
  readonly collection: 'articles' | 'faq';
  readonly title: string;
  readonly description: string;
  /** The address of the cover as the author wrote it, such as `./cover.png`. */
  readonly cover: { readonly address: string; readonly alt: string } | undefined;
  readonly questions: readonly string[];
  readonly body: Root;
}

/** What an FAQ entry says in its own file. */
interface WrittenAnswer {
  readonly question: string;
  readonly body: Root;
  readonly reviewed: z.output<typeof review> | undefined;
}

/**
 * What is known of the rest of the content folder; undefined if there is no such file or it cannot
 * be read.
 */
export interface ReviewContext {
  readonly getSource: (id: string) => SourceData | undefined;
  readonly getAnswer: (id: string) => WrittenAnswer | undefined;
  /**
   * The hash of the image, video, captions or download at a path below the content folder, by
   * `hashShownFile`.
   */
  readonly getFileHash: (path: string) => string | undefined;
}

/**
 * Collects everything on the page of an entry that its reviewer vouches for, with typography
 * normalized.
 */
export function createReviewedContent(
  entry: WrittenContent,
  context: ReviewContext,
): ReviewedContent {
  const { title, description, cover, collection, body } = entry;
  const getHash = (address: string) => getShownHash(address, collection, context);
  const answerIds = [...new Set([...entry.questions, ...collectEmbeddedFaqIds(body)])];
  return {
    title: normalizeTypography(title).trim(),
    description: normalizeTypography(description).trim(),
    cover:
      cover === undefined
        ? undefined
        : { image: getHash(cover.address), alt: normalizeTypography(cover.alt).trim() },
    body: createBodyParts(body, getHash),
    questions: entry.questions,
    sources: collectSources(body, context),
    answers: Object.fromEntries(answerIds.map((id) => [id, createAnswer(id, context)])),
  };
}

/**
 * Missing entries are ignored here: the check reports them, and they have no content that could
 * change.
 */
const missing = 'missing';

function createAnswer(id: string, context: ReviewContext): ReviewedAnswer {
  const answer = context.getAnswer(id);
  if (answer === undefined) return { question: missing, body: [], sources: {} };
  const getHash = (address: string) => getShownHash(address, 'faq', context);
  return {
    question: normalizeTypography(answer.question).trim(),
    body: createBodyParts(answer.body, getHash),
    sources: collectSources(answer.body, context),
  };
}

function collectSources(body: Root, { getSource }: ReviewContext): Record<string, ReviewedSource> {
  const ids = collectCitedIds(body).filter((id) => !isBasis(id));
  return Object.fromEntries(ids.sort().map((id) => [id, createReviewedSource(id, getSource(id))]));
}

function createReviewedSource(id: string, data: SourceData | undefined): ReviewedSource {
  if (data === undefined) return { title: missing };
  const { kind, authors, title, container, year, locator, population, finding, retracted, link } =
    createSource(id, data);
  const shown = {
    kind,
    authors: formatAuthors(authors),
    title,
    container,
    year: String(year),
    locator,
    population,
    finding,
    link,
    retracted: retracted?.on,
    notice: retracted?.notice,
  };
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, normalizeTypography(value).trim()]],
    ),
  );
}

function getShownHash(address: string, collection: string, { getFileHash }: ReviewContext): string {
  return address.startsWith('./')
    ? (getFileHash(`${collection}/${address.slice(2)}`) ?? missing)
    : address;
}

type GetHash = (address: string) => string;
interface Reading {
  readonly getHash: GetHash;
  readonly definitions: ReadonlyMap<string, Definition>;
}

function createBodyParts(body: Root, getHash: GetHash): TextPart[] {
  return createChildren(body, {
    getHash,
    definitions: new Map(listDefinitions(body).map((each) => [each.identifier, each])),
  });
}

/** As in CommonMark, the first definition of a label counts. */
function listDefinitions(node: Nodes): Definition[] {
  return node.type === 'definition'
    ? [node]
    : 'children' in node
      ? node.children.flatMap(listDefinitions).reverse()
      : [];
}

const blocks: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'descriptionTerm',
]);

function createChildren(node: Nodes, reading: Reading): TextPart[] {
  if (!('children' in node)) return [];
  const parts: TextPart[] = [];
  // Neighbouring texts are one, so that marks and spaces are seen with what stands beside them.
  let text = '';
  const flush = () => {
    if (text !== '') parts.push(normalizeTypography(text));
    text = '';
  };
  for (const child of node.children) {
    if (child.type === 'text' || child.type === 'break') {
      text += child.type === 'text' ? child.value : ' ';
      continue;
    }
    const part = createPart(child, reading);
    if (part === undefined) continue;
    flush();
    parts.push(part);
  }
  flush();
  return blocks.has(node.type) ? trimParts(parts) : parts;
}

/**
 * A node with its attributes that count as content. Notation (`*` or `_`, wrapped or not, loose or
 * tight) does not count.
 */
function createPart(node: Nodes, reading: Reading): TextPart | undefined {
  switch (node.type) {
    case 'definition':
      return undefined;
    case 'heading':
      return ['heading', { level: String(node.depth) }, ...createChildren(node, reading)];
    case 'list':
      return [
        'list',
        node.ordered === true ? { start: String(node.start ?? 1) } : {},
        ...createChildren(node, reading),
      ];
    case 'listItem':
      return [
        'listItem',
        typeof node.checked === 'boolean' ? { checked: String(node.checked) } : {},
        ...createChildren(node, reading),
      ];
    case 'link':
      return createLink(node.url, node.title, node, reading);
    case 'linkReference':
      return createLink(
        reading.definitions.get(node.identifier)?.url,
        reading.definitions.get(node.identifier)?.title,
        node,
        reading,
      );
    case 'image':
      return createImage(node.url, node.title, node.alt, reading);
    case 'imageReference':
      return createImage(
        reading.definitions.get(node.identifier)?.url,
        reading.definitions.get(node.identifier)?.title,
        node.alt,
        reading,
      );
    case 'code':
      return [
        'code',
        collectFacts({ language: node.lang, meta: node.meta }),
        normalizeCode(node.value),
      ];
    case 'inlineCode':
      return ['inlineCode', {}, normalizeCode(node.value).replace(/\n/g, ' ')];
    case 'footnoteReference':
    case 'footnoteDefinition':
      return [node.type, { id: node.identifier }, ...createChildren(node, reading)];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return [
        'component',
        { name: node.name ?? '', ...collectAttributes(node.attributes, reading) },
        ...createChildren(node, reading),
      ];
    default:
      return [
        node.type,
        {},
        ...('value' in node ? [normalizeTypography(node.value)] : createChildren(node, reading)),
      ];
  }
}

function createLink(
  address: string | undefined,
  title: string | null | undefined,
  node: Nodes,
  reading: Reading,
): TextPart {
  const file = collectFile(fileFact, address ?? '', reading);
  return [
    'link',
    { ...collectFacts({ address, title }), ...file },
    ...createChildren(node, reading),
  ];
}

/** The name of the fact that holds the hash of a file which a part names, such as a download. */
const fileFact = 'file';

/** The same for an attribute of a component, such as the captions of a video. */
const formatFileFact = (attribute: string) => `${fileFact} of ${attribute}`;

function collectFile(
  name: string,
  address: string,
  { getHash }: Reading,
): Readonly<Record<string, string>> {
  return downloadPathPattern.test(address) ? { [name]: getHash(address) } : {};
}

/** Whether a page offers or plays files beside its pictures. */
export function holdsFiles(parts: readonly TextPart[]): boolean {
  return parts.some(
    (part) =>
      typeof part !== 'string' &&
      (Object.keys(part[1]).some(isFileFact) || holdsFiles(getChildren(part))),
  );
}

/** The parts without the hashes of such files. */
export function withoutFiles(parts: readonly TextPart[]): TextPart[] {
  return parts.map((part) =>
    typeof part === 'string'
      ? part
      : [
          part[0],
          Object.fromEntries(Object.entries(part[1]).filter(([fact]) => !isFileFact(fact))),
          ...withoutFiles(getChildren(part)),
        ],
  );
}

function getChildren([, , ...children]: Exclude<TextPart, string>): readonly TextPart[] {
  return children;
}

function isFileFact(fact: string): boolean {
  return fact === fileFact || fact.startsWith(formatFileFact(''));
}

/** An image is identified by the hash of its file, not by its name. */
function createImage(
  address: string | undefined,
  title: string | null | undefined,
  alt: string | null | undefined,
  { getHash }: Reading,
): TextPart {
  return [
    'image',
    collectFacts({ image: address === undefined ? undefined : getHash(address), alt, title }),
  ];
}

function collectFacts(
  facts: Readonly<Record<string, string | null | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, normalizeTypography(value).trim()]] : [],
    ),
  );
}

function collectAttributes(
  attributes: Extract<Nodes, { type: 'mdxJsxFlowElement' }>['attributes'],
  reading: Reading,
): Record<string, string> {
  const files: Record<string, string> = {};
  const pairs = attributes.map((each): [string, string] => {
    if (!('name' in each)) return ['{}', normalizeTypography(each.value)];
    if (typeof each.value === 'string')
      Object.assign(files, collectFile(formatFileFact(each.name), each.value, reading));
    const value = typeof each.value === 'string' ? each.value : JSON.stringify(each.value);
    return [
      each.name,
      each.name === 'ids' ? parseFaqIds(value).join(' ') : normalizeTypography(value).trim(),
    ];
  });
  return {
    ...Object.fromEntries(
      pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [`${name}=`, value]),
    ),
    ...files,
  };
}

function normalizeCode(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\S\n]*(?:\r\n?|\n|$)/g, '\n')
    .trimEnd();
}

/**
 * Writes a text in one way, of all in which a typesetter may write the same words. Digits, letters
 * and their order, signs, capitals and whether there is a space between two words stay as they are.
 * The steps, in order:
 *
 * - Unicode in its composed form (NFC); ligatures and full-width letters as plain letters; soft
 *   hyphens and zero-width spaces dropped; the micro sign as the Greek letter.
 * - Any run of white space, no-break and thin spaces among it, as one space. None before `! ? ; :`,
 *   none between a number and the symbol of its unit.
 * - Curly, low and angled quotation marks and primes as the straight ones, single and double apart;
 *   `…` as three dots.
 * - An em dash, and two or three hyphens, with or without spaces, as ` - `. En dashes, minus signs
 *   and the hyphens of Unicode as `-`; spaces on both sides of one that stands between two numbers
 *   are dropped. So `5–10`, `5-10` and `5 – 10` are the same, `−5` and `-5` are the same, and
 *   neither `5` nor `- 5` is the same as `-5`.
 * - `×` or `x` between two numbers as `×` without spaces.
 */
export function normalizeTypography(text: string): string {
  if (isPlain.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/[\ufb00-\ufb06\uff01-\uff5e]/g, (letter) => letter.normalize('NFKC'))
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replaceAll('\u00b5', '\u03bc')
    .replace(/«[\u00a0\u2009\u202f]+/g, '"')
    .replace(/[\u00a0\u2009\u202f]+»/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛‹›′´]/g, "'")
    .replaceAll('…', '...')
    .replace(/\s*(?:[—―]|(?<!-)-{2,3}(?!-))\s*/g, ' - ')
    .replace(/[‐‑‒–−]/g, '-')
    .replace(/(?<=\p{N}) - (?=\p{N})/gu, '-')
    .replace(/(?<=\p{N}) ?[×x] ?(?=\p{N})/gu, '×')
    .replace(/ (?=[!?;:](?:[\s"')\]]|$))/g, '')
    .replace(spaceBeforeUnit, '');
}
