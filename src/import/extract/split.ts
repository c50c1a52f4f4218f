import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ImageFile, ImportedDocument, Said, TopicSaid } from '../document.ts';
import type { EntryDraft, Split, SplitOptions } from '../draft.ts';
import { createNotes, type Notes } from '../import-log.ts';
import { type Block, toBlocks, toLine, toWords } from './blocks.ts';
import { cutBlocksOfLines, leaveOutLeftovers } from './boilerplate/drop.ts';
import { findPeople } from './people.ts';
import { readFaqName } from './questions/faq-parts.ts';
import { findQuestions } from './questions/find.ts';
import {
  keepQuestions,
  leaveOutBareHeadings,
  type Taken,
  type TakenQuestion,
  takeQuestions,
} from './questions/take.ts';
import { citeSources } from './sources/cite.ts';
import { takeTagLines } from './tag-lines.ts';
import { findTitle, leaveOutTitle, type Titled } from './title.ts';

/** Takes a document apart into the entries that it holds, and says what was left out and what was decided. */
export function split(document: ImportedDocument, options: SplitOptions): Split {
  const notes = createNotes();
  const blocks = toBlocks(document.tree);
  const texts =
    document.title === undefined && document.kind !== 'faq' ? splitTexts(blocks, notes) : [blocks];
  const entries = texts.flatMap((text, index) =>
    toEntries(index === 0 ? document : toLater(document), text, options, notes),
  );
  return { entries, leftOut: notes.leftOut, remarks: notes.remarks };
}

/** What a second text of a document has in common with the first. */
function toLater(document: ImportedDocument): ImportedDocument {
  return {
    ...document,
    description: undefined,
    asks: [],
    slug: undefined,
    oldAddresses: [],
    cover: undefined,
  };
}

function toEntries(
  given: ImportedDocument,
  text: readonly Block[],
  options: SplitOptions,
  notes: Notes,
): EntryDraft[] {
  if (given.kind === 'faq' && (options.into ?? 'faq') === 'faq')
    return [toFaqEntry(given, text, notes)];
  const authored = findPeople(leaveOutTitle(given, notes), cutBlocksOfLines(text), notes);
  const { document, blocks } = takeTagLines(
    authored.document,
    leaveOutLeftovers(authored.blocks, notes),
    notes,
  );
  const titled = findTitle(document, blocks, notes);
  return leaveOutUnsaid(document, toDrafts(document, titled, options, notes), notes);
}

function toDrafts(
  document: ImportedDocument,
  titled: Titled,
  { into, faq }: SplitOptions,
  notes: Notes,
): EntryDraft[] {
  const { title } = titled;
  const name = readFaqName(title.value);
  const found = findQuestions(citeSources(titled.blocks, notes), name !== undefined, notes);
  if (faq === 'keep' && into !== 'faq')
    return [
      toTextDraft(document, toCollection(into ?? document.kind), title, keepQuestions(found), []),
    ];
  const taken = leaveOutBareHeadings(takeQuestions(found, notes), notes);
  const drafts = taken.questions.map((question) =>
    toQuestionDraft(document, { ...question, topic: question.topic ?? name?.topic }, notes),
  );
  if (drafts.length > 0) describe(taken, titled, notes);
  if (drafts.length > 0 && taken.body.length === 0)
    return toQuestionsAlone(document, titled, drafts, notes);
  if (into === 'faq') return [toAnswer(document, titled, taken.body, notes), ...drafts];
  return [toTextDraft(document, toCollection(into ?? document.kind), title, taken.body, drafts)];
}

function toCollection(kind: ImportedDocument['kind']): EntryDraft['collection'] {
  return kind === 'faq' ? 'faq' : kind === 'page' ? 'pages' : 'articles';
}

/** An answer that its format already holds by itself is taken as it is. */
function toFaqEntry(document: ImportedDocument, text: readonly Block[], notes: Notes): EntryDraft {
  const titled = findTitle(document, text, notes);
  return toAnswer(document, titled, citeSources(keepQuestions(titled.blocks), notes), notes);
}

function toAnswer(
  document: ImportedDocument,
  { title }: Titled,
  body: readonly Block[],
  notes: Notes,
): EntryDraft {
  askForQuestionMark(title, notes);
  return toTextDraft(document, 'faq', title, body, []);
}

function describe(
  { questions: [first, ...others], body }: Taken,
  { title }: Titled,
  notes: Notes,
): void {
  if (first === undefined) return;
  const line = toLine(first.node);
  const count = others.length + 1;
  const begins =
    count === 1
      ? 'A question begins here and becomes an FAQ entry of its own'
      : `${count} questions begin here and become FAQ entries of their own`;
  notes.decide(
    line,
    body.length === 0
      ? `${begins}; nothing else is left of “${title.value}”.`
      : `${begins}; “${title.value}” links to ${count === 1 ? 'it' : 'them'}.`,
  );
}

