import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type Ledger,
  listAddresses,
  type PublishedPage,
  splitPlace,
} from '../../domain/addresses/ledger.ts';
import { describeLost, advanceLedger } from '../../domain/addresses/next-ledger.ts';
import { getBasePath, toHref } from '../../domain/addresses/permalink.ts';
import {
  escapeHtml,
  renderRedirectPage,
  type KeptId,
  collectKeptIds,
  collectRedirects,
  type Redirect,
  redirectScript,
  redirectScriptFile,
} from '../../domain/addresses/redirects.ts';
import { type Retirement, retireAddresses } from '../../domain/addresses/retire.ts';
import type { CalendarDate } from '../../domain/locale/dates.ts';
import { readHtml } from '../pages/html.ts';
import { isIndexPage, type PageFacts, type PageReader, toPath } from '../pages/page-facts.ts';

/** A rendered site, the ledger of what was published before it, and what is given up with it. */
export interface AddressedSite {
  readonly folder: string;
  readonly siteUrl: string;
  /** The facts of its pages by their paths, and what reads those that are written here. */
  readonly pages: ReadonlyMap<string, PageFacts>;
  readonly readPage: PageReader;
  readonly ledger: Ledger;
  readonly day: CalendarDate;
  readonly retirement: Retirement | undefined;
}

/** What became of the addresses: the ledger to write, where pages that moved are, what to say of it, the hash of the words of each page, and the pages as they are now; or why the site may not go on show. */
export type SettledAddresses =
  | {
      readonly ledger: Ledger;
      readonly redirects: readonly Redirect[];
      readonly lines: readonly string[];
      readonly texts: ReadonlyMap<string, string>;
      readonly pages: ReadonlyMap<string, PageFacts>;
    }
  | { readonly refusal: string };

/**
 * Holds a rendered site against the ledger and makes every address that was ever published lead somewhere in it: pages that
 * moved get redirects, places whose headings were reworded keep their ids. Throws where an address cannot be retired.
 */
export async function settleAddresses({
  folder,
  siteUrl,
  pages: rendered,
  readPage,
  ledger,
  day,
  retirement,
}: AddressedSite): Promise<SettledAddresses> {
  const pages = [...rendered.values()].filter(({ path }) => isIndexPage(path));
  const published = pages.map(toPublishedPage);
  const live = listAddresses(published);
  const before = retirement === undefined ? ledger : retireAddresses(ledger, retirement, live, day);
  const next = advanceLedger(before, published, day);
  if (next.lost.length > 0) return { refusal: describeLost(next.lost, ledger, live) };
  const byAddress = new Map(pages.map((page) => [toPath(page.path), page]));
  const written = new Map<string, PageFacts>();
  const write: PageWriter = async (path, html) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), html);
    if (path.endsWith('.html')) written.set(path, readPage(path, html));
  };
  await writeKeptIds(folder, getBasePath(siteUrl), next.ledger, live, byAddress, write);
  const redirects = await writeRedirectPages(folder, siteUrl, next.ledger, live, byAddress, write);
  const moved =
    redirects.length === 0
      ? []
      : [redirects.length === 1 ? 'Wrote 1 redirect.' : `Wrote ${redirects.length} redirects.`];
  const texts = new Map(pages.map(({ path, textHash }) => [toPath(path), textHash]));
  return {
    ledger: next.ledger,
    redirects,
    texts,
    pages: new Map([...rendered, ...written]),
    lines: [
      ...moved,
      ...next.reworded.map(
        ({ from, to }) => `The heading of ${from} was reworded; links to it lead to ${to}.`,
      ),
    ],
  };
}

function toPublishedPage({ path, anchors }: PageFacts): PublishedPage {
  return { address: toPath(path), anchors };
}

/** Writes a page of the site, the path with `/`. */
type PageWriter = (path: string, html: string) => Promise<void>;

/** Writes a page at each address of a page that is gone, which leads on to where its text is, and returns all of them for servers that do so. */
async function writeRedirectPages(
  folder: string,
  siteUrl: string,
  ledger: Ledger,
  live: ReadonlySet<string>,
  pages: ReadonlyMap<string, PageFacts>,
  write: PageWriter,
): Promise<readonly Redirect[]> {
  const redirects = collectRedirects(ledger, live);
  if (redirects.length > 0) await writeFile(join(folder, redirectScriptFile), redirectScript);
  for (const { from, to } of redirects) {
    const path = (from.endsWith('/') ? `${from}index.html` : from).slice(1);
    // What a release holds by itself is never written over, whatever the ledger says of its address.
    if (existsSync(join(folder, path))) continue;
    const {
      heading = to,
      language = 'en',
      direction = 'ltr',
    } = pages.get(splitPlace(to).page) ?? {};
    await write(path, renderRedirectPage({ siteUrl, to, title: heading, language, direction }));
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
  pages: ReadonlyMap<string, PageFacts>,
  write: PageWriter,
): Promise<void> {
  for (const [address, kept] of Map.groupBy(collectKeptIds(ledger, live), ({ page }) => page)) {
    const page = pages.get(address);
    if (page === undefined) continue;
    const html = await readFile(join(folder, page.path), 'utf8');
    const others = kept.filter(({ id }) => !page.ids.includes(id));
    await write(page.path, addLinks(addIds(html, others), base, others, pages));
  }
}

function addIds(html: string, kept: readonly KeptId[]): string {
  const byPlace = Map.groupBy(kept, ({ at }) => at);
  const places: { readonly id: string; readonly end: number }[] = [];
  readHtml(html, [
    {
      onTag: ({ attributes: { id }, end }) => {
        if (id !== undefined) places.push({ id, end });
      },
    },
  ]);
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
  pages: ReadonlyMap<string, PageFacts>,
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
