import type { BlockContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { type CalendarDate, isCalendarDate } from '../../../domain/locale/index.ts';
import { trimEndWhile } from '../../../domain/text/index.ts';
import type { ImageFile, ImportedDocument, DroppedText, Located } from '../../document.ts';
import type { HtmlOptions } from './conversion.ts';
import {
  attribute,
  eachElement,
  findElement,
  type HtmlElement,
  getTextContent,
} from './element.ts';
import { type HtmlTree, parseHtmlFragment } from './tree.ts';

/** The fields of a document, and the images that they refer to. */
interface PageFields {
  readonly document: Partial<ImportedDocument>;
  readonly images: readonly ImageFile[];
  /** The dropped text, without what became the title. */
  readonly withoutTitle: (dropped: DroppedText) => DroppedText[];
}

/**
 * Resolves the fields of a page from its metadata: title if the content has no heading of level 1,
 * description, authors, dates, address and cover.
 */
export function resolvePageFields(
  head: PageHead,
  data: PageData,
  tree: Root,
  readImage: (address: string) => Uint8Array | undefined,
): PageFields {
  const hasHeading = tree.children.some((block) => block.type === 'heading' && block.depth === 1);
  const title = hasHeading ? undefined : findTitle(head);
  const cover = findCover(head, readImage);
  const published = parseDay(
    data.published ??
      head.meta.get('article:published_time')?.value ??
      head.meta.get('dcterms.created')?.value ??
      head.meta.get('date')?.value,
  );
  const updated = parseDay(
    data.updated ??
      head.meta.get('article:modified_time')?.value ??
      head.meta.get('og:updated_time')?.value,
  );
  const section = head.meta.get('article:section');
  return {
    document: {
      kind:
        data.isArticle || head.meta.get('og:type')?.value.toLowerCase() === 'article'
          ? 'article'
          : undefined,
      title,
      description:
        head.meta.get('og:description') ?? head.meta.get('description') ?? data.description,
      authors: findAuthors(head, data).map(({ value, line }) => ({ value: { name: value }, line })),
      topics:
        section === undefined ? [] : [{ value: { label: section.value }, line: section.line }],
      published,
      updated:
        published !== undefined && updated !== undefined && updated > published
          ? updated
          : undefined,
      oldAddresses: head.canonical === undefined ? [] : [head.canonical],
      ...(cover && { cover: { src: `./${cover.file.name}`, alt: cover.alt } }),
    },
    images: cover === undefined ? [] : [cover.file],
    withoutTitle: (dropped) => {
      if (
        title === undefined ||
        dropped.line !== head.name?.line ||
        dropped.words !== head.name.value ||
        !dropped.words.includes(title.value)
      )
        return [dropped];
      const words = trimEndWhile(
        dropped.words.replace(title.value, '').replace(/^[\s|–—·:»-]+/, ''),
        (sign) => /[\s|–—·:«-]/.test(sign),
      );
      return words === ''
        ? []
        : [{ ...dropped, words, reason: 'the name of the site behind the title' }];
    },
  };
}

/** The title without the site name behind it. */
function findTitle(head: PageHead): Located<string> | undefined {
  const metaTitle = head.meta.get('og:title') ?? head.meta.get('twitter:title');
  if (head.name === undefined) return metaTitle;
  if (metaTitle !== undefined && head.name.value.includes(metaTitle.value))
    return { value: metaTitle.value, line: head.name.line };
  const site = head.meta.get('og:site_name')?.value;
  const [, start = '', end = ''] = /^(.*\S)\s+[|–—·»-]\s+(\S.*?)$/.exec(head.name.value) ?? [];
  const value =
    start !== '' && (site === undefined ? end.length < start.length : end === site)
      ? start
      : head.name.value;
  return metaTitle ?? { value, line: head.name.line };
}

function findAuthors(head: PageHead, data: PageData): Located<string>[] {
  const metaAuthors = ['author', 'article:author', 'dcterms.creator', 'parsely-author']
    .flatMap((name) => head.meta.get(name) ?? [])
    .filter(({ value }) => !/^https?:|^@/i.test(value));
  const all = data.authors.length > 0 ? data.authors : metaAuthors.slice(0, 1);
  return all.filter(
    ({ value }, index) => all.findIndex((other) => other.value === value) === index,
  );
}

/** A cover needs an image file beside the page and an alternative text. */
function findCover(
  head: PageHead,
  readImage: (address: string) => Uint8Array | undefined,
): { file: ImageFile; alt: string } | undefined {
  const image = head.meta.get('og:image') ?? head.meta.get('twitter:image');
  const alt = (head.meta.get('og:image:alt') ?? head.meta.get('twitter:image:alt'))?.value ?? '';
  if (image === undefined || alt === '' || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(image.value))
    return undefined;
  const name = /([A-Za-z0-9][A-Za-z0-9._-]*\.(?:png|jpe?g|webp|avif))$/.exec(image.value)?.[1];
  const bytes = name === undefined ? undefined : readImage(image.value);
  return name === undefined || bytes === undefined
    ? undefined
    : { file: { line: image.line, name, bytes }, alt };
}

function parseDay(value: string | undefined): CalendarDate | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value ?? '')?.[0];
  return day !== undefined && isCalendarDate(day) ? day : undefined;
}