function toQuestionsAlone(
  document: ImportedDocument,
  { title }: Titled,
  drafts: readonly EntryDraft[],
  notes: Notes,
): EntryDraft[] {
  notes.leaveOut(
    title.line,
    title.value,
    'the title of a list of questions, each of which is an entry of its own',
  );
  const addresses = document.oldAddresses.filter((address) => !address.startsWith('file:'));
  if (addresses.length > 0)
    notes.ask(
      document.line,
      `All questions stood at ${addresses.join(' and ')}. Decide where that address leads now, and write it into permalinks.json.`,
    );
  return [...drafts];
}

/** Makes the draft of an entry that holds a text. */
function toTextDraft(
  document: ImportedDocument,
  collection: EntryDraft['collection'],
  title: Said<string>,
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
  const images = toImages(document, body, questions);
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
    questions,
  };
}

/** Makes the draft of a question that stood in a text. */
function toQuestionDraft(
  document: ImportedDocument,
  { node, topic }: TakenQuestion,
  notes: Notes,
): EntryDraft {
  const line = toLine(node);
  const title = { value: node.question, line };
  askForQuestionMark(title, notes);
  const topics: readonly Said<TopicSaid>[] =
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
    questions: [],
  };
}

/** Asks for a question where the title of an FAQ entry is none. */
function askForQuestionMark(title: Said<string>, notes: Notes): void {
  if (/[?？؟]$/u.test(title.value.trim())) return;
  notes.ask(
    title.line,
    title.value === ''
      ? 'The answer has no question. Write the question that it answers.'
      : `“${title.value}” does not end with a question mark. Write it as a reader would ask it.`,
  );
}

/** The images of a text: all but those that only its questions name. */
function toImages(
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

/** Leaves out what a document says and its entries have no place for: FAQ entries and pages name no author, and one topic or none. */
function leaveOutUnsaid(
  { authors, topics, description }: ImportedDocument,
  entries: EntryDraft[],
  notes: Notes,
): EntryDraft[] {
  const collections = new Set(entries.map(({ collection }) => collection));
  if (collections.has('articles')) return entries;
  const isFaq = !collections.has('pages');
  for (const { line, value } of authors)
    notes.leaveOut(
      line,
      [value.name, value.role].filter(Boolean).join(' '),
      `the name of an author; ${isFaq ? 'FAQ entries name' : 'pages name'} none`,
    );
  for (const { line, value } of topics.slice(isFaq ? 1 : 0))
    notes.leaveOut(
      line,
      value.label,
      isFaq ? 'a further topic; FAQ entries have one' : 'a topic; pages have none',
    );
  if (isFaq && description !== undefined)
    notes.leaveOut(description.line, description.value, 'a description; FAQ entries have none');
  return entries;
}

/** Parts of one text that are often headed like a text of its own. */
const part =
  /^(?:(?:\d+|[ivx]+)[.)] .*|introduction|overview|background|summary|conclusions?|references|sources|bibliography|further reading|about(?: the author)?|contact|appendix|notes|einleitung|einführung|überblick|hintergrund|zusammenfassung|fazit|schluss|quellen|literatur|anhang|über (?:den autor|die autorin))$/iu;

/** Takes blocks apart where several headings of the first level each begin a text; one alone where they are its parts. */
function splitTexts(blocks: readonly Block[], notes: Notes): (readonly Block[])[] {
  const starts = blocks.flatMap((block, index) =>
    block.type === 'heading' && block.depth === 1 ? [index] : [],
  );
  const texts = starts.map((start, index) => blocks.slice(start, starts[index + 1]));
  const before = blocks.slice(0, starts[0]);
  if (
    texts.length < 2 ||
    before.some(({ type }) => type === 'heading') ||
    !texts.every(hasText) ||
    texts.some(isPart)
  )
    return [blocks];
  for (const text of texts.slice(1))
    if (text[0] !== undefined)
      notes.decide(
        toLine(text[0]),
        `A heading of the first level with a text under it begins an entry of its own: “${toWords(text[0])}”.`,
      );
  return texts.map((text, index) => (index === 0 ? [...before, ...text] : text));
}

function hasText(text: readonly Block[]): boolean {
  return text.some((block) => block.type !== 'heading' && block.type !== 'thematicBreak');
}

function isPart([heading]: readonly Block[]): boolean {
  const words = heading === undefined ? '' : toWords(heading);
  return part.test(words) || readFaqName(words) !== undefined || /[?？؟]$/u.test(words);
}
