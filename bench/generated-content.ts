import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRandom } from '../tests/unit/check/random.ts';
import { getVocabulary, type Vocabulary } from './vocabulary.ts';

/** How many entries of each collection a site has. */
export interface ContentSize {
  readonly articles: number;
  readonly answers: number;
  readonly sources: number;
  readonly topics: number;
}

/**
 * The sizes that are measured; L is five times M, S a tenth of it, and XL has 100,000 articles and
 * answers.
 */
export const contentSizes = {
  S: { articles: 100, answers: 200, sources: 40, topics: 3 },
  M: { articles: 1_000, answers: 2_000, sources: 400, topics: 25 },
  L: { articles: 5_000, answers: 10_000, sources: 2_000, topics: 125 },
  XL: { articles: 33_000, answers: 67_000, sources: 13_000, topics: 800 },
} as const satisfies Record<string, ContentSize>;

export type SizeName = keyof typeof contentSizes;

/** Throws if no size has that name. */
export function parseSize(name: string): SizeName {
  if (!Object.hasOwn(contentSizes, name))
    throw new Error(`--size takes ${Object.keys(contentSizes).join(', ')}; found "${name}".`);
  return name as SizeName;
}

/** A part of a sentence: words, a citation of a source, or a link to another entry. */
type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'citation'; readonly source: string }
  | { readonly kind: 'link'; readonly to: EntryAddress; readonly text: string };

/** A block of a body. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'callout'; readonly spans: readonly Span[] };

interface EntryAddress {
  readonly collection: 'articles' | 'faq' | 'topics' | 'people' | 'sources';
  readonly id: string;
}

/**
 * An entry before it is written in the form of any program; the fields have the names and values
 * that Answerable's schemas ask for.
 */
export interface GeneratedEntry extends EntryAddress {
  readonly data: Readonly<Record<string, string | number | readonly string[]>>;
  readonly body: readonly Block[];
}

/** How a program writes what is not the same in all Markdown. */
export interface MarkdownSyntax {
  readonly formatCitation: (source: string) => string;
  readonly formatLink: (to: EntryAddress, text: string) => string;
  readonly formatCallout: (text: string) => string;
}

/**
 * The day for which generated content is checked and built; everything in it was published before.
 */
export const generatedToday = '2026-11-23';

/** The Markdown that Answerable reads. */
const ownSyntax: MarkdownSyntax = {
  formatCitation: (source) => `[@${source}]`,
  formatLink: ({ collection, id }, text) => `[${text}](/${collection}/${id}/)`,
  formatCallout: (text) => `<Callout kind="note">\n${text}\n</Callout>`,
};

/**
 * Citations of an article, in total; so many of them go round all sources, so that each is cited
 * somewhere.
 */
const [citationsOfArticle, inTurn] = [35, 5];
const sectionsOfArticle = 8;

/**
 * Yields the entries of a site: topics, people and sources, then articles of about 1,300 words with
 * 35 citations, then answers of about 130 words. The same size and seed yield the same entries;
 * each entry is drawn by itself, so that nothing is held of the others.
 */
export function* generateEntries(size: ContentSize, seed = 1): Generator<GeneratedEntry> {
  const vocabulary = getVocabulary(seed);
  const people = Math.max(1, Math.ceil(size.articles / 100));
  const writerOf = (collection: string, index: number) =>
    createWriter(vocabulary, createEntryRandom(`${seed}/${collection}/${index}`));
  for (let index = 0; index < size.topics; index += 1) {
    const { phrase } = writerOf('topics', index);
    const data = { label: capitalize(phrase(2)), description: `${capitalize(phrase(9))}.` };
    yield { collection: 'topics', id: `topic-${index}`, data, body: [] };
  }
  for (let index = 0; index < people; index += 1) {
    const { phrase } = writerOf('people', index);
    const name = `${capitalize(phrase(1))} ${capitalize(phrase(1))}`;
    yield { collection: 'people', id: `person-${index}`, data: { name, role: 'Author' }, body: [] };
  }
  for (let index = 0; index < size.sources; index += 1)
    yield createSource(index, writerOf('sources', index));
  for (let index = 0; index < size.articles; index += 1)
    yield createArticle(index, size, people, writerOf('articles', index));
  for (let index = 0; index < size.answers; index += 1)
    yield createAnswer(index, size, writerOf('faq', index));
}

/**
 * A number of entries that a check folder of about so many files has: a third articles, the rest
 * answers, besides what they name.
 */
export function toContentSize(files: number): ContentSize {
  const [sources, topics] = [20, 10];
  const articles = Math.floor(files / 3.1);
  return { articles, sources, topics, answers: Math.floor(files - articles * 1.01 - 33) };
}

/** Writes a content folder that the check finds nothing in; returns how many files it has. */
export function writeContent(folder: string, size: ContentSize): number {
  const write = createFileWriter(folder);
  write('site.yml', serializeSite('The Bench'));
  let files = 1;
  for (const entry of generateEntries(size)) {
    write(...toContentFile(entry));
    files += 1;
  }
  return files;
}

