import type { CalendarDate } from '../domain/locale/dates.ts';
import {
  listAddresses,
  toAnchor,
  type Ledger,
  type PublishedPage,
} from '../domain/addresses/ledger.ts';
import { describeLost } from '../domain/addresses/next-ledger.ts';
import { toNextLedger } from '../domain/addresses/next-ledger.ts';
import { toBase } from '../domain/addresses/permalink.ts';
import type { Redirect } from '../domain/addresses/redirects.ts';
import { toRetired, type Retirement } from '../domain/addresses/retire.ts';
import { writeKeptIds } from './kept-ids.ts';
import { toTextHash } from './page-changes.ts';
import { writeRedirectPages } from './redirects.ts';
import { readRelease } from './audit/release.ts';
import { toPath, type ReleasePage } from './audit/release-page.ts';

/** A rendered site, the ledger of what was published before it, and what is given up with it. */
export interface AddressedSite {
  readonly folder: string;
  readonly siteUrl: string;
  readonly ledger: Ledger;
  readonly day: CalendarDate;
  readonly retirement: Retirement | undefined;
}

/** What became of the addresses: the ledger to write, where pages that moved are, what to say of it, and the hash of the words of each page; or why the site may not go on show. */
export type SettledAddresses =
  | {
      readonly ledger: Ledger;
      readonly redirects: readonly Redirect[];
      readonly lines: readonly string[];
      readonly texts: ReadonlyMap<string, string>;
    }
  | { readonly refusal: string };

/**
 * Holds a rendered site against the ledger and makes every address that was ever published lead somewhere in it: pages that
 * moved get redirects, places whose headings were reworded keep their ids. Throws where an address cannot be retired.
 */
export async function settleAddresses({
  folder,
  siteUrl,
  ledger,
  day,
  retirement,
}: AddressedSite): Promise<SettledAddresses> {
  const release = await readRelease(folder, siteUrl);
  const pages = [...release.pages.values()].filter(({ path }) => /(?:^|\/)index\.html$/.test(path));
  const published = pages.map(toPublishedPage);
  const live = listAddresses(published);
  const before = retirement === undefined ? ledger : toRetired(ledger, retirement, live, day);
  const next = toNextLedger(before, published, day);
  if (next.lost.length > 0) return { refusal: describeLost(next.lost, ledger, live) };
  const byAddress = new Map(pages.map((page) => [toPath(page.path), page]));
  await writeKeptIds(folder, toBase(siteUrl), next.ledger, live, byAddress);
  const redirects = await writeRedirectPages(folder, siteUrl, next.ledger, live, byAddress);
  const moved =
    redirects.length === 0
      ? []
      : [redirects.length === 1 ? 'Wrote 1 redirect.' : `Wrote ${redirects.length} redirects.`];
  const texts = new Map(pages.map(({ path, text }) => [toPath(path), toTextHash(text)]));
  return {
    ledger: next.ledger,
    redirects,
    texts,
    lines: [
      ...moved,
      ...next.reworded.map(
        ({ from, to }) => `The heading of ${from} was reworded; links to it lead to ${to}.`,
      ),
    ],
  };
}

function toPublishedPage({ path, places }: ReleasePage): PublishedPage {
  const address = toPath(path);
  return {
    address,
    anchors: places.flatMap(({ element, id }) => toAnchor(address, element, id) ?? []),
  };
}
