import type { LedgerSource } from '../../check/index.ts';
import {
  listAddresses,
  splitPlace,
  serializeLedger,
  ledgerFile,
  type Ledger,
  type PublishedPage,
  describeLost,
  advanceLedger,
  getBasePath,
  toHrefBelow,
  escapeHtml,
  renderRedirectPage,
  collectKeptIds,
  collectRedirects,
  redirectScript,
  redirectScriptFile,
  type KeptId,
  type Redirect,
  retireAddresses,
  type Retirement,
  findForgottenAddresses,
} from '../../domain/addresses/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import type { SiteFiles } from '../files/site-files.ts';
import { readHtml } from '../pages/html.ts';
import { isIndexPage, toPath, type PageFacts, type PageReader } from '../pages/page-facts.ts';
import { formatCommand } from '../../domain/text/index.ts';
import type { LedgerTexts } from './ledger-file.ts';

/** What is promised when a build begins. */
export interface Promised {
  /** The ledger of the content, with what only the release on show has. */
  readonly ledger: Ledger;
  /** The ledger of the content alone. */
  readonly own: Ledger;
  /** The texts of its files. */
  readonly texts: LedgerTexts;
  /** How many addresses only the release on show has. */
  readonly forgotten: number;
}

const most = 20;

/** A rendered site, the ledger of what was published before it, and what is given up with it. */
interface AddressedSite {
  readonly files: SiteFiles;
  readonly siteUrl: string;
  /** The facts of its pages by their paths, and what reads those that are written here. */
  readonly pages: ReadonlyMap<string, PageFacts>;
  readonly readPage: PageReader;
  readonly ledger: Ledger;
  readonly day: CalendarDate;
  /** The addresses of entries that are not published yet. */
  readonly unpublished: ReadonlySet<string>;
  readonly retirement: Retirement | undefined;
}

/** What became of the addresses. */
export interface SettledAddresses {
  /** The ledger to write. */
  readonly ledger: Ledger;
  /** Where pages that moved are. */
  readonly redirects: readonly Redirect[];
  /** What to say of it. */
  readonly lines: readonly string[];
  /** The hash of the words of each page. */
  readonly texts: ReadonlyMap<string, string>;
  /** The pages as they are now. */
  readonly pages: ReadonlyMap<string, PageFacts>;
}

/** Why a site may not go on show. */
interface RefusedAddresses {
  readonly refusal: string;
}

/**
 * Holds a rendered site against the ledger and makes every address that was ever published lead
 * somewhere in it: pages that moved get redirects, places whose headings were reworded keep their
 * ids. Throws if an address cannot be retired.
 */
export function settleAddresses({
  files,
  siteUrl,
  pages: rendered,
  readPage,
  ledger,
  day,
  unpublished,
  retirement,
}: AddressedSite): SettledAddresses | RefusedAddresses {
  const pages = [...rendered.values()].filter(({ path }) => isIndexPage(path));
  const published = pages.map(createPublishedPage);
  const live = listAddresses(published);
  const before = retirement === undefined ? ledger : retireAddresses(ledger, retirement, live, day);
  const next = advanceLedger(before, published, day, unpublished);
  if (next.lost.length > 0) return { refusal: describeLost(next.lost, ledger, live) };
  const byAddress = new Map(pages.map((page) => [toPath(page.path), page]));
  const written = new Map<string, PageFacts>();
  const write: PageWriter = (path, html) => {
    files.write(path, html);
    if (!path.endsWith('.html')) return;
    const { missingTexts = [] } = rendered.get(path) ?? {};
    written.set(path, { ...readPage(path, html), missingTexts });
  };
  writeKeptIds(files, getBasePath(siteUrl), next.ledger, live, byAddress, write);
  const redirects = writeRedirectPages(files, siteUrl, next.ledger, live, byAddress, write);
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

function createPublishedPage({ path, anchors }: PageFacts): PublishedPage {
  return { address: toPath(path), anchors };
}

/** Writes a page of the site, the path with `/`. */
type PageWriter = (path: string, html: string) => void;

/**
 * Writes a page at each address of a page that is gone, which leads on to where its text is, and
 * returns all of them for servers that do so.
 */
function writeRedirectPages(
  files: SiteFiles,
  siteUrl: string,
  ledger: Ledger,
  live: ReadonlySet<string>,
  pages: ReadonlyMap<string, PageFacts>,
  write: PageWriter,
): readonly Redirect[] {
  const redirects = collectRedirects(ledger, live);
  if (redirects.length > 0) files.write(redirectScriptFile, redirectScript);
  for (const { from, to } of redirects) {
    const path = (from.endsWith('/') ? `${from}index.html` : from).slice(1);
    // What a release holds by itself is never written over, whatever the ledger says of its
    // address.
    if (files.has(path)) continue;
    const {
      heading = to,
      language = 'en',
      direction = 'ltr',
    } = pages.get(splitPlace(to).page) ?? {};
    write(path, renderRedirectPage({ siteUrl, to, title: heading, language, direction }));
  }
  return redirects;
}

/**
 * Writes into the pages the ids that they or the pages before them had: beside the new id where the
 * text stands on the same page, else at the end of the page with a link to it, which shows only to
 * readers who come by the old address.
 */
function writeKeptIds(
  files: SiteFiles,
  base: string,
  ledger: Ledger,
  live: ReadonlySet<string>,
  pages: ReadonlyMap<string, PageFacts>,
  write: PageWriter,
): void {
  for (const [address, kept] of Map.groupBy(collectKeptIds(ledger, live), ({ page }) => page)) {
    const page = pages.get(address);
    if (page === undefined) continue;
    const html = files.read(page.path).toString('utf8');
    const ids = new Set(page.ids);
    const others = kept.filter(({ id }) => !ids.has(id));
    write(page.path, addLinks(addIds(html, others), base, others, pages));
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
          `<p class="moved" id="${escapeHtml(id)}" data-pagefind-ignore><a href="${escapeHtml(toHrefBelow(base, to))}">${escapeHtml(title)}</a></p>`,
        ];
  });
  const end = html.lastIndexOf('</main>');
  return links.length === 0 || end < 0
    ? html
    : html.slice(0, end) + links.join('') + html.slice(end);
}

