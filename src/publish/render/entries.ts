import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { createEntrySchemas, imagePath } from '../../schemas/index.ts';
import {
  type ContentFile,
  identifyFile,
  isUnfinished,
  parseContent,
  readContentFile,
} from '../../check/index.ts';
import { openPack, type Pack } from '../../store/index.ts';
import type { KeptFiles } from '../files/site-files.ts';
import { type BuildEntry, hasBody } from './build-entry.ts';

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

/** An entry with its body, as its file holds it. */
export interface ParsedEntry extends BuildEntry {
  readonly body: string;
}

/**
 * Reads the entries of files that were checked, sorted by path; a file is parsed only if it is not
 * the one of an earlier build. Their bodies are kept for `openBodies`, since they are large and most
 * builds need few of them. Throws if one does not keep to its schema, as none can after a check.
 */
export function readEntries(
  files: readonly ContentFile[],
  kept: KeptFiles,
  parse = parseEntries,
): BuildEntry[] {
  const pack = openPack<BuildEntry>(join(kept.folder, 'entries'), kept.version);
  const bodies = openBodyPack(kept);
  const entries = files.flatMap((file) => {
    if (file.role.kind !== 'entry') return [];
    const key = identifyFile(file);
    const known = kept.isRead ? pack.get(key) : undefined;
    if (known !== undefined && (!hasBody(known) || bodies.keep(known.bodyHash))) return [known];
    return parse(file).map(({ body, ...entry }) => {
      pack.set(key, entry);
      if (hasBody(entry)) bodies.set(entry.bodyHash, body);
      return entry;
    });
  });
  pack.save();
  bodies.save();
  return entries;
}

function openBodyPack({ folder, version }: KeptFiles): Pack<string> {
  return openPack<string>(join(folder, 'bodies'), version);
}

/** Reads the bodies of entries. */
interface Bodies {
  /** The body of an entry. Throws if it is not kept and its file was changed meanwhile. */
  readonly read: (entry: BuildEntry) => string;
  readonly close: () => void;
}

/** Opens the bodies that `readEntries` kept; one that could not be kept is read from its file. */
export function openBodies(contentFolder: string, kept: KeptFiles): Bodies {
  const pack = openBodyPack(kept);
  const parse = ({ path, bodyHash }: BuildEntry): string => {
    const file = readContentFile(contentFolder, path);
    const [parsed] = file === undefined ? [] : parseEntries(file);
    if (parsed?.bodyHash === bodyHash) return parsed.body;
    throw new Error(`${path} was changed while its page was made. Try again.`);
  };
  return { read: (entry) => pack.get(entry.bodyHash) ?? parse(entry), close: pack.close };
}

/**
 * Parses the entry of a file: none, if the file holds no entry that a page could show. Throws if it
 * does not keep to its schema.
 */
export function parseEntries(file: ContentFile): ParsedEntry[] {
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
      bodyHash: hashBody(path, bodySource),
      body: bodySource,
    }));
}

function hashBody(path: string, body: string): string {
  return createHash('sha256')
    .update(JSON.stringify([path, body]))
    .digest('base64');
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
