import {
  fixedPermalinks,
  reservedSlugs,
  toBase,
  toHref,
  toPermalink,
} from '../../domain/addresses/permalink.ts';
import { findNode, findNodes } from '../yaml/data-node.ts';
import { collectLinkingEntries } from '../site/linked-permalinks.ts';
import { toFinding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { findSiteUrl } from '../site/site-url.ts';

const message =
  'Only the foot of the pages leads here. Name this page under "navigation" in site.yml, or link to it from a text.';

/**
 * Every page of the publisher's own is named by the navigation or by a text that is shown. The site itself lists all
 * articles and FAQ entries, and names the pages in its navigation unless site.yml gives one.
 */
export const checkOrphanPages: Rule = ({ entries, getEntry, ids, settings }) => {
  const navigation = findNodes(getEntry('site', 'site')?.yaml?.root, 'navigation');
  if (settings.getLevel('orphan-page') === 'off' || navigation.length === 0) return [];
  const named = new Set(
    navigation.map((link) => String(findNode(link, ['to'])?.value).replace(/#.*$/, '')),
  );
  // A link to a page that is not there is told as such; it may well mean this one.
  const there = new Set<string>([
    ...Object.values(fixedPermalinks),
    ...ids.pages.map((id) => toPermalink('pages', id)),
  ]);
  if ([...named].some((to) => !there.has(to) && !/^\/[^/]+\/[^/]/.test(to))) return [];
  const shown = entries.filter(({ visibility }) => visibility === 'published');
  const linking = collectLinkingEntries(shown);
  const base = toBase(findSiteUrl({ getEntry }) ?? 'https://site.invalid');
  // An address with the path of the site before it is told by the rule of links.
  const toNames = (id: string) => [
    toPermalink('pages', id),
    toHref(base, toPermalink('pages', id)),
  ];
  return shown
    .filter(
      ({ collection, id }) =>
        collection === 'pages' &&
        !reservedSlugs.has(id) &&
        !toNames(id).some((name) => named.has(name)),
    )
    .filter((page) =>
      toNames(page.id)
        .flatMap((name) => linking.get(name) ?? [])
        .every((entry) => entry === page),
    )
    .map(({ path }) => toFinding('orphan-page', path, undefined, message));
};
