import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { toEntryId } from './domain/addresses/index.ts';
import {
  createArticleSchema,
  toEntryPath,
  type CollectionName,
  faqEntrySchema,
  pageSchema,
  createPersonSchema,
  createSiteSchema,
  isUnfinishedSource,
  sourceSchema,
  synonymsSchema,
  topicSchema,
} from './schemas/index.ts';

const base = pathToFileURL(`${__CONTENT_FOLDER__}/`);

/** Loads the files of a collection. A file that is a link, or lies behind one, is left out: it may lead anywhere on the disk. */
function createLoader(name: CollectionName): Loader {
  const files = glob({
    base,
    pattern: toEntryPath(name, '*'),
    generateId: ({ entry }) => toEntryId(entry),
  });
  return {
    ...files,
    load: (context) =>
      files.load({
        ...context,
        // A source that is not finished fits no schema, and is not published.
        parseData: async (entry) =>
          isLeftOut(name, entry.data) ? entry.data : context.parseData(entry),
        store: {
          ...context.store,
          set: (entry) =>
            isLeftOut(name, entry.data) ||
            (entry.filePath !== undefined &&
              isBehindLink(fileURLToPath(new URL(entry.filePath, context.config.root))))
              ? false
              : context.store.set(entry),
        },
      }),
  };
}

function isLeftOut(name: CollectionName, data: unknown): boolean {
  return name === 'sources' && isUnfinishedSource(data);
}

function isBehindLink(path: string): boolean {
  const folder = fileURLToPath(base);
  return relative(realpathSync(folder), realpathSync(path)) !== relative(folder, path);
}

/** Astro puts the picture that it makes in the place of the address of a cover, and a review is held against the author's file. */
function keepCoverAddress(data: unknown): unknown {
  const cover = isFields(data) ? data.cover : undefined;
  return isFields(data) && isFields(cover) ? { ...data, coverAddress: cover.src } : data;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

// claims.yml speaks to the check alone: no page shows it.
// Astro asks a function for its schema once an entry, so only those that hold images are one.
export const collections = {
  site: defineCollection({
    loader: createLoader('site'),
    schema: ({ image }) => createSiteSchema(image()),
  }),
  articles: defineCollection({
    loader: createLoader('articles'),
    schema: ({ image }) =>
      z.preprocess(
        keepCoverAddress,
        createArticleSchema(image()).extend({ coverAddress: z.string().optional() }),
      ),
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
