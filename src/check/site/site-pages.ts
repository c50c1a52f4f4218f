import {
  layoutAnchors,
  formatKindAnchor,
  formatQuestionAnchor,
  formatReferenceAnchor,
  formatTopicAnchor,
  fixedPermalinks,
  toPermalink,
} from '../../domain/addresses/index.ts';
import { besideContent, toSitePagePermalink } from '../../domain/design/index.ts';
import type { Visibility } from '../../domain/entries/index.ts';
import { evidenceKinds } from '../../schemas/index.ts';
import { defineQuery, memoizePerContent, type ContentReads } from '../content.ts';
import { memoizeValue, type EntryFacts } from '../entry.ts';
import { digest } from '../kept/identity.ts';

/** A page of the site, as links may name it. */
interface SitePage {
  readonly permalink: string;
  readonly visibility: Visibility;
  /**
   * The ids within the page to which a link may lead, without `#`; undefined if its text could not
   * be parsed.
   */
  readonly getAnchors: () => ReadonlySet<string> | undefined;
}

/** Every page that the site will have, by its address with both slashes. */
export const collectSitePages = memoizePerContent((content): ReadonlyMap<string, SitePage> => {
  const pages = new Map<string, SitePage>();
  const add = (
    permalink: string,
    visibility: Visibility,
    listOwn: () => readonly string[] | undefined,
  ) =>
    pages.set(permalink, {
      permalink,
      visibility,
      getAnchors: memoizeValue(() => collectAnchors(listOwn())),
    });
  const isVisible = (id: string) =>
    content.getEntry('faq', id)?.visibility !== 'draft' &&
    content.getEntry('faq', id)?.visibility !== 'scheduled';
  // The reference list of a page has the sources that its text cites and those of the answers that
  // it shows.
  const listReferences = (entry: EntryFacts) =>
    [entry, ...collectQuestions(entry).flatMap((id) => content.getEntry('faq', id) ?? [])]
      .flatMap((each) => each.getBodyFacts().citedIds)
      .filter((id) => content.has('sources', id))
      .map((id) => formatReferenceAnchor(id));

  for (const permalink of Object.values(fixedPermalinks)) add(permalink, 'published', () => []);
  add(fixedPermalinks.sources, 'published', () => [
    ...content.ids.sources,
    ...evidenceKinds.map(formatKindAnchor),
  ]);
  add(fixedPermalinks.faq, 'published', () => [
    ...content.ids.faq.filter(isVisible).map(formatQuestionAnchor),
    ...content.ids.topics.map(formatTopicAnchor),
  ]);
  for (const collection of ['articles', 'faq', 'pages'] as const) {
    for (const id of content.ids[collection]) {
      const entry = content.getEntry(collection, id);
      add(toPermalink(collection, id), entry?.visibility ?? 'published', () =>
        entry?.getBodyFacts().isBounded === true && entry.getBodyFacts().isParsed
          ? [
              ...entry.getBodyFacts().headingAnchors,
              ...collectQuestions(entry).filter(isVisible).map(formatQuestionAnchor),
              ...listReferences(entry),
            ]
          : undefined,
      );
    }
  }
  for (const { path, role } of content.files)
    if (role.kind === 'beside' && role.part === 'page')
      add(
        toSitePagePermalink(path.slice(besideContent.length)),
        'published',
        // The anchors of such a page are not known, since its code writes them.
        () => undefined,
      );
  for (const collection of ['topics', 'people', 'sources'] as const)
    for (const id of content.ids[collection])
      add(toPermalink(collection, id), 'published', () => []);
  return pages;
});

function collectAnchors(own: readonly string[] | undefined): ReadonlySet<string> | undefined {
  return own && new Set(own).union(layoutAnchors);
}

function collectQuestions(entry: EntryFacts): string[] {
  return [...entry.getDataFacts().faqIds, ...entry.getBodyFacts().faqIds];
}

/** The pages of the site, as a rule on one file may ask for them. */
export interface PageReads {
  readonly get: (permalink: string) => Pick<SitePage, 'permalink' | 'visibility'> | undefined;
  /**
   * Whether the page has this id; undefined if its text could not be parsed, or if there is no
   * page.
   */
  readonly hasAnchor: (permalink: string, id: string) => boolean | undefined;
  /** As `getAnchors` of the page; undefined, too, if there is none. */
  readonly getAnchors: (permalink: string) => ReadonlySet<string> | undefined;
  readonly listPermalinks: () => readonly string[];
}

/** The pages of the site for a rule on one file. */
export function readSitePages(content: ContentReads): PageReads {
  return {
    get: (permalink) => content.ask(pageQuery, permalink),
    hasAnchor: (permalink, id) => content.ask(anchorQuery, `${permalink}#${id}`),
    getAnchors: (permalink) => content.ask(anchorsQuery, permalink),
    listPermalinks: () => content.ask(permalinksQuery, ''),
  };
}

const pageQuery = defineQuery(
  'page',
  (content, permalink) => collectSitePages(content).get(permalink),
  (page) => page?.visibility ?? '',
);

const anchorQuery = defineQuery(
  'anchor',
  (content, address) => {
    const start = address.indexOf('#');
    const page = collectSitePages(content).get(address.slice(0, start));
    return page?.getAnchors()?.has(address.slice(start + 1));
  },
  String,
);

const anchorsQuery = defineQuery(
  'anchors',
  (content, permalink) => collectSitePages(content).get(permalink)?.getAnchors(),
  (anchors) => (anchors === undefined ? '' : digest([...anchors])),
);

const permalinksQuery = defineQuery(
  'permalinks',
  (content) => [...collectSitePages(content).keys()],
  digest,
);
