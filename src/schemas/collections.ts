import type { z } from 'astro/zod';
import { toArticleSchema } from './article.ts';
import { claimsSchema } from './claims.ts';
import { faqEntrySchema } from './faq-entry.ts';
import { pageSchema } from './page.ts';
import { toPersonSchema } from './person.ts';
import { toSiteSchema } from './site.ts';
import { sourceSchema } from './source.ts';
import { synonymsSchema } from './synonyms.ts';
import { topicSchema } from './topic.ts';

export const collectionNames = [
  'site',
  'articles',
  'faq',
  'pages',
  'topics',
  'people',
  'sources',
  'claims',
  'synonyms',
] as const;
export type CollectionName = (typeof collectionNames)[number];

/** The collections of one file each, which tell the system something and have no page. */
export type SettingsCollection = 'site' | 'claims' | 'synonyms';
export type PageCollection = Exclude<CollectionName, SettingsCollection>;

/** Whether a collection is one file that has no page. */
export function isSettings(collection: CollectionName): collection is SettingsCollection {
  return collection === 'site' || collection === 'claims' || collection === 'synonyms';
}

/** Whether the files of a collection are lists as a whole; those of all others hold fields. */
export function isList(collection: CollectionName): boolean {
  return collection === 'synonyms';
}

/** Where the files of each collection lie below the content folder. A pattern has one `*`: the id. */
export const filePatterns: Readonly<Record<CollectionName, string>> = {
  site: 'site.yml',
  articles: 'articles/*.mdx',
  faq: 'faq/*.md',
  pages: 'pages/*.mdx',
  topics: 'topics/*.yml',
  people: 'people/*.yml',
  sources: 'sources/*.yml',
  claims: 'claims.yml',
  synonyms: 'synonyms.yml',
};

/** The schema of each collection; `image` judges the paths of images. */
export function toSchemas<Image extends z.ZodType>(image: Image) {
  return {
    site: toSiteSchema(image),
    articles: toArticleSchema(image),
    faq: faqEntrySchema,
    pages: pageSchema,
    topics: topicSchema,
    people: toPersonSchema(image),
    sources: sourceSchema,
    claims: claimsSchema,
    synonyms: synonymsSchema,
  } satisfies Record<CollectionName, z.ZodType>;
}

/** Which fields name an entry of another collection; `reviewed.by` is the field `by` within `reviewed`, or within each item of it. */
export const referenceFields: Readonly<
  Record<CollectionName, Readonly<Record<string, CollectionName>>>
> = {
  site: {},
  articles: {
    authors: 'people',
    topics: 'topics',
    faq: 'faq',
    related: 'articles',
    'reviewed.by': 'people',
    'reviewed.kept.by': 'people',
  },
  faq: { topic: 'topics', related: 'faq', 'reviewed.by': 'people', 'reviewed.kept.by': 'people' },
  pages: {},
  topics: {},
  people: {},
  sources: {},
  claims: {},
  synonyms: {},
};

/** Which fields name an image that lies beside the file. */
export const imageFields: Readonly<Record<CollectionName, readonly string[]>> = {
  site: ['publisher.logo'],
  articles: ['cover.src'],
  faq: [],
  pages: [],
  topics: [],
  people: ['avatar'],
  sources: [],
  claims: [],
  synonyms: [],
};
