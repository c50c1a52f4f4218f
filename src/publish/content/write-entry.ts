import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'astro/zod';
import { toEntryId } from '../../domain/addresses/index.ts';
import {
  newEntryKinds,
  serializeNewEntry,
  type NewEntryFacts,
} from '../../domain/entries/index.ts';
import { type PageCollection, createEntrySchemas, imagePath } from '../../schemas/index.ts';

/** The ids of the entries of a collection of YAML files, in the order of the alphabet. */
export async function getEntryIds(
  contentFolder: string,
  collection: 'topics' | 'people',
): Promise<string[]> {
  const names = await readdir(join(contentFolder, collection)).catch(() => []);
  return names
    .filter((name) => name.endsWith('.yml'))
    .map(toEntryId)
    .sort();
}

/**
 * Writes a new entry and returns its path. Throws if a file of that name exists; none is ever
 * overwritten.
 */
export async function writeEntry(contentFolder: string, facts: NewEntryFacts): Promise<string> {
  const { path, text } = serializeNewEntry(facts, collectExplanations(newEntryKinds[facts.kind]));
  const file = join(contentFolder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, { flag: 'wx' });
  return file;
}

/** What each field of a collection means, in the words of its schema. */
function collectExplanations(collection: PageCollection): Record<string, string> {
  const { shape } = createEntrySchemas(imagePath)[collection];
  return Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [
      name,
      field instanceof z.ZodType ? (field.description ?? '') : '',
    ]),
  );
}
