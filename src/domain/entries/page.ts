import type { z } from 'astro/zod';
import type { pageSchema } from '../../schemas/index.ts';
import type { BodyFacts } from './body-facts.ts';
import { toPermalink } from '../addresses/index.ts';
import { resolveVisibility, type Visibility } from './visibility.ts';

type PageData = z.output<typeof pageSchema>;

/** A page of the publisher's own, such as “About”. */
export interface Page extends PageData {
  readonly id: string;
  readonly permalink: string;
  readonly visibility: Visibility;
  /** The ids of the FAQ entries that stand within the body, in order. */
  readonly embeddedFaq: readonly string[];
  /** The ids of the sources and bases that the body cites, in order. */
  readonly cited: readonly string[];
}

/**
 * Makes a page of its data and the facts of its body; a page has no date of publication, so only a
 * draft is kept back.
 */
export function createPage(id: string, data: PageData, { embeddedFaq, cited }: BodyFacts): Page {
  return {
    ...data,
    id,
    permalink: toPermalink('pages', id),
    visibility: resolveVisibility({ draft: data.draft }, ''),
    embeddedFaq,
    cited,
  };
}

/** Sorts by order, then by title in the language. */
export function sortPages(pages: readonly Page[], language: string): Page[] {
  return pages.toSorted(
    (a, b) =>
      a.order - b.order || a.title.localeCompare(b.title, language) || a.id.localeCompare(b.id),
  );
}
