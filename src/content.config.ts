import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { toEntryId } from './domain/addresses/index.ts';
import { trimBody } from './domain/body/index.ts';
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
        ...keepIndentation(context),
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

/**
 * The types of entries for the loader, of which Astro's own cuts off the blanks before a Markdown
 * body, and with them the indentation of a first block of code. The build reads bodies itself.
 */
function keepIndentation(context: LoaderContext): { entryTypes?: ReadonlyMap<unknown, unknown> } {
  const types: unknown = 'entryTypes' in context ? context.entryTypes : undefined;
  const markdown: unknown = types instanceof Map ? types.get('.md') : undefined;
  if (!(types instanceof Map) || !isEntryType(markdown)) return {};
  const getEntryInfo: EntryType['getEntryInfo'] = async (file) => {
    const info = await markdown.getEntryInfo(file);
    const { body } = info;
    if (body === '') return info;
    const before = file.contents.slice(0, file.contents.trimEnd().length - body.length);
    return { ...info, body: trimBody(file.contents.slice(before.lastIndexOf('\n') + 1)) };
  };
  return { entryTypes: new Map([...types, ['.md', { ...markdown, getEntryInfo }]]) };
}

/** What Astro hands to its own loaders, and its types do not name. */
interface EntryType {
  readonly getEntryInfo: (file: {
    readonly contents: string;
  }) => Promise<{ readonly body: string }>;
}

function isEntryType(value: unknown): value is EntryType {
  return isFields(value) && typeof value.getEntryInfo === 'function';
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
