import { pathToFileURL } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { toEntryId } from './domain/entry-id.ts';
import { filePatterns, toSchemas, type CollectionName } from './schemas/collections.ts';

const base = pathToFileURL(`${__CONTENT_FOLDER__}/`);

function toLoader(name: CollectionName) {
  return glob({ base, pattern: filePatterns[name], generateId: ({ entry }) => toEntryId(entry) });
}

// claims.yml speaks to the check alone: no page shows it.
export const collections = {
  site: defineCollection({ loader: toLoader('site'), schema: ({ image }) => toSchemas(image()).site }),
  articles: defineCollection({ loader: toLoader('articles'), schema: ({ image }) => toSchemas(image()).articles }),
  faq: defineCollection({ loader: toLoader('faq'), schema: ({ image }) => toSchemas(image()).faq }),
  pages: defineCollection({ loader: toLoader('pages'), schema: ({ image }) => toSchemas(image()).pages }),
  topics: defineCollection({ loader: toLoader('topics'), schema: ({ image }) => toSchemas(image()).topics }),
  people: defineCollection({ loader: toLoader('people'), schema: ({ image }) => toSchemas(image()).people }),
  sources: defineCollection({ loader: toLoader('sources'), schema: ({ image }) => toSchemas(image()).sources }),
  synonyms: defineCollection({ loader: toLoader('synonyms'), schema: ({ image }) => toSchemas(image()).synonyms }),
};
