import { filePatterns, type CollectionName } from '../../schemas/collections.ts';

const one: Readonly<Record<CollectionName, string>> = {
  site: 'site',
  articles: 'article',
  faq: 'FAQ entry',
  pages: 'page',
  topics: 'topic',
  people: 'person',
  sources: 'source',
  claims: 'table of claims',
  synonyms: 'list of synonyms',
};

/** What one entry of a collection is called in a sentence. */
export function formatCollection(collection: CollectionName): string {
  return one[collection];
}

/** The file of an entry below the content folder, such as `faq/is-it-safe.md`. */
export function formatEntryPath(collection: CollectionName, id: string): string {
  return filePatterns[collection].replace('*', id);
}

/** The folder of a collection, such as `faq/`. */
export function formatFolder(collection: CollectionName): string {
  return filePatterns[collection].replace(/\*.*$/, '');
}
