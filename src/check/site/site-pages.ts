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
import { memoizePerContent } from '../content.ts';
import type { EntryFacts } from '../entry.ts';
import { findNodes } from '../yaml/data.ts';

/** A page of the site, as links may name it. */
export interface SitePage {
  readonly permalink: string;
  readonly visibility: Visibility;
  /** The ids within the page to which a link may lead, without `#`; undefined if its text could not be parsed. */
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
  const references = memoizeValue(() => content.ids.sources.map(formatReferenceAnchor));

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
      // If front matter does not end, nobody knows where the text begins.
      add(toPermalink(collection, id), entry?.visibility ?? 'published', () =>
        entry?.frontMatter?.yaml !== undefined && entry.getBodyFacts().isParsed
          ? [
              ...entry.getBodyFacts().headingAnchors,
              ...collectQuestions(entry).filter(isVisible).map(formatQuestionAnchor),
              ...references(),
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
        // Its ids are those that its code writes.
        () => undefined,
      );
  for (const collection of ['topics', 'people', 'sources'] as const)
    for (const id of content.ids[collection])
      add(toPermalink(collection, id), 'published', () => []);
  return pages;
});

function collectAnchors(own: readonly string[] | undefined): ReadonlySet<string> | undefined {
  return own === undefined ? undefined : new Set([...layoutAnchors, ...own]);
}

function collectQuestions(entry: EntryFacts): string[] {
  const listed = findNodes(entry.yaml?.root, 'faq').flatMap(({ value }) =>
    typeof value === 'string' ? [value] : [],
  );
  return [...listed, ...entry.getBodyFacts().faqIds];
}

function memoizeValue<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
