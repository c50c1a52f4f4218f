import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { toEntryId } from './domain/entry-id.ts';
import { filePatterns, toSchemas, type CollectionName } from './schemas/collections.ts';

const base = pathToFileURL(`${__CONTENT_FOLDER__}/`);

/** Loads the files of a collection. A file that is a link, or lies behind one, is left out: it may lead anywhere on the disk. */
function toLoader(name: CollectionName): Loader {
  const files = glob({ base, pattern: filePatterns[name], generateId: ({ entry }) => toEntryId(entry) });
  return {
    ...files,
    load: (context) =>
      files.load({
        ...context,
        store: {
          ...context.store,
          set: (entry) => (entry.filePath !== undefined && isBehindLink(fileURLToPath(new URL(entry.filePath, context.config.root))) ? false : context.store.set(entry)),
        },
      }),
  };
}

function isBehindLink(path: string): boolean {
  const folder = fileURLToPath(base);
  return relative(realpathSync(folder), realpathSync(path)) !== relative(folder, path);
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
