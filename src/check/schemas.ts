import type { z } from 'astro/zod';
import {
  type CollectionName,
  createEntrySchemas,
  imagePath,
  createRuleSettings,
  createWaivers,
} from '../schemas/index.ts';
import { rules } from './rules.ts';

const schemas = createEntrySchemas(imagePath);
const waive = createWaivers(rules);

/**
 * The schema of each collection, with the names of the rules that a site may set and an entry may
 * suppress.
 */
export const entrySchemas: Readonly<Record<CollectionName, z.ZodType>> = {
  ...schemas,
  site: schemas.site.extend({ rules: createRuleSettings(rules) }),
  articles: schemas.articles.extend({ waive }),
  faq: schemas.faq.extend({ waive }),
  pages: schemas.pages.extend({ waive }),
  topics: schemas.topics.extend({ waive }),
  people: schemas.people.extend({ waive }),
  sources: schemas.sources.extend({ waive }),
};
