import type { z } from 'astro/zod';
import type { permalinkLine } from '../schemas/permalinks.ts';
import { layoutAnchors } from './anchor.ts';
import { fixedPermalinks } from './permalink.ts';

/**
 * What the ledger knows of an address: `since` is the release in which it appeared, `first` the first address of its page where it had
 * another one, `changed` the last release that changed the `text` of its page, `follows` the id of the heading before it. An address that is gone has `to`, where it went, or `retired`.
 */
export type LedgerLine = z.output<typeof permalinkLine>;

/** Every address that was ever published, of pages and with `#` of places within them. */
export type Ledger = ReadonlyMap<string, LedgerLine>;

/** A page of a release, as the ledger needs to know it. */
export interface PublishedPage {
  /** Such as `/faq/is-it-safe/`. */
  readonly address: string;
  /** A hash of the words of its main part. */
  readonly text: string;
  /** The places to which a link may lead, in their order. */
  readonly anchors: readonly Anchor[];
}

/** A place within a page. */
export interface Anchor {
  readonly id: string;
  /** Whether its id is made of the words of a heading, and so changes with them. */
  readonly isHeading: boolean;
}

/** The place that an element with an id is, as far as links to it are to last; undefined for marks, references and the frame of a page. */
export function toAnchor(address: string, element: string, id: string): Anchor | undefined {
  const isListPage = address === fixedPermalinks.faq || address === fixedPermalinks.sources;
  if (layoutAnchors.has(id)) return undefined;
  if (/^h[1-6]$/.test(element)) return { id, isHeading: !isListPage };
  const isQuestion = id.startsWith('q-') && element !== 'a';
  const isSource = address === fixedPermalinks.sources && element === 'li';
  return isQuestion || isSource ? { id, isHeading: false } : undefined;
}

/** The address of a place within a page; of the page where there is no id. */
export function toPlace(page: string, id: string | undefined): string {
  return id === undefined ? page : `${page}#${id}`;
}

/** The page of an address and the id within it. */
export function splitPlace(address: string): { page: string; id: string | undefined } {
  const hash = address.indexOf('#');
  return hash < 0 ? { page: address, id: undefined } : { page: address.slice(0, hash), id: address.slice(hash + 1) };
}

/** Every address of a release. */
export function listAddresses(pages: readonly PublishedPage[]): Set<string> {
  return new Set(pages.flatMap(({ address, anchors }) => [address, ...anchors.map(({ id }) => toPlace(address, id))]));
}

/** Whether an address was on the site in its last release, as far as the ledger tells. */
export function isStanding({ to, retired }: LedgerLine): boolean {
  return to === undefined && retired === undefined;
}

/** The ledger as its file holds it: sorted, one address a line. */
export function formatLedger(ledger: Ledger): string {
  const addresses = [...ledger.keys()].sort();
  return `{\n${addresses.map((address) => `  ${formatLine(address, ledger.get(address) ?? {})}`).join(',\n')}\n}\n`;
}

const fields = ['since', 'first', 'changed', 'text', 'follows', 'to', 'moved', 'retired', 'reason'] as const;

/** One line of the file, without what parts it from the next. */
export function formatLine(address: string, line: LedgerLine): string {
  const values = fields.flatMap((field) => (line[field] === undefined ? [] : [`${JSON.stringify(field)}: ${JSON.stringify(line[field])}`]));
  return `${JSON.stringify(address)}: { ${values.join(', ')} }`;
}
