import { findListedPage, resolveRoute } from './ledger-route.ts';
import { type Ledger, splitPlace, formatPlace } from './ledger.ts';
import { getBasePath, toCanonical, toHrefBelow } from './permalink.ts';

/** The name of the script that a redirect page loads. */
export const redirectScriptFile = 'redirect.js';

/**
 * Takes the reader on, with the place within the page that the old link named; the refresh of HTML
 * would lose it.
 */
export const redirectScript = `addEventListener('DOMContentLoaded', () => {
  const { href, hash } = document.querySelector('a');
  location.replace(hash === '' ? href + location.hash : href);
});
`;

/**
 * The address of a page that moved, and where it leads now: at once, whatever steps lay between.
 */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/**
 * An id that a page had once: it leads to the place `at` on the same page, or to the address `to`.
 */
export interface KeptId {
  readonly page: string;
  readonly id: string;
  readonly at: string | undefined;
  readonly to: string | undefined;
}

/** Where pages that are gone lead, sorted. */
export function collectRedirects(ledger: Ledger, live: ReadonlySet<string>): Redirect[] {
  return [...ledger.keys()].sort().flatMap((from) => {
    if (from.includes('#') || live.has(from)) return [];
    const route = resolveRoute(from, ledger, live);
    return route.kind === 'live' ? [{ from, to: route.address }] : [];
  });
}

/**
 * How many ids of entries that have another address now one list holds; the script of the list
 * leads on from the others.
 */
const mostListed = 60;

/**
 * The ids that pages must have besides their own, so that links to places of old still lead there.
 * A server does not see what stands behind `#`: a link to a page that moved arrives at the new page
 * with the old id. Where an entry that a list showed is at its address, the script of the list
 * leads there: a list of thousands could not hold an id for each.
 */
export function collectKeptIds(ledger: Ledger, live: ReadonlySet<string>): KeptId[] {
  const kept = new Map<string, KeptId>();
  const counts = new Map<string, number>();
  const isOfItsPage = (address: string) => (live.has(splitPlace(address).page) ? 0 : 1);
  // Of two pages that moved to one, the ids that the one had itself come first.
  for (const address of [...ledger.keys()].sort().sort((a, b) => isOfItsPage(a) - isOfItsPage(b))) {
    const { page: old, id } = splitPlace(address);
    if (id === undefined || live.has(address)) continue;
    const [arrival, route] = [resolveRoute(old, ledger, live), resolveRoute(address, ledger, live)];
    if (arrival.kind !== 'live' || route.kind !== 'live' || arrival.address.includes('#')) continue;
    const page = arrival.address;
    const target = splitPlace(route.address);
    const place = formatPlace(page, id);
    if (live.has(place) || kept.has(place) || route.address === page) continue;
    const isHere = target.page === page;
    const listed = isHere ? undefined : findListedPage(page, id);
    if (listed === route.address) continue;
    if (listed !== undefined && leadsTo(listed, route.address, ledger, live)) {
      const count = counts.get(page) ?? 0;
      if (count >= mostListed) continue;
      counts.set(page, count + 1);
    }
    kept.set(place, {
      page,
      id,
      at: isHere ? target.id : undefined,
      to: isHere ? undefined : route.address,
    });
  }
  return [...kept.values()];
}

function leadsTo(page: string, to: string, ledger: Ledger, live: ReadonlySet<string>): boolean {
  const route = resolveRoute(page, ledger, live);
  return route.kind === 'live' && route.address === to;
}

/** What the page at an old address says: that the text is elsewhere, and where. */
interface RedirectPage {
  readonly siteUrl: string;
  /** Where the text is now: a permalink, also with a place on the page. */
  readonly to: string;
  readonly title: string;
  readonly language: string;
  readonly direction: string;
}

/** The page at an old address, for hosts that know no redirects. */
export function renderRedirectPage({
  siteUrl,
  to,
  title,
  language,
  direction,
}: RedirectPage): string {
  const base = getBasePath(siteUrl);
  const [label, link, canonical] = [title, toHrefBelow(base, to), toCanonical(siteUrl, to)].map(
    escapeHtml,
  );
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${escapeHtml(direction)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${label}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${canonical}">
<script src="${base}${redirectScriptFile}"></script>
<noscript><meta http-equiv="refresh" content="0; url=${link}"></noscript>
</head>
<body><main><h1><a href="${link}">${label}</a></h1></main></body>
</html>
`;
}

/** A text as HTML holds it, also within an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
}
