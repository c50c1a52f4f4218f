import type { Nodes, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import {
  getLine,
  type EntryDraft,
  type ImageFile,
  type ImportedDocument,
  type ImportTree,
  type Located,
  type Split,
  type SplitOptions,
  type TopicDetails,
} from '../document.ts';
import { createImportLog, type ImportLog } from '../import-log.ts';
import { type Block, collectBlocks, getPlainText } from './blocks.ts';
import { cutBlocksOfLines, dropBoilerplate } from './boilerplate/drop.ts';
import { findPeople } from './people.ts';
import { parseFaqName } from './questions/faq-parts.ts';
import { findQuestions } from './questions/find.ts';
import { findInterview } from './questions/interview.ts';
import {
  keepQuestions,
  dropEmptyHeadings,
  type ExtractedQuestions,
  type ExtractedQuestion,
  extractQuestions,
} from './questions/take.ts';
import { citeSources } from './sources/cite.ts';
import { dropSiteName, extractTagLines, findTitle, type TitledText } from './title.ts';

/** Splits a document into entries, with a log of what was dropped and decided. */
export function splitDocument(document: ImportedDocument, options: SplitOptions): Split {
  const log = createImportLog();
  const blocks = collectBlocks(document.tree);
  const texts =
    document.title === undefined && document.kind !== 'faq' ? splitTexts(blocks, log) : [blocks];
  const entries = texts.flatMap((text, index) =>
    createEntries(index === 0 ? document : createFollowingDocument(document), text, options, log),
  );
  return {
    entries: withDroppedPlaces(entries, document.tree),
    oldAddresses: document.oldAddresses,
    dropped: log.dropped,
    messages: log.messages,
  };
}

/** Places whose headings were dropped, such as the title, lead to the first entry as a whole. */
function withDroppedPlaces(entries: readonly EntryDraft[], tree: ImportTree): EntryDraft[] {
  const kept = new Set(entries.flatMap(listFormerIds));
  const dropped = listHeadingIds(tree.children).filter((id) => !kept.has(id));
  return entries.map((entry, index) =>
    index === 0 ? { ...entry, formerIds: [...entry.formerIds, ...dropped] } : entry,
  );
}

function listFormerIds({ formerIds, body, questions }: EntryDraft): string[] {
  return [...formerIds, ...listHeadingIds(body), ...questions.flatMap(listFormerIds)];
}

function listHeadingIds(body: readonly RootContent[]): string[] {
  const ids: string[] = [];
  visit({ type: 'root', children: [...body] }, 'heading', ({ data }) => {
    for (const id of data?.formerIds ?? []) ids.push(id);
  });
  return ids;
}

/** The fields that a second text of a document shares with the first. */
function createFollowingDocument(document: ImportedDocument): ImportedDocument {
  return {
    ...document,
    description: undefined,
    asks: [],
    slug: undefined,
    oldAddresses: [],
    cover: undefined,
  };
}

function createEntries(
  given: ImportedDocument,
  text: readonly Block[],
  options: SplitOptions,
  log: ImportLog,
): EntryDraft[] {
  if (given.kind === 'faq' && (options.into ?? 'faq') === 'faq')
    return [createFaqEntry(given, text, log)];
  const authored = findPeople(dropSiteName(given, log), cutBlocksOfLines(text), log);
  const { document, blocks } = extractTagLines(
    authored.document,
    dropBoilerplate(authored.blocks, log),
    log,
  );
  const titled = findTitle(document, blocks, log);
  return dropUnusedFields(document, createDrafts(document, titled, options, log), log);
}

function createDrafts(
  document: ImportedDocument,
  titled: TitledText,
  { into, faq }: SplitOptions,
  log: ImportLog,
): EntryDraft[] {
  const { title } = titled;
  const name = parseFaqName(title.value);
  const cited = citeSources(titled.blocks, log);
  const trial = createImportLog();
  const paired = findQuestions(cited, name !== undefined, trial);
  const interview =
    name === undefined && into !== 'faq' && faq === 'split' && !hasQuestions(cited)
      ? findInterview(title.value, paired)
      : undefined;
  if (interview === undefined) log.take(trial);
  else log.info(interview.line, `${interview.reason}; it stays whole.`);
  const found = interview === undefined ? paired : cited;
  if (interview !== undefined || (faq === 'keep' && into !== 'faq'))
    return [
      createTextDraft(
        document,
        resolveCollection(into ?? document.kind),
        title,
        keepQuestions(found),
        [],
      ),
    ];
  const taken = dropEmptyHeadings(extractQuestions(found, log), log);
  const drafts = taken.questions.map((question) =>
    createQuestionDraft(document, { ...question, topic: question.topic ?? name?.topic }, log),
  );
  if (drafts.length > 0) reportQuestions(taken, titled, log);
  if (drafts.length > 0 && taken.body.length === 0)
    return dropListTitle(document, titled, drafts, log);
  if (into === 'faq') return [createAnswer(document, titled, taken.body, log), ...drafts];
  return [
    createTextDraft(document, resolveCollection(into ?? document.kind), title, taken.body, drafts),
  ];
}

/** Whether the format marks questions. */
function hasQuestions(blocks: readonly Block[]): boolean {
  return blocks.some(({ type }) => type === 'questionAndAnswer');
}

function resolveCollection(kind: ImportedDocument['kind']): EntryDraft['collection'] {
  return kind === 'faq' ? 'faq' : kind === 'page' ? 'pages' : 'articles';
}

/** An answer that the format already marks as one is kept as it is. */
function createFaqEntry(
  document: ImportedDocument,
  text: readonly Block[],
  log: ImportLog,
): EntryDraft {
  const titled = findTitle(document, text, log);
  return createAnswer(document, titled, citeSources(keepQuestions(titled.blocks), log), log);
}

function createAnswer(
  document: ImportedDocument,
  { title }: TitledText,
  body: readonly Block[],
  log: ImportLog,
): EntryDraft {
  checkQuestionMark(title, log);
  return createTextDraft(document, 'faq', title, body, []);
}

function reportQuestions(
  { questions: [first, ...others], body }: ExtractedQuestions,
  { title }: TitledText,
  log: ImportLog,
): void {
  if (first === undefined) return;
  const line = getLine(first.node);
  const count = others.length + 1;
  const begins =
    count === 1
      ? 'A question begins here and becomes an FAQ entry of its own'
      : `${count} questions begin here and become FAQ entries of their own`;
  log.info(
    line,
    body.length === 0
      ? `${begins}; nothing else is left of “${title.value}”.`
      : `${begins}; “${title.value}” links to ${count === 1 ? 'it' : 'them'}.`,
  );
}

function dropListTitle(
  document: ImportedDocument,
  { title }: TitledText,
  drafts: readonly EntryDraft[],
  log: ImportLog,
): EntryDraft[] {
  log.drop(
    title.line,
    title.value,
    'the title of a list of questions, each of which is an entry of its own',
  );
  const addresses = document.oldAddresses.filter((address) => !address.startsWith('file:'));
  if (addresses.length > 0)
    log.requireAction(
      document.line,
      `All questions stood at ${addresses.join(' and ')}. Decide where that address leads now, and write it into permalinks.json.`,
    );
  return [...drafts];
}

/** Creates the draft of a text. */
function createTextDraft(
  document: ImportedDocument,
  collection: EntryDraft['collection'],
  title: Located<string>,
  body: readonly Block[],
  questions: readonly EntryDraft[],
): EntryDraft {
  const {
    description,
    authors,
    topics,
    asks,
    published,
    updated,
    order,
    isDraft,
    slug,
    oldAddresses,
    cover,
  } = document;
  const images = selectImages(document, body, questions);
  return {
    collection,
    line: title.line,
    title,
    description,
    authors,
    topics,
    asks,
    published,
    updated,
    order,
    isDraft,
    slug,
    oldAddresses,
    cover,
    images,
    body: [...body],
    formerIds: [],
    questions,
  };
}

/** Creates the draft of a question that was found in a text. */
function createQuestionDraft(
  document: ImportedDocument,
  { node, topic }: ExtractedQuestion,
  log: ImportLog,
): EntryDraft {
  const line = getLine(node);
  const title = { value: node.question, line };
  checkQuestionMark(title, log);
  const topics: readonly Located<TopicDetails>[] =
    document.topics.length > 0 || topic === undefined
      ? document.topics
      : [{ value: { label: topic }, line }];
  const { published, updated, isDraft } = document;
  const images = findImages(document.images, node.children);
  return {
    collection: 'faq',
    line,
    title,
    description: undefined,
    authors: [],
    topics,
    asks: [],
    published,
    updated,
    order: undefined,
    isDraft,
    slug: undefined,
    oldAddresses: [],
    cover: undefined,
    images,
    body: node.children,
    formerIds: node.formerIds ?? [],
    questions: [],
  };
}

/** Reports the title of an FAQ entry that is no question. */
function checkQuestionMark(title: Located<string>, log: ImportLog): void {
  if (/[?？؟]$/u.test(title.value.trim())) return;
  log.requireAction(
    title.line,
    title.value === ''
      ? 'The answer has no question. Write the question that it answers.'
      : `“${title.value}” does not end with a question mark. Write it as a reader would ask it.`,
  );
}

/** The images of a text: all but those that only its questions use. */
function selectImages(
  document: ImportedDocument,
  body: readonly Block[],
  questions: readonly EntryDraft[],
): ImageFile[] {
  const named = new Set([
    ...findImages(document.images, body),
    ...document.images.filter(({ name }) => document.cover?.src === `./${name}`),
  ]);
  const elsewhere = new Set(questions.flatMap(({ images }) => images));
  return document.images.filter((image) => named.has(image) || !elsewhere.has(image));
}

function findImages(images: readonly ImageFile[], body: readonly Nodes[]): ImageFile[] {
  if (images.length === 0) return [];
  const urls = new Set<string>();
  for (const block of body) visit(block, 'image', ({ url }) => void urls.add(url));
  return images.filter(({ name }) => urls.has(`./${name}`));
}

/**
 * Drops fields that the entries cannot hold: FAQ entries and pages have no author, and one topic or
 * none.
 */
function dropUnusedFields(
  { authors, topics, description }: ImportedDocument,
  entries: EntryDraft[],
  log: ImportLog,
): EntryDraft[] {
  const collections = new Set(entries.map(({ collection }) => collection));
  if (collections.has('articles')) return entries;
  const isFaq = !collections.has('pages');
  for (const { line, value } of authors)
    log.drop(
      line,
      [value.name, value.role].filter(Boolean).join(' '),
      `the name of an author; ${isFaq ? 'FAQ entries name' : 'pages name'} none`,
    );
  for (const { line, value } of topics.slice(isFaq ? 1 : 0))
    log.drop(
      line,
      value.label,
      isFaq ? 'a further topic; FAQ entries have one' : 'a topic; pages have none',
    );
  if (isFaq && description !== undefined)
    log.drop(description.line, description.value, 'a description; FAQ entries have none');
  return entries;
}

/** Headings of sections that look like titles of separate texts. */
const sectionTitles =
  /^(?:(?:\d+|[ivx]+)[.)] .*|introduction|overview|background|summary|conclusions?|references|sources|bibliography|further reading|about(?: the author)?|contact|appendix|notes|einleitung|einführung|überblick|hintergrund|zusammenfassung|fazit|schluss|quellen|literatur|anhang|über (?:den autor|die autorin))$/iu;

