import {
  toDocument,
  type ImportedDocument,
  type LeftOut,
  type Passage,
  type Remark,
  type Said,
} from '../../document.ts';
import { readCell, readPlain } from './answer.ts';
import type { Role } from './columns.ts';
import { readDate } from './dates.ts';

/** The cells of a row that say something, by what they say. */
export interface EntryRow {
  readonly line: number;
  readonly said: ReadonlyMap<Role, string>;
}

/** What came of a row. */
export interface RowReading {
  readonly document: ImportedDocument | undefined;
  readonly leftOut: readonly LeftOut[];
  readonly remarks: readonly Remark[];
  readonly passages: readonly Passage[];
}

/** Cells whose words a reader of the site sees; the others are addresses, days and numbers. */
const readable = ['topic', 'asks', 'description', 'author'] as const;
const questionMark = /^(?:(?:Q|F|Question|Frage)\s?\d{0,4}\s?[:.)]|\d{1,3}[.)])\s+/u;

/** Makes an FAQ entry of a row; a row without question or answer is left out, and a person is told. */
export function toEntry({ line, said }: EntryRow): RowReading {
  const question = readPlain(said.get('question') ?? '');
  const answer = said.get('answer') ?? '';
  const words = readable
    .map((role) => readPlain(said.get(role) ?? ''))
    .filter((each) => each !== '');
  if (said.size === 0) return { document: undefined, leftOut: [], remarks: [], passages: [] };
  if (question === '' || answer === '')
    return leaveOutRow(
      line,
      question,
      [question, answer, ...words].filter((each) => each !== ''),
    );
  const [mark = ''] = questionMark.exec(question) ?? [];
  const cell = readCell(answer, line);
  const leftOut: LeftOut[] = [
    ...cell.leftOut,
    ...(mark === '' ? [] : [{ line, words: mark.trim(), reason: 'the mark of a question' }]),
  ];
  const remarks: Remark[] = [...cell.remarks];
  const document = toDocument({
    ...toFields({ line, said }, leftOut, remarks),
    line,
    kind: 'faq',
    title: { value: question.slice(mark.length), line },
    tree: cell.tree,
  });
  return {
    document,
    leftOut,
    remarks,
    passages: [{ line, words: [question, ...words].join(' ') }, ...cell.passages],
  };
}

function leaveOutRow(line: number, question: string, words: readonly string[]): RowReading {
  const lacks = question === '' ? 'question' : 'answer';
  const says = `This row has no ${lacks}, so nothing was made of it. Write the ${lacks} into the table and import it again, or delete the row.`;
  const passage = { line, words: words.join(' ') };
  return {
    document: undefined,
    leftOut: [
      { ...passage, reason: `a row without ${lacks === 'answer' ? 'an answer' : 'a question'}` },
    ],
    remarks: [{ line, says, needsPerson: true }],
    passages: [passage],
  };
}

function toFields(
  { line, said }: EntryRow,
  leftOut: LeftOut[],
  remarks: Remark[],
): Partial<ImportedDocument> {
  const say = <Value>(value: Value): Said<Value> => ({ value, line });
  const description = said.get('description');
  const order = Number(said.get('order') ?? NaN);
  const readDay = (role: 'published' | 'updated') => {
    const cell = said.get(role);
    const day = cell === undefined ? undefined : readDate(cell);
    if (cell !== undefined && day === undefined)
      remarks.push({
        line,
        says: `“${cell}” is no day that is sure. Write it as year-month-day, such as 2026-03-31, and import again, or write it into the entry.`,
        needsPerson: true,
      });
    return day;
  };
  const address = said.get('address');
  const slug = said.get('slug');
  const isSlug = slug !== undefined && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug);
  const oldAddresses = [address, isSlug ? undefined : slug]
    .filter((each) => each !== undefined && /^(?:https?:\/)?\/\S+$/.test(each))
    .flatMap((each) => each ?? []);
  if (slug !== undefined && !isSlug && !oldAddresses.includes(slug))
    remarks.push({
      line,
      says: `The short name “${slug}” has other signs than small letters, digits and hyphens; the entry got another one by its question.`,
      needsPerson: false,
    });
  return {
    description: description === undefined ? undefined : say(readPlain(description)),
    topics: cutList(said.get('topic'), /[;|\n]/, line, leftOut).map((label) => say({ label })),
    authors: cutList(said.get('author'), /[;|\n]/, line, leftOut).map((name) => say({ name })),
    asks: cutList(said.get('asks'), /[;|\n]|(?<=[?？؟])\s*,?/u, line, leftOut).map(say),
    order: Number.isInteger(order) && order >= 0 ? order : undefined,
    published: readDay('published'),
    updated: readDay('updated'),
    slug: isSlug ? slug : undefined,
    oldAddresses,
  };
}

/** The parts of a cell that says several things; one that is said twice is left out. */
function cutList(
  cell: string | undefined,
  separator: RegExp,
  line: number,
  leftOut: LeftOut[],
): string[] {
  const parts = (cell ?? '')
    .split(separator)
    .map(readPlain)
    .filter((part) => part !== '');
  const once = new Set<string>();
  for (const part of parts) {
    if (once.has(part)) leftOut.push({ line, words: part, reason: 'said twice in its cell' });
    once.add(part);
  }
  return [...once];
}
