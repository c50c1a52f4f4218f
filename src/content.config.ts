import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import {
  createArticleSchema,
  toEntryPath,
  type CollectionName,
  faqEntrySchema,
  pageSchema,
  createPersonSchema,
  createSiteSchema,
  sourceSchema,
  synonymsSchema,
  topicSchema,
} from './schemas/index.ts';

// Astro derives the types of `astro:content` from this file and reads no content with it: builds
// and the dev server bundle the pages with another door (src/collections/build-content.ts), behind
// which lie entries that were read once, for the check and for the pages.

const createLoader = (name: CollectionName) =>
  glob({ base: './content', pattern: toEntryPath(name, '*') });

// claims.yml speaks to the check alone: no page shows it.
export const collections = {
  site: defineCollection({
    loader: createLoader('site'),
    schema: ({ image }) => createSiteSchema(image()),
  }),
  articles: defineCollection({
    loader: createLoader('articles'),
    schema: ({ image }) =>
      createArticleSchema(image()).extend({ coverAddress: z.string().optional() }),
  }),
  faq: defineCollection({ loader: createLoader('faq'), schema: faqEntrySchema }),
  pages: defineCollection({ loader: createLoader('pages'), schema: pageSchema }),
  topics: defineCollection({ loader: createLoader('topics'), schema: topicSchema }),
  people: defineCollection({
    loader: createLoader('people'),
    schema: ({ image }) => createPersonSchema(image()),
  }),
  sources: defineCollection({ loader: createLoader('sources'), schema: sourceSchema }),
  synonyms: defineCollection({ loader: createLoader('synonyms'), schema: synonymsSchema }),
};