/** Splits blocks at headings of the first level if each begins a text of its own. */
function splitTexts(blocks: readonly Block[], log: ImportLog): (readonly Block[])[] {
  const starts = blocks.flatMap((block, index) =>
    block.type === 'heading' && block.depth === 1 ? [index] : [],
  );
  const texts = starts.map((start, index) => blocks.slice(start, starts[index + 1]));
  const before = blocks.slice(0, starts[0]);
  if (
    texts.length < 2 ||
    before.some(({ type }) => type === 'heading') ||
    !texts.every(hasText) ||
    texts.some(isSection)
  )
    return [blocks];
  for (const text of texts.slice(1))
    if (text[0] !== undefined)
      log.info(
        getLine(text[0]),
        `A heading of the first level with a text under it begins an entry of its own: “${getPlainText(text[0])}”.`,
      );
  return texts.map((text, index) => (index === 0 ? [...before, ...text] : text));
}

function hasText(text: readonly Block[]): boolean {
  return text.some((block) => block.type !== 'heading' && block.type !== 'thematicBreak');
}

function isSection([heading]: readonly Block[]): boolean {
  const words = heading === undefined ? '' : getPlainText(heading);
  return sectionTitles.test(words) || parseFaqName(words) !== undefined || /[?？؟]$/u.test(words);
}