/** The settings of a generated site, as the text of `site.yml`. */
export function serializeSite(title: string): string {
  return `title: ${title}\nurl: https://www.the-bench.org\nlanguage: en\npublisher:\n  name: The Bench\n`;
}

/** The path of an entry in a content folder, and the text of its file. */
export function toContentFile(entry: GeneratedEntry): readonly [path: string, text: string] {
  const fields = serializeFields(entry.data);
  const { collection, id } = entry;
  if (collection !== 'articles' && collection !== 'faq') return [`${collection}/${id}.yml`, fields];
  const ending = collection === 'articles' ? 'mdx' : 'md';
  return [
    `${collection}/${id}.${ending}`,
    `---\n${fields}---\n\n${serializeBody(entry.body, ownSyntax)}`,
  ];
}

/** Fields as YAML, which takes any JSON for a value. */
export function serializeFields(data: Readonly<Record<string, unknown>>): string {
  return Object.entries(data)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}

/** A body as Markdown. */
export function serializeBody(body: readonly Block[], syntax: MarkdownSyntax): string {
  const serialize = (spans: readonly Span[]) =>
    spans
      .map((span) => {
        if (span.kind === 'text') return span.text;
        if (span.kind === 'citation') return syntax.formatCitation(span.source);
        return syntax.formatLink(span.to, span.text);
      })
      .join('');
  return body
    .map((block) => {
      if (block.kind === 'heading') return `${'#'.repeat(block.level)} ${block.text}\n`;
      if (block.kind === 'paragraph') return `${serialize(block.spans)}\n`;
      if (block.kind === 'list')
        return block.items.map((item) => `- ${serialize(item)}\n`).join('');
      if (block.kind === 'callout') return `${syntax.formatCallout(serialize(block.spans))}\n`;
      const [head = [], ...rows] = block.rows.map((cells) => `| ${cells.join(' | ')} |\n`);
      return [head, `|${' --- |'.repeat(block.rows[0]?.length ?? 0)}\n`, ...rows].join('');
    })
    .join('\n');
}

/** The sources that an entry cites, in order, each as often as it is cited. */
export function collectCited({ body }: GeneratedEntry): string[] {
  const spans = body.flatMap((block): readonly Span[] => {
    if (block.kind === 'list') return block.items.flat();
    return 'spans' in block ? block.spans : [];
  });
  return spans.flatMap((span) => (span.kind === 'citation' ? [span.source] : []));
}

/** A function that writes a file in a folder, whose folders it makes. */
function createFileWriter(folder: string): (path: string, text: string) => void {
  const made = new Set<string>();
  return (path, text) => {
    const file = join(folder, path);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    writeFileSync(file, text);
  };
}

/** What draws the words and numbers of one entry. */
interface Writer {
  readonly random: (below: number) => number;
  /** Words of the subject of the entry, without those that carry no meaning. */
  readonly phrase: (words: number) => string;
  /** A sentence without its full stop. */
  readonly sentence: (words: number) => string;
}

/**
 * An entry has some words of its own, which it uses more often than others do, as a text on one
 * subject does.
 */
function createWriter(vocabulary: Vocabulary, random: (below: number) => number): Writer {
  const own = Array.from({ length: 24 }, () => vocabulary.drawRare(random));
  const drawWord = () =>
    random(100) < 12 ? (own[random(own.length)] ?? '') : vocabulary.draw(random);
  return {
    random,
    phrase: (words) => Array.from({ length: words }, () => vocabulary.drawRare(random)).join(' '),
    sentence: (words) => capitalize(Array.from({ length: words }, drawWord).join(' ')),
  };
}

function createSource(index: number, { random, phrase, sentence }: Writer): GeneratedEntry {
  const author = () => `${capitalize(phrase(1))} ${String.fromCharCode(65 + random(26))}`;
  const kinds = ['systematic-review', 'randomised-trial', 'observational'];
  const data = {
    kind: kinds[index % kinds.length] ?? '',
    authors: Array.from({ length: 1 + random(5) }, author),
    title: capitalize(phrase(9)),
    container: `Journal of ${capitalize(phrase(2))}`,
    year: 1990 + random(36),
    locator: `${1 + random(60)}(${1 + random(12)}):${1 + random(900)}`,
    doi: `10.5555/bench.${index}`,
    population: `${20 + random(2000)} ${phrase(3)}`,
    finding: `${sentence(14)}.`,
  };
  return { collection: 'sources', id: `source-${index}`, data, body: [] };
}

