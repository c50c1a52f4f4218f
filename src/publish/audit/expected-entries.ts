import { toPermalink } from '../../domain/addresses/index.ts';
import type { PageCollection } from '../../schemas/index.ts';

/** What a release must hold of an entry, or must not. */
export interface ExpectedEntry {
  /** Its collection and id, as people name it. */
  readonly name: string;
  readonly isPublished: boolean;
  /** The file of its page. */
  readonly file: string;
}

/** What a release must hold of an entry. */
export function createExpectedEntry(
  collection: PageCollection,
  id: string,
  isPublished: boolean,
): ExpectedEntry {
  return { name: `${collection}/${id}`, isPublished, file: toEntryFile(collection, id) };
}

/** The file of the page of an entry. */
export function toEntryFile(collection: PageCollection, id: string): string {
  return `${toPermalink(collection, id).slice(1)}index.html`;
}
