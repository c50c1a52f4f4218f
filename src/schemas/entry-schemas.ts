import type { z } from 'astro/zod';
import { createArticleSchema } from './article.ts';
import { claimsSchema } from './claims.ts';
import type { CollectionName } from './collections.ts';
import { faqEntrySchema } from './faq-entry.ts';
import { pageSchema } from './page.ts';
import { createPersonSchema } from './person.ts';
import { createSiteSchema } from './site.ts';
import { sourceSchema } from './source.ts';
import { synonymsSchema } from './synonyms.ts';
import { topicSchema } from './topic.ts';

/** The schema of each collection; `image` judges the paths of images. */
export function createEntrySchemas<Image extends z.ZodType>(image: Image) {
  return {
    site: createSiteSchema(image),
    articles: createArticleSchema(image),
    faq: faqEntrySchema,
    pages: pageSchema,
    topics: topicSchema,
    people: createPersonSchema(image),
    sources: sourceSchema,
    claims: claimsSchema,
    synonyms: synonymsSchema,
  } satisfies Record<CollectionName, z.ZodType>;
}
