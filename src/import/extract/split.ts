import type { ImportedDocument } from '../document.ts';
import type { EntryDraft, Split, SplitOptions } from '../draft.ts';
import { type Block, toBlocks, toLine } from './blocks.ts';
import { askForQuestionMark, toQuestionDraft, toTextDraft } from './drafts.ts';
import { leaveOutLeftovers } from './leftovers/leave-out.ts';
import { cutBlocksOfLines } from './leftovers/lines.ts';
import { createNotes, type Notes } from '../log.ts';
import { findPeople } from './people/find.ts';
import { findQuestions } from './questions/find.ts';
import { keepQuestions } from './questions/keep.ts';
import { readFaqName } from './questions/faq-names.ts';
import { leaveOutBareHeadings } from './questions/bare-headings.ts';
import { takeQuestions, type Taken } from './questions/take.ts';
import { citeSources } from './sources/cite.ts';
import { leaveOutUnsaid } from './unsaid.ts';
import { takeTagLines } from './tag-lines.ts';
import { splitTexts } from './texts.ts';
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
