import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the search index of a release says of itself. */
export interface SearchIndex {
  /** How many pages it holds. */
  readonly pages: number;
  /** How many pages its words were counted on, and the files in which they lie, or undefined where nothing tells of its words. */
  readonly words: { readonly pages: number; readonly files: readonly string[] } | undefined;
}

/** Where the index says how many pages it holds. */
export const indexEntry = 'pagefind/pagefind-entry.json';

/** Where its words are told of. */
export const indexWords = 'pagefind/words.json';

/** Reads what the search index says of itself; undefined where there is none. `files` are all files of the release. */
export async function readSearchIndex(
  folder: string,
  files: ReadonlySet<string>,
): Promise<SearchIndex | undefined> {
  if (!files.has(indexEntry)) return undefined;
  return {
    pages: await readPages(folder),
    words: files.has(indexWords) ? await readWords(folder) : undefined,
  };
}

async function readPages(folder: string): Promise<number> {
  const { languages } = await readRecord(folder, indexEntry);
  if (!isRecord(languages))
    throw new Error(`${indexEntry} is not what Pagefind writes: it has no "languages".`);
  return Object.values(languages).reduce<number>(
    (sum, each) => sum + (isRecord(each) ? Number(each['page_count']) : Number.NaN),
    0,
  );
}

async function readWords(folder: string): Promise<{ pages: number; files: string[] }> {
  const { pages, letters } = await readRecord(folder, indexWords);
  if (typeof pages !== 'number' || !isRecord(letters))
    throw new Error(`${indexWords} must have "pages", a number, and "letters", an object.`);
  return {
    pages,
    files: [...new Set(Object.values(letters).map((file) => `pagefind/${String(file)}`))],
  };
}

async function readRecord(
  folder: string,
  path: string,
): Promise<Readonly<Record<string, unknown>>> {
  const value: unknown = JSON.parse(await readFile(join(folder, path), 'utf8'));
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
