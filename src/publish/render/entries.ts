import { z } from 'astro/zod';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { type CollectionName, createEntrySchemas, imagePath } from '../../schemas/index.ts';
import { parseContent, readContentFolder } from '../../check/index.ts';

/** An entry of the content as it is rendered, in a form that can be handed to another thread. */
export interface BuildEntry {
  readonly collection: CollectionName;
  readonly id: string;
  /** The path of the file below the content folder. */
  readonly path: string;
  /** After the schema; an image is a `BuildImage`. */
  readonly data: unknown;
  readonly body: string;
}

/** An entry that has a body. */
type EntryWithBody = BuildEntry & { readonly collection: 'articles' | 'faq' | 'pages' };

/** Whether entries like it have a body. */
export function hasBody(entry: BuildEntry): entry is EntryWithBody {
  return ['articles', 'faq', 'pages'].includes(entry.collection);
}

/** An image that data name, by its path from the file that names it. */
interface BuildImage {
  readonly imagePath: string;
}

const images = imagePath.transform((path): BuildImage => ({ imagePath: path }));
const schemas = createEntrySchemas(images);
const articles = z.preprocess(
  keepCoverAddress,
  schemas.articles.extend({ coverAddress: z.string().optional() }),
);

/** Reads the entries of a content folder that was checked, sorted by path. Throws if one does not keep to its schema, as none can after a check. */
export function readEntries(contentFolder: string, today: CalendarDate): BuildEntry[] {
  const { entries } = parseContent(readContentFolder(contentFolder), today);
  // claims.yml tells the check alone: no page shows it.
  return entries
    .filter(({ collection }) => collection !== 'claims')
    .map(({ collection, id, path, yaml, bodySource }) => ({
      collection,
      id,
      path,
      data: (collection === 'articles' ? articles : schemas[collection]).parse(yaml?.root?.value),
      body: bodySource,
    }));
}

/** A review is held against the author's own file, whose path the picture that is made of it does not tell. */
function keepCoverAddress(data: unknown): unknown {
  const cover = isFields(data) ? data['cover'] : undefined;
  return isFields(data) && isFields(cover) ? { ...data, coverAddress: cover['src'] } : data;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
