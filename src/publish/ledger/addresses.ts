import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type Ledger,
  listAddresses,
  type PublishedPage,
  splitPlace,
  toAnchor,
} from '../../domain/addresses/ledger.ts';
import { describeLost, toNextLedger } from '../../domain/addresses/next-ledger.ts';
import { toBase, toHref } from '../../domain/addresses/permalink.ts';
import {
  escapeHtml,
  formatRedirectPage,
  type KeptId,
  listKeptIds,
  listRedirects,
  type Redirect,
  redirectScript,
  redirectScriptFile,
} from '../../domain/addresses/redirects.ts';
import { type Retirement, toRetired } from '../../domain/addresses/retire.ts';
import type { CalendarDate } from '../../domain/locale/dates.ts';
import { type ReleasePage, toPath } from '../audit/release-page.ts';
import { readRelease } from '../audit/release.ts';
import { toTextHash } from './page-changes.ts';

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

/** Writes a page at each address of a page that is gone, which leads on to where its text is, and returns all of them for servers that do so. */
async function writeRedirectPages(
  folder: string,
  siteUrl: string,
  ledger: Ledger,
  live: ReadonlySet<string>,
  pages: ReadonlyMap<string, ReleasePage>,
): Promise<readonly Redirect[]> {
  const redirects = listRedirects(ledger, live);
  if (redirects.length > 0) await writeFile(join(folder, redirectScriptFile), redirectScript);
  for (const { from, to } of redirects) {
    const file = join(folder, from.endsWith('/') ? `${from}index.html` : from);
    // What a release holds by itself is never written over, whatever the ledger says of its address.
    if (existsSync(file)) continue;
    const {
      heading = to,
      language = 'en',
      direction = 'ltr',
    } = pages.get(splitPlace(to).page) ?? {};
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, formatRedirectPage({ siteUrl, to, title: heading, language, direction }));
  }
  return redirects;
}

/**
 * Writes into the pages the ids that they or the pages before them had: beside the new id where the text stands on the same
 * page, else at the end of the page with a link to it, which shows only to readers who come by the old address.
 */
async function writeKeptIds(
  folder: string,
  base: string,
  ledger: Ledger,
  live: ReadonlySet<string>,
  pages: ReadonlyMap<string, ReleasePage>,
): Promise<void> {
  for (const [address, kept] of Map.groupBy(listKeptIds(ledger, live), ({ page }) => page)) {
    const page = pages.get(address);
    if (page === undefined) continue;
    const file = join(folder, page.path);
    const html = await readFile(file, 'utf8');
    const others = kept.filter(({ id }) => !page.ids.has(id));
    await writeFile(file, addLinks(addIds(html, page, others), base, others, pages));
  }
}

function addIds(html: string, { places }: ReleasePage, kept: readonly KeptId[]): string {
  const byPlace = Map.groupBy(kept, ({ at }) => at);
  // From the end, so that the offsets before stay what they are.
  return places
    .toSorted((a, b) => b.end - a.end)
    .reduce((text, { id, end }) => {
      const spans = (byPlace.get(id) ?? []).map(
        (each) => `<span id="${escapeHtml(each.id)}"></span>`,
      );
      return spans.length === 0 ? text : text.slice(0, end) + spans.join('') + text.slice(end);
    }, html);
}

function addLinks(
  html: string,
  base: string,
  kept: readonly KeptId[],
  pages: ReadonlyMap<string, ReleasePage>,
): string {
  const links = kept.flatMap(({ id, to }) => {
    const title = to === undefined ? undefined : (pages.get(splitPlace(to).page)?.heading ?? to);
    return to === undefined || title === undefined
      ? []
      : [
          `<p class="moved" id="${escapeHtml(id)}" data-pagefind-ignore><a href="${escapeHtml(toHref(base, to))}">${escapeHtml(title)}</a></p>`,
        ];
  });
  const end = html.lastIndexOf('</main>');
  return links.length === 0 || end < 0
    ? html
    : html.slice(0, end) + links.join('') + html.slice(end);
}