/**
 * What was published before: what the ledger of the content says, in which the check has found no
 * error, and what only `shown` has, the ledger of the release on show.
 */
export function collectPromised(
  source: LedgerSource | undefined,
  shown: Ledger | undefined,
): Promised {
  const own: Ledger = source?.ledger ?? new Map();
  const forgotten = findForgottenAddresses(own, shown ?? new Map());
  return {
    ledger: new Map([...own, ...forgotten]),
    own,
    texts: new Map(source?.files.map(({ path, text }) => [path, text])),
    forgotten: forgotten.size,
  };
}

/** What is said if addresses that were on show are in no ledger any more. */
export function describeForgotten({ texts, forgotten }: Promised): string[] {
  if (forgotten === 0) return [];
  const addresses = forgotten === 1 ? '1 address' : `${forgotten} addresses`;
  const state =
    texts.size === 0
      ? `There is no ${ledgerFile}, though a release of this site is on show`
      : `${ledgerFile} does not know all that the release on show has`;
  return [
    `${state}: ${addresses} of it are taken from there and promised again. If you keep the content under version control, take the file back from there: it also holds why addresses are gone.`,
  ];
}

/**
 * Why a release is not shown whose ledger is not the one that is kept with the content; undefined
 * if it is.
 */
export function describeUncommitted({ own, texts }: Promised, next: Ledger): string | undefined {
  const [kept, wanted] = [own, next].map((ledger) => serializeLedger(ledger).split('\n'));
  const known = new Set(kept);
  const lines = (wanted ?? []).filter((line) => !known.has(line));
  // Two lines of a merge that say the same as one are no difference.
  if (texts.size > 0 && lines.length === 0) return undefined;
  return [
    texts.size === 0
      ? `The new release was not published, because there is no ${ledgerFile} beside the content, which holds every address that was ever published; the release before stays.`
      : `The new release was not published, because ${lines.length === 1 ? '1 line' : `${lines.length} lines`} of what it publishes ${lines.length === 1 ? 'is' : 'are'} not in ${ledgerFile} as it is kept with the content; the release before stays.`,
    ...lines.slice(0, most),
    ...(lines.length > most ? [`  and ${lines.length - most} more.`] : []),
    `Run ${formatCommand('build')} where you keep the content, and commit ${ledgerFile} with it. A site that was published before has the file in its history: take it back from there first.`,
  ].join('\n');
}

/** What is said on a machine that forgets: a ledger that was written there is lost with it. */
export function describeLostWithMachine(): string {
  return [
    `This is a build on CI: what it wrote to ${ledgerFile} is lost with the machine, unless a later step commits it. Without it the addresses that are new in this release can break later.`,
    `Commit the file back after the build (docs/publishing.md tells how), or let such a build fail: ${formatCommand('build --ledger require-committed')}`,
  ].join('\n');
}
