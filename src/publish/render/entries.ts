import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { createEntrySchemas, imagePath } from '../../schemas/index.ts';
import { type ContentFile, isUnfinished, parseContent } from '../../check/index.ts';
import { openPack } from '../../store/index.ts';
import type { KeptFiles } from '../files/site-files.ts';
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
 * Reads the entries of files that were checked, sorted by path; a file is parsed only if it is not
 * the one of an earlier build. Throws if one does not keep to its schema, as none can after a
 * check.
 */
export function readEntries(
  files: readonly ContentFile[],
  { folder, version, isRead }: KeptFiles,
  parse = parseEntries,
): BuildEntry[] {
  const pack = openPack<BuildEntry>(join(folder, 'entries'), version);
  const entries = files.flatMap((file) => {
    if (file.role.kind !== 'entry') return [];
    const key = createHash('sha256').update(`${file.path}\n`).update(file.bytes).digest('base64');
    const known = isRead ? pack.get(key) : undefined;
    if (known !== undefined) return [known];
    const read = parse(file);
    for (const entry of read) pack.set(key, entry);
    return read;
  });
  pack.save();
  return entries;
}

/**
 * Parses the entry of a file: none, if the file holds no entry that a page could show. Throws if it
 * does not keep to its schema.
 */
export function parseEntries(file: ContentFile): BuildEntry[] {
  // claims.yml tells the check alone: no page shows it.
  if (file.role.kind !== 'entry' || file.role.collection === 'claims' || file.form !== 'file')
    return [];
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
