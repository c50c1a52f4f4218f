import type { z } from 'astro/zod';
import type { permalinkLine } from '../../schemas/index.ts';
import { layoutAnchors } from './anchor.ts';
import { fixedPermalinks } from './permalink.ts';

/** A line as a file may hold it, with the fields of ledgers of before. */
export type StoredLine = z.output<typeof permalinkLine>;

/**
 * What the ledger knows of an address. All of it are facts that no edit of a text changes, so that
 * the lines of two branches can be joined: `since` is the release in which it appeared; `first` the
 * first address of the page that is at this address now, if that was another one; `at` where a
 * heading stands among those of its page, as a number between those of its neighbours. An address
 * that is gone has `to`, where it went, on the day `moved`, and `or`, where it went on another
 * branch, or it is `retired`. A line without `since` that is not gone was written by a rename and
 * is not published yet.
 */
export type LedgerLine = Omit<StoredLine, 'changed' | 'text' | 'follows'>;

/** The name of the ledger in the content folder, and of its copy in a release. */
export const ledgerFile = 'permalinks.json';

/** Every address that was ever published, of pages and with `#` of places within them. */
export type Ledger = ReadonlyMap<string, LedgerLine>;

/** A page of a release, as the ledger needs to know it. */
export interface PublishedPage {
  /** Such as `/faq/is-it-safe/`. */
  readonly address: string;
  /** The places to which a link may lead, in their order. */
  readonly anchors: readonly Anchor[];
}

/** A place within a page. */
export interface Anchor {
  readonly id: string;
  /** Whether its id is made of the words of a heading, and so changes with them. */
  readonly isHeading: boolean;
}

/**
 * The place that an element with an id is, as far as links to it are to last; undefined for marks,
 * references and the frame of a page.
 */
export function parseAnchor(address: string, element: string, id: string): Anchor | undefined {
  const isListPage = address === fixedPermalinks.faq || address === fixedPermalinks.sources;
  if (layoutAnchors.has(id)) return undefined;
  if (/^h[1-6]$/.test(element)) return { id, isHeading: !isListPage };
  return id.startsWith('q-') && element !== 'a' ? { id, isHeading: false } : undefined;
}

/** The address of a place within a page; of the page if there is no id. */
export function formatPlace(page: string, id: string | undefined): string {
  return id === undefined ? page : `${page}#${id}`;
}

/** The page of an address and the id within it. */
export function splitPlace(address: string): { page: string; id: string | undefined } {
  const hash = address.indexOf('#');
  return hash < 0
    ? { page: address, id: undefined }
    : { page: address.slice(0, hash), id: address.slice(hash + 1) };
}

/** Every address of a release. */
export function listAddresses(pages: readonly PublishedPage[]): Set<string> {
  return new Set(
    pages.flatMap(({ address, anchors }) => [
      address,
      ...anchors.map(({ id }) => formatPlace(address, id)),
    ]),
  );
}

/** Whether an address was on the site in its last release, as far as the ledger tells. */
export function isCurrent({ to, retired }: LedgerLine): boolean {
  return to === undefined && retired === undefined;
}

/** Whether a rename wrote the line for the next release, and no release had the address yet. */
export function isPending({ since, first, at, to, retired }: LedgerLine): boolean {
  return (
    since === undefined && isCurrent({ to, retired }) && (first !== undefined || at !== undefined)
  );
}

/** A line of the fields that have a value. */
export function createLine(values: {
  readonly [Field in keyof StoredLine]: StoredLine[Field] | undefined;
}): StoredLine {
  const line: StoredLine = {};
  for (const field of fields) if (values[field] !== undefined) setField(line, field, values[field]);
  return line;
}

function setField<Field extends keyof StoredLine>(
  line: StoredLine,
  field: Field,
  value: StoredLine[Field],
): void {
  line[field] = value;
}

const fields = [
  'since',
  'first',
  'at',
  'to',
  'or',
  'moved',
  'retired',
  'reason',
  'changed',
  'text',
  'follows',
] as const;

/**
 * Stands last in the file, so that no line of an address is without a comma: what one branch
 * appends changes no other line.
 */
const note =
  '"//": "Every address that was ever published. The build writes this file: keep it with the content. Branches merge line by line."';

/** The ledger as its file holds it: sorted, one address a line. */
export function serializeLedger(ledger: Ledger): string {
  const addresses = [...ledger.keys()].sort();
  return `{\n${addresses.map((address) => `  ${serializeLine(address, ledger.get(address) ?? {})},\n`).join('')}  ${note}\n}\n`;
}

/** One line of the file, without what parts it from the next. */
export function serializeLine(address: string, line: LedgerLine): string {
  const values = fields.flatMap((field) =>
    Object.hasOwn(line, field)
      ? [`${JSON.stringify(field)}: ${formatValue(Reflect.get(line, field))}`]
      : [],
  );
  return `${JSON.stringify(address)}: ${values.length === 0 ? '{}' : `{ ${values.join(', ')} }`}`;
}

function formatValue(value: unknown): string {
  return Array.isArray(value)
    ? `[${value.map((each) => JSON.stringify(each)).join(', ')}]`
    : JSON.stringify(value);
}