function createArticle(
  index: number,
  { articles, answers, sources, topics }: ContentSize,
  people: number,
  writer: Writer,
): GeneratedEntry {
  const { random, phrase, sentence } = writer;
  let cited = 0;
  const cite = (): string => {
    const source = cited < inTurn ? (index * inTurn + cited) % sources : random(sources);
    cited += 1;
    return `source-${source}`;
  };
  const questions = [0, 1, 2].map((each) => `question-${(index * 2 + each) % answers}`);
  const related = `article-${(index + 1 + random(Math.max(1, articles - 1))) % articles}`;
  const links: Span[] = [
    ...questions.slice(0, 2).map((id) => createLink('faq', id, phrase(3))),
    createLink('articles', related, phrase(3)),
  ];
  const perSection = Math.floor(citationsOfArticle / sectionsOfArticle);
  const opening = citationsOfArticle - perSection * sectionsOfArticle;
  const sections = Array.from({ length: sectionsOfArticle }, (_, section): Block[] => {
    const link = links[section];
    return [
      { kind: 'heading', level: 2, text: capitalize(phrase(3)) },
      createParagraph(writer, 4, [cite(), cite()], link),
      ...(section % 3 === 1
        ? [{ kind: 'heading', level: 3, text: capitalize(phrase(4)) } as const]
        : []),
      createParagraph(writer, 5, [cite()]),
      ...(section % 2 === 0
        ? [createList(writer, cite())]
        : [createParagraph(writer, 2, [cite()])]),
      ...(section === 3 ? [createTable(writer)] : []),
      ...(section === 5 ? [{ kind: 'callout', spans: [toText(`${sentence(18)}.`)] } as const] : []),
    ];
  });
  const body = [
    createParagraph(
      writer,
      4,
      Array.from({ length: opening }, () => cite()),
    ),
    ...sections.flat(),
  ];
  const data = {
    title: capitalize(phrase(5)),
    description: toDescription(sentence(40)),
    authors: [`person-${index % people}`],
    topics: [...new Set([`topic-${index % topics}`, `topic-${(index * 7 + 3) % topics}`])],
    ...toDates(random),
    faq: questions.filter((id, at) => questions.indexOf(id) === at),
    ...(articles > 1 && related !== `article-${index}` ? { related: [related] } : {}),
  };
  return { collection: 'articles', id: `article-${index}`, data, body };
}

function createAnswer(
  index: number,
  { answers, sources, topics }: ContentSize,
  writer: Writer,
): GeneratedEntry {
  const { random, phrase } = writer;
  const other = (index + 1 + random(Math.max(1, answers - 1))) % answers;
  const next = `question-${(index + 1) % answers}`;
  const cite = () => `source-${random(sources)}`;
  const body: Block[] = [
    createParagraph(writer, 3, [cite()]),
    ...(index % 4 === 0 ? [createList(writer, cite())] : []),
    createParagraph(writer, 5, [cite()], createLink('faq', `question-${other}`, phrase(3))),
  ];
  const data = {
    question: `How does the ${phrase(2)} of a ${phrase(2)} ${phrase(1)}?`,
    topic: `topic-${index % topics}`,
    asks: [`What is the ${phrase(3)} of ${phrase(2)}?`, `Can ${phrase(2)} be a ${phrase(2)}?`],
    ...toDates(random),
    ...(answers > 1 ? { related: [next] } : {}),
  };
  return { collection: 'faq', id: `question-${index}`, data, body };
}

/**
 * A paragraph with its citations at the ends of its first sentences, and a link in its last one.
 */
function createParagraph(
  { random, sentence }: Writer,
  sentences: number,
  sources: readonly string[],
  link?: Span,
): Block {
  const spans = Array.from({ length: sentences }, (_, at): Span[] => {
    const source = sources[at];
    const isLast = at === sentences - 1;
    return [
      toText(`${at === 0 ? '' : ' '}${sentence(9 + random(10))}`),
      ...(isLast && link !== undefined ? [toText(' '), link] : []),
      ...(source === undefined ? [] : [toText(' '), { kind: 'citation', source } as const]),
      toText('.'),
    ];
  });
  return { kind: 'paragraph', spans: spans.flat() };
}

function createList({ random, sentence }: Writer, source: string): Block {
  const items = Array.from({ length: 3 }, (_, at): Span[] => [
    toText(sentence(6 + random(6))),
    ...(at === 0 ? [toText(' '), { kind: 'citation', source } as const] : []),
    toText('.'),
  ]);
  return { kind: 'list', items };
}

function createTable({ random, phrase }: Writer): Block {
  const rows = Array.from({ length: 4 }, () => [
    capitalize(phrase(2)),
    String(random(1000)),
    phrase(2),
  ]);
  return { kind: 'table', rows: [[1, 1, 1].map((words) => capitalize(phrase(words))), ...rows] };
}

function createLink(collection: EntryAddress['collection'], id: string, text: string): Span {
  return { kind: 'link', to: { collection, id }, text };
}

function toText(text: string): Span {
  return { kind: 'text', text };
}

function toDates(random: (below: number) => number): Record<string, string> {
  const day = (year: number) =>
    `${year}-${String(1 + random(9)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`;
  const published = day(2020 + random(6));
  return random(3) === 0 ? { published, updated: day(2026) } : { published };
}

/** Whole words, as many as search engines show. */
function toDescription(words: string): string {
  const cut = words.slice(0, 140);
  return `${cut.slice(0, cut.lastIndexOf(' '))}.`;
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function createEntryRandom(name: string): (below: number) => number {
  return createRandom(createHash('sha256').update(name).digest().readUInt32LE());
}
