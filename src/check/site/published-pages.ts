import {
  isStanding,
  splitPlace,
  type Anchor,
  type Ledger,
  type PublishedPage,
} from '../../domain/addresses/ledger.ts';
import { fixedPermalinks, reservedSlugs, toPermalink } from '../../domain/addresses/permalink.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import { collectSitePages } from './site-pages.ts';

/**
 * The pages that the next release will have, with their places, as far as the content tells without being rendered. What only
 * a build can know, such as the later pages of a list, counts as still there.
 */
export function collectPublishedPages(content: Content, ledger: Ledger): PublishedPage[] {
  const places = Map.groupBy(
    [...ledger]
      .filter(([address, line]) => address.includes('#') && isStanding(line))
      .map(([address]) => splitPlace(address)),
    ({ page }) => page,
  );
  const listKnown = (page: string): Anchor[] =>
    (places.get(page) ?? []).flatMap(({ id }) =>
      id === undefined ? [] : [{ id, isHeading: false }],
    );
  const entries = collectEntriesByPermalink(content);
  const pages = new Map<string, PublishedPage>();
  for (const { permalink, visibility, getAnchors } of collectSitePages(content).values()) {
    if (visibility !== 'published') continue;
    const entry = entries.get(permalink);
    const isTold =
      entry !== undefined ||
      permalink === fixedPermalinks.faq ||
      permalink === fixedPermalinks.sources;
    const anchors = isTold ? getAnchors() : undefined;
    pages.set(permalink, {
      address: permalink,
      anchors: anchors === undefined ? listKnown(permalink) : toAnchors(entry, anchors),
    });
  }
  for (const address of listUntold(ledger))
    if (!pages.has(address)) pages.set(address, { address, anchors: listKnown(address) });
  return [...pages.values()];
}

/** The entry behind each page that has the text of one, by its address. */
export function collectEntriesByPermalink({ entries }: Content): ReadonlyMap<string, Entry> {
  return new Map(
    entries.flatMap((entry) =>
      entry.collection === 'articles' || entry.collection === 'faq' || entry.collection === 'pages'
        ? [[toPermalink(entry.collection, entry.id), entry] as const]
        : [],
    ),
  );
}

function toAnchors(entry: Entry | undefined, anchors: ReadonlySet<string>): Anchor[] {
  const headings = entry?.getBodyFacts().headingAnchors ?? [];
  const own = new Set(headings);
  return [
    ...headings.map((id) => ({ id, isHeading: true })),
    ...[...anchors].filter((id) => !own.has(id)).map((id) => ({ id, isHeading: false })),
  ];
}

/** Pages that the ledger names and no entry makes. */
function listUntold(ledger: Ledger): Set<string> {
  const named = [...ledger].flatMap(([address, line]) =>
    isStanding(line) ? [address] : [line.to ?? '', ...(line.or ?? [])],
  );
  return new Set(
    named
      .map((address) => splitPlace(address).page)
      .filter((page) => page !== '' && !isOfEntry(page)),
  );
}

/** Whether an address is one that an entry gives its page, or that every site has. */
function isOfEntry(page: string): boolean {
  if (Object.values<string>(fixedPermalinks).includes(page)) return true;
  const [first = '', second, rest] = page.split('/').slice(1, -1);
  if (!page.endsWith('/') || rest !== undefined) return false;
  return second === undefined
    ? !reservedSlugs.has(first)
    : ['articles', 'faq', 'topics', 'people'].includes(first);
}
