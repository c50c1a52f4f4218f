import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { toEntryId } from './domain/addresses/permalink.ts';
import { filePatterns, toSchemas, type CollectionName } from './schemas/collections.ts';

const base = pathToFileURL(`${__CONTENT_FOLDER__}/`);

/** Loads the files of a collection. A file that is a link, or lies behind one, is left out: it may lead anywhere on the disk. */
function toLoader(name: CollectionName): Loader {
  const files = glob({
    base,
    pattern: filePatterns[name],
    generateId: ({ entry }) => toEntryId(entry),
  });
  return {
    ...files,
    load: (context) =>
      files.load({
        ...context,
        store: {
          ...context.store,
          set: (entry) =>
            entry.filePath !== undefined &&
            isBehindLink(fileURLToPath(new URL(entry.filePath, context.config.root)))
              ? false
              : context.store.set(entry),
        },
      }),
  };
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
export const collections = {
  site: defineCollection({
    loader: toLoader('site'),
    schema: ({ image }) => toSchemas(image()).site,
  }),
  articles: defineCollection({
    loader: toLoader('articles'),
    schema: ({ image }) =>
      z.preprocess(
        keepCoverAddress,
        toSchemas(image()).articles.extend({ coverAddress: z.string().optional() }),
      ),
  }),
  faq: defineCollection({ loader: toLoader('faq'), schema: ({ image }) => toSchemas(image()).faq }),
  pages: defineCollection({
    loader: toLoader('pages'),
    schema: ({ image }) => toSchemas(image()).pages,
  }),
  topics: defineCollection({
    loader: toLoader('topics'),
    schema: ({ image }) => toSchemas(image()).topics,
  }),
  people: defineCollection({
    loader: toLoader('people'),
    schema: ({ image }) => toSchemas(image()).people,
  }),
  sources: defineCollection({
    loader: toLoader('sources'),
    schema: ({ image }) => toSchemas(image()).sources,
  }),
  synonyms: defineCollection({
    loader: toLoader('synonyms'),
    schema: ({ image }) => toSchemas(image()).synonyms,
  }),
};