/** The `meta`, `link` and `title` values of a head, by name; the first of each counts. */
interface PageHead {
  readonly meta: ReadonlyMap<string, Located<string>>;
  readonly name: Located<string> | undefined;
  readonly canonical: string | undefined;
  readonly base: string | undefined;
}

/** Parses the metadata of a page: `meta` by `name` or `property`, in lower case. */
export function parseHead(root: HtmlElement): PageHead {
  const meta = new Map<string, Located<string>>();
  let canonical: string | undefined;
  let base: string | undefined;
  eachElement(root, (element) => {
    if (element.name === 'base') base ??= resolveWebUrl(attribute(element, 'href'));
    if (element.name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attribute(element, 'rel')))
      canonical ??= resolveWebUrl(attribute(element, 'href'));
    const key = (attribute(element, 'property') || attribute(element, 'name')).toLowerCase();
    const value = attribute(element, 'content').replace(/\s+/g, ' ');
    if (element.name === 'meta' && key !== '' && value !== '' && !meta.has(key))
      meta.set(key, { value, line: element.line });
  });
  const title = findElement(root, ({ name }) => name === 'title');
  const name =
    title === undefined || getTextContent(title) === ''
      ? undefined
      : { value: getTextContent(title), line: title.line };
  const own = canonical ?? resolveWebUrl(meta.get('og:url')?.value ?? '') ?? findSavedFrom(root);
  return { meta, name, canonical: own, base: base ?? own };
}

function resolveWebUrl(address: string): string | undefined {
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
}

/** Browsers write the original URL into a saved page. */
function findSavedFrom(root: HtmlElement): string | undefined {
  for (const node of root.children) {
    const address =
      node.type === 'comment' ? /saved from url=\(\d+\)(\S+)/.exec(node.value)?.[1] : undefined;
    if (address !== undefined) return resolveWebUrl(address);
  }
  return undefined;
}

/** A question in JSON-LD; the answer is HTML. */
interface DeclaredQuestion {
  readonly line: number;
  readonly question: string;
  readonly answer: string;
}

/** The JSON-LD data of a page. */
interface PageData {
  readonly isArticle: boolean;
  readonly authors: readonly Located<string>[];
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly description: Located<string> | undefined;
  readonly questions: readonly DeclaredQuestion[];
}

