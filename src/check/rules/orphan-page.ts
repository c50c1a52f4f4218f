import {
  fixedPermalinks,
  reservedSlugs,
  getBasePath,
  toHrefBelow,
  toPermalink,
} from '../../domain/addresses/index.ts';
import { defineRule } from '../define-rule.ts';
import { collectLinkingEntries } from '../site/references.ts';
import { findNode, findNodes } from '../yaml/data.ts';

/**
 * Every page of the publisher's own is named by the navigation or by a visible text. The site
 * itself lists all articles and FAQ entries, and names the pages in its navigation unless site.yml
 * gives one.
 */
export default defineRule({
  name: 'orphan-page',
  defaultLevel: 'info',
  summary: 'A page to which only the foot of the pages leads.',
  checkSite({ entries, getEntry, ids, settings }, report) {
    const navigation = findNodes(getEntry('site', 'site')?.yaml?.root, 'navigation');
    if (navigation.length === 0) return;
    const named = new Set(
      navigation.map((link) => String(findNode(link, ['to'])?.value).replace(/#.*$/, '')),
    );
    // Another rule reports a link to a page that is not there; it may well mean this one.
    const there = new Set<string>([
      ...Object.values(fixedPermalinks),
      ...ids.pages.map((id) => toPermalink('pages', id)),
    ]);
    if ([...named].some((to) => !there.has(to) && !/^\/[^/]+\/[^/]/.test(to))) return;
    const visible = entries.filter(({ visibility }) => visibility === 'published');
    const linking = collectLinkingEntries(visible);
    const base = getBasePath(settings.url ?? 'https://site.invalid');
    for (const page of visible) {
      if (page.collection !== 'pages' || reservedSlugs.has(page.id)) continue;
      const permalink = toPermalink('pages', page.id);
      // The rule on links reports an address with the path of the site before it.
      const names = [permalink, toHrefBelow(base, permalink)];
      const isLinked = names
        .flatMap((name) => linking.get(name) ?? [])
        .some((entry) => entry !== page);
      if (!isLinked && !names.some((name) => named.has(name)))
        report(
          page.path,
          undefined,
          'Only the foot of the pages leads here. Name this page under "navigation" in site.yml, or link to it from a text.',
        );
    }
  },
});
