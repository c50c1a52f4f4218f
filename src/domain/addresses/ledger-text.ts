import { numberHeadings } from './heading-order.ts';
import { mergeLines, canonicalizeLine } from './joined-ledger.ts';
import {
  createLine,
  isCurrent,
  type Ledger,
  type LedgerLine,
  splitPlace,
  type StoredLine,
  formatPlace,
} from './ledger.ts';

/**
 * What the text of a ledger holds, read record by record: no comma, brace or mark of a merge makes
 * a record unreadable.
 */
export interface LedgerText {
  readonly ledger: Ledger;
  /** Where the record of each address begins, the last one of several. */
  readonly offsets: ReadonlyMap<string, number>;
  /** What cannot be read. */
  readonly faults: readonly LedgerFault[];
  /** Where the marks of a merge begin that nobody took out; undefined if there are none. */
  readonly marks: number | undefined;
}

/** A part of the text of a ledger that cannot be read. */
export interface LedgerFault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** The address of the record, if that can be read. */
  readonly address: string | undefined;
  /** Whether the text ends here, as when it was cut off. */
  readonly isLast: boolean;
}

/** Judges the name and the value of a record. */
type ParseRecord = (
  name: string,
  value: unknown,
) => { readonly line: StoredLine } | { readonly message: string };

const space = /[\s,{}]*/y;

const mark = /^(<{7,}|\|{7,}|={7,}|>{7,})(?=[ \t\r]|$)[^\n\r]*/my;

const name = /"(?:[^"\\\r\n]|\\.)*"/y;

const colon = /\s*:\s*/y;

const value = /\{(?:[^"{}]|"(?:[^"\\\r\n]|\\.)*")*\}|"(?:[^"\\\r\n]|\\.)*"/y;

const rest = /[^\r\n]*/y;

/** A record as builds write it, which is nearly every one. */
const plainRecord = /[\s,]*"([^"\\\r\n]*)"\s*:\s*(\{[^{}"\\]*(?:"[^"\\\r\n]*"[^{}"\\]*)*\})/y;

/** The key of the sentence for readers of the file. */
const noteKey = '//';

/**
 * Reads the text of a ledger as one or several versions of the file hold it: as the build writes
 * it, as `merge=union` of git joins two, or with the marks of a merge in each of git's styles. All
 * lines of one address are joined; what stands between the marks as the version that both sides had
 * before says nothing that they do not.
 */
export function parseLedgerText(text: string, parseRecord: ParseRecord): LedgerText {
  const { records, faults, marks } = findRecords(text);
  const stored = new Map<string, StoredLine>();
  const offsets = new Map<string, number>();
  for (const { address, start, end, data } of records) {
    const parsed = parseRecord(address, data);
    if ('message' in parsed) {
      faults.push({ start, end, message: parsed.message, address, isLast: false });
      continue;
    }
    const known = stored.get(address);
    const line = canonicalizeLine(parsed.line);
    stored.set(address, known === undefined ? line : mergeLines(known, line));
    offsets.set(address, start);
  }
  return {
    ledger: upgradeLedger(stored),
    offsets,
    faults: faults.sort((a, b) => a.start - b.start),
    marks,
  };
}

interface FoundRecord {
  readonly address: string;
  readonly start: number;
  readonly end: number;
  readonly data: unknown;
}

function findRecords(text: string): {
  readonly records: FoundRecord[];
  readonly faults: LedgerFault[];
  readonly marks: number | undefined;
} {
  const records: FoundRecord[] = [];
  const faults: LedgerFault[] = [];
  const base = createBase();
  // Thousands of records say the same: one object for all of them is parsed and judged once.
  const values = new Map<string, object>();
  let marks: number | undefined;
  let isClosed = false;
  // A byte order mark is no part of the text.
  for (let at = text.startsWith('\ufeff') ? 1 : 0; ;) {
    plainRecord.lastIndex = at;
    const [plain, address, source] = plainRecord.exec(text) ?? [];
    const known = source === undefined ? undefined : values.get(source);
    if (
      plain !== undefined &&
      address !== undefined &&
      known !== undefined &&
      address !== noteKey
    ) {
      const start = text.indexOf('"', at);
      at += plain.length;
      records.push({ address, start, end: at, data: known });
      continue;
    }
    const skipped = match(space, text, at) ?? '';
    at += skipped.length;
    isClosed = skipped.includes('}');
    if (at >= text.length) break;
    const found = match(mark, text, at);
    if (found !== undefined) {
      marks ??= at;
      base.meet(found, records.length);
      at += found.length;
      continue;
    }
    const record = readRecord(text, at);
    if ('end' in record && 'data' in record) {
      if (typeof record.data === 'object' && record.data !== null)
        values.set(text.slice(record.from, record.end), record.data);
      if (record.address !== noteKey) records.push(record);
      at = record.end;
      continue;
    }
    const line = match(rest, text, at) ?? '';
    faults.push({
      start: at,
      end: at + line.length,
      ...record,
      isLast: text.slice(at + line.length).trim() === '',
    });
    at += line.length;
  }
  if (!isClosed && marks === undefined && faults.at(-1)?.isLast !== true) {
    faults.push({
      start: text.length,
      end: text.length,
      message: text.trim() === '' ? 'The file is empty.' : 'The file ends before its last line.',
      address: undefined,
      isLast: true,
    });
  }
  return { records: base.leaveOut(records), faults, marks };
}