interface Thing {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

const maxItems = 100_000;
const articleKinds = new Set([
  'Article',
  'BlogPosting',
  'NewsArticle',
  'MedicalWebPage',
  'TechArticle',
  'ScholarlyArticle',
  'Report',
  'HowTo',
]);

/** Parses the JSON-LD of a page; invalid JSON is ignored. */
export function parsePageData(root: HtmlElement): PageData {
  const things: Thing[] = [];
  eachElement(root, (element) => {
    if (element.name === 'script' && /^application\/ld\+json\b/i.test(attribute(element, 'type')))
      collectThings(parseJson(element), element.line, things, 0);
  });
  const articles = things.filter((thing) => kindsOf(thing).some((kind) => articleKinds.has(kind)));
  const byId = new Map(
    things.flatMap((thing) =>
      typeof thing.fields['@id'] === 'string' && typeof thing.fields['name'] === 'string'
        ? [[thing.fields['@id'], thing.fields['name']] as const]
        : [],
    ),
  );
  const first = (name: string) =>
    articles.map(({ fields }) => parseString(fields[name])).find((text) => text !== '');
  const description = articles
    .map(({ fields, line }) => ({ value: parseString(fields['description']), line }))
    .find(({ value }) => value !== '');
  return {
    isArticle: articles.length > 0,
    authors: articles
      .slice(0, 1)
      .flatMap(({ fields, line }) =>
        asList(fields['author']).map((author) => ({ value: parseName(author, byId), line })),
      )
      .filter(({ value }) => value !== ''),
    published: first('datePublished'),
    updated: first('dateModified'),
    description,
    questions: things.filter((thing) => kindsOf(thing).includes('Question')).flatMap(parseQuestion),
  };
}

function parseJson(script: HtmlElement): unknown {
  const text = script.children
    .map((child) => (child.type === 'text' ? child.value : ''))
    .join('')
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/g, '');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function collectThings(value: unknown, line: number, things: Thing[], depth: number): void {
  if (depth > 50 || things.length > maxItems) return;
  if (Array.isArray(value)) for (const each of value) collectThings(each, line, things, depth + 1);
  else if (isRecord(value)) {
    things.push({ line, fields: value });
    for (const each of Object.values(value)) collectThings(each, line, things, depth + 1);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindsOf({ fields }: Thing): string[] {
  return asList(fields['@type']).map(parseString);
}

function parseQuestion({ fields, line }: Thing): DeclaredQuestion[] {
  const question = parseString(fields['name']) || parseString(fields['text']);
  const answers = asList(fields['acceptedAnswer'] ?? fields['suggestedAnswer']).map((answer) =>
    isRecord(answer) ? parseString(answer['text']) : parseString(answer),
  );
  const answer = answers.find((text) => text !== '');
  return question === '' || answer === undefined ? [] : [{ line, question, answer }];
}

function parseName(author: unknown, byId: ReadonlyMap<string, string>): string {
  if (!isRecord(author)) return parseString(author);
  return parseString(author['name']) || (byId.get(parseString(author['@id'])) ?? '');
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function parseString(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * The tree with the questions from JSON-LD: those in the text are marked, the others are appended.
 */
interface MergedQuestions {
  readonly children: readonly RootContent[];
  readonly added: readonly HtmlTree[];
  /** The text of each appended question, with its line. */
  readonly addedQuestions: readonly { readonly line: number; readonly words: string }[];
}

/** Merges questions from JSON-LD into the text without duplicates. */
export function mergeQuestions(
  children: readonly RootContent[],
  questions: readonly DeclaredQuestion[],
  options: HtmlOptions,
): MergedQuestions {
  const answers = new Map(
    questions.map(({ question, answer }) => [
      createTextKey(question),
      createTextKey(toString(parseHtmlFragment(answer).tree)),
    ]),
  );
  const marked = wrapQuestion(children, answers);
  const present = new Set(
    marked.flatMap((block) =>
      block.type === 'questionAndAnswer' ? [createTextKey(block.question)] : [],
    ),
  );
  const byKey = new Map(
    questions.toReversed().map((question) => [createTextKey(question.question), question]),
  );
  const missing = questions.filter(
    (question) =>
      !present.has(createTextKey(question.question)) &&
      byKey.get(createTextKey(question.question)) === question,
  );
  const pieces = missing.map((question) => ({
    question,
    piece: parseHtmlFragment(
      `<div data-import-line="${question.line}">${question.answer}</div>`,
      options,
    ),
  }));
  const blocks = pieces.map(({ question, piece }): RootContent => ({
    type: 'questionAndAnswer',
    question: getTextLine(question.question),
    children: piece.tree.children.filter((child): child is BlockContent => child.type !== 'text'),
    position: {
      start: { line: question.line, column: 1 },
      end: { line: question.line, column: 1 },
    },
  }));
  return {
    children: [...marked, ...blocks],
    added: pieces.map(({ piece }) => piece),
    addedQuestions: missing.map(({ line, question }) => ({ line, words: getTextLine(question) })),
  };
}

/**
 * Wraps a heading or paragraph that is a declared question together with the blocks of its answer.
 */
function wrapQuestion(
  children: readonly RootContent[],
  answers: ReadonlyMap<string, string>,
): RootContent[] {
  const made: RootContent[] = [];
  for (let index = 0; index < children.length; index += 1) {
    const block = children[index];
    if (block === undefined) continue;
    const key =
      block.type === 'heading' || block.type === 'paragraph' ? createTextKey(toString(block)) : '';
    const answer = answers.get(key);
    const end = answer === undefined ? index + 1 : findEnd(children, index + 1, answer, answers);
    const parts = children.slice(index + 1, end).filter(isAnswerPart);
    if (parts.length === 0) {
      made.push(block);
      continue;
    }
    const last = parts.at(-1)?.position?.end ?? block.position?.end;
    made.push({
      type: 'questionAndAnswer',
      question: getTextLine(toString(block)),
      children: parts,
      ...(block.position === undefined || last === undefined
        ? {}
        : { position: { start: block.position.start, end: last } }),
    });
    index = end - 1;
  }
  return made;
}

function findEnd(
  children: readonly RootContent[],
  from: number,
  answer: string,
  answers: ReadonlyMap<string, string>,
): number {
  let end = from;
  for (const block of children.slice(from)) {
    const key = createTextKey(toString(block));
    if (!isAnswerPart(block) || answers.has(key) || !answer.includes(key)) break;
    end += 1;
  }
  if (end > from) return end;
  const next = children.findIndex(
    (block, index) =>
      index >= from &&
      (!isAnswerPart(block) ||
        block.type === 'heading' ||
        answers.has(createTextKey(toString(block)))),
  );
  return next < 0 ? children.length : next;
}

function isAnswerPart(block: RootContent): block is BlockContent {
  return ['paragraph', 'heading', 'list', 'table', 'blockquote', 'code'].includes(block.type);
}

/** Letters and digits only, for comparing texts; without the number of a question. */
function createTextKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*(?:q|question|frage)?\s*\d*\s*[:.)]\s*/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function getTextLine(text: string): string {
  return text
    .replace(/<[^>]{0,500}>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
