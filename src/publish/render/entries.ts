import { createHash } from 'node:crypto';
import { z } from 'astro/zod';
import { createEntrySchemas, imagePath } from '../../schemas/index.ts';
import { type ContentFile, isUnfinished, parseContent } from '../../check/index.ts';
import { openPack } from '../../store/index.ts';
import type { BuildEntry } from './build-entry.ts';

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

/**
 * Where entries are kept from one build to the next, for which program, and whether they may be
 * taken from there.
 */
interface EntryStore {
  readonly file: string;
  readonly version: string;
  readonly isRead: boolean;
}

/**
 * Reads the entries of files that were checked, sorted by path; a file is parsed only if it is not
 * the one of an earlier build. Throws if one does not keep to its schema, as none can after a
 * check.
 */
export function readEntries(files: readonly ContentFile[], store: EntryStore): BuildEntry[] {
  const pack = openPack<BuildEntry>(store.file, store.version);
  const entries = files.flatMap((file) => {
    // claims.yml tells the check alone: no page shows it.
    if (file.role.kind !== 'entry' || file.role.collection === 'claims' || file.form !== 'file')
      return [];
    const key = createHash('sha256').update(`${file.path}\n`).update(file.bytes).digest('base64');
    const known = store.isRead ? pack.get(key) : undefined;
    if (known !== undefined) return [known];
    const read = parseFile(file);
    for (const entry of read) pack.set(key, entry);
    return read;
  });
  pack.save();
  return entries;
}

function parseFile(file: ContentFile): BuildEntry[] {
  // Whether an entry is shown on a day is for the collections to say.
  return parseContent([file], '')
    .entries.filter((entry) => !isUnfinished(entry))
    .map(({ collection, id, path, yaml, bodySource }) => ({
      collection,
      id,
      path,
      data: (collection === 'articles' ? articles : schemas[collection]).parse(yaml?.root?.value),
      body: bodySource,
    }));
}

/**
 * A review is held against the author's own file, whose path the picture that is made of it does
 * not tell.
 */
function keepCoverAddress(data: unknown): unknown {
  const cover = isFields(data) ? data['cover'] : undefined;
  return isFields(data) && isFields(cover) ? { ...data, coverAddress: cover['src'] } : data;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