function readRecord(
  text: string,
  start: number,
):
  | (FoundRecord & { readonly from: number })
  | { readonly message: string; readonly address: string | undefined } {
  const key = match(name, text, start);
  const address = key === undefined ? undefined : parseJson(key);
  if (key === undefined || typeof address !== 'string')
    return { message: 'This is no line of an address.', address: undefined };
  const separator = match(colon, text, start + key.length);
  if (separator === undefined)
    return { message: 'The line ends before it says anything of its address.', address };
  const from = start + key.length + separator.length;
  const source = match(value, text, from);
  if (source === undefined)
    return { message: 'The line is cut off or does not end in }.', address };
  const data = parseJson(source);
  if (data === undefined)
    return { message: 'What the line says of its address cannot be read.', address };
  return { address, start, from, end: from + source.length, data };
}

/**
 * Leaves out what stands between the marks `|||||||` and `=======`, which is the version from which
 * both sides come. If the marks do not fit together, as if a person took some out, all lines are
 * kept.
 */
function createBase(): {
  readonly meet: (mark: string, count: number) => void;
  readonly leaveOut: (records: FoundRecord[]) => FoundRecord[];
} {
  const open: { from: number | undefined; state: 'ours' | 'base' | 'theirs' }[] = [];
  const ranges: { readonly from: number; readonly to: number }[] = [];
  let isWhole = true;
  return {
    meet(found, count) {
      const [sign] = found;
      const conflict = open.at(-1);
      if (sign === '<') open.push({ from: undefined, state: 'ours' });
      else if (conflict === undefined) isWhole = false;
      else if (sign === '|' && conflict.state === 'ours')
        Object.assign(conflict, { from: count, state: 'base' });
      else if (sign === '=' && conflict.state !== 'theirs') {
        if (conflict.from !== undefined) ranges.push({ from: conflict.from, to: count });
        conflict.state = 'theirs';
      } else if (sign === '>' && conflict.state === 'theirs') open.pop();
      else isWhole = false;
    },
    leaveOut(records) {
      if (!isWhole || open.length > 0) return records;
      return records.filter(
        (_, index) => !ranges.some(({ from, to }) => index >= from && index < to),
      );
    },
  };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/**
 * The ledger of lines that may be those of before: `follows`, the heading before a heading, becomes
 * a number, and what a rename had left for the next release is entered at the new address. `text`
 * and `changed` are left out.
 */
function upgradeLedger(stored: ReadonlyMap<string, StoredLine>): Ledger {
  const isOld = [...stored.values()].some(
    ({ text, follows, changed }) =>
      text !== undefined || follows !== undefined || changed !== undefined,
  );
  if (!isOld) return stored;
  const ledger = new Map<string, LedgerLine>(
    [...stored].map(([address, line]) => [
      address,
      createLine({ ...line, text: undefined, follows: undefined, changed: undefined }),
    ]),
  );
  for (const [address, line] of stored)
    if (line.to !== undefined && line.text !== undefined && line.moved !== undefined)
      enterFirst(address, line, line.to, stored, ledger);
  for (const [page, following] of listFollowing(stored))
    enterOrder(page, getOrder(following), ledger);
  return ledger;
}

/** A page that was renamed since the last release: the new address is told which was the first. */
function enterFirst(
  address: string,
  line: StoredLine,
  to: string,
  stored: ReadonlyMap<string, StoredLine>,
  ledger: Map<string, LedgerLine>,
): void {
  const target = stored.get(to);
  const first = line.first ?? address;
  ledger.set(address, createLine({ ...ledger.get(address), first: undefined }));
  const isPublished = target?.text !== undefined && isCurrent(target);
  if (!isPublished && target?.first === undefined && first !== to)
    ledger.set(to, { ...ledger.get(to), first });
}

function enterOrder(page: string, order: readonly string[], ledger: Map<string, LedgerLine>): void {
  const known = new Map(
    order.flatMap((id) => {
      const at = ledger.get(formatPlace(page, id))?.at;
      return at === undefined ? [] : [[id, at] as const];
    }),
  );
  for (const [id, at] of numberHeadings(order, known)) {
    const { since } = ledger.get(formatPlace(page, id)) ?? {};
    ledger.set(formatPlace(page, id), createLine({ since, at }));
  }
}

/**
 * For each page its headings of the last release, by the one that each follows: of a page with a
 * new name those of the old one.
 */
function listFollowing(
  stored: ReadonlyMap<string, StoredLine>,
): Map<string, Map<string, string[]>> {
  const pages = new Map<string, Map<string, string[]>>();
  for (const [address, line] of stored) {
    if (line.follows === undefined || line.retired !== undefined) continue;
    const { page, id } = splitPlace(isCurrent(line) ? address : (line.to ?? address));
    if (id === undefined) continue;
    const following = pages.get(page) ?? new Map<string, string[]>();
    pages.set(page, following.set(line.follows, [...(following.get(line.follows) ?? []), id]));
  }
  return pages;
}

/** The ids of headings in their order. */
function getOrder(following: ReadonlyMap<string, readonly string[]>): string[] {
  const order = new Set<string>();
  const left = [''];
  for (let before = left.pop(); before !== undefined; before = left.pop()) {
    if (before !== '') order.add(before);
    for (const id of (following.get(before) ?? []).toReversed()) if (!order.has(id)) left.push(id);
  }
  // Where two versions of the file were merged the order may have gaps.
  return [...order.union(new Set([...following.values()].flat()))];
}
