import type { z } from 'astro/zod';
import type { pageSchema } from '../schemas/page.ts';
import { toPermalink } from './permalink.ts';
import { toVisibility, type Visibility } from './visibility.ts';

export type PageData = z.output<typeof pageSchema>;

/** A page of the publisher's own, such as “About”. */
export interface Page extends PageData {
  readonly id: string;
  readonly permalink: string;
  readonly visibility: Visibility;
}

/** Makes a page of its data; a page has no date of publication, so only a draft is kept back. */
export function toPage(id: string, data: PageData): Page {
  return { ...data, id, permalink: toPermalink('pages', id), visibility: toVisibility({ draft: data.draft }, '') };
}

/** Sorts by order, then by title in the language. */
export function sortPages(pages: readonly Page[], language: string): Page[] {
  return pages.toSorted((a, b) => a.order - b.order || a.title.localeCompare(b.title, language) || a.id.localeCompare(b.id));
}
