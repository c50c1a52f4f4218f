import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { toReleasePage, type ReleasePage } from './release-page.ts';

/** A rendered site as it lies in a folder. */
export interface Release {
  readonly origin: string;
  /** Every file, as its path with `/`. */
  readonly files: ReadonlySet<string>;
  /** Every HTML file by its path. */
  readonly pages: ReadonlyMap<string, ReleasePage>;
  /** How many pages the search index holds, or undefined where there is no index. */
  readonly indexedPages: number | undefined;
}

/** What is wrong with a release, and in which of its files. */
export interface ReleaseProblem {
  readonly path: string;
  readonly message: string;
}

const indexEntry = 'pagefind/pagefind-entry.json';
const readAtOnce = 16;

/** Reads a release from its folder. */
export async function readRelease(folder: string, origin: string): Promise<Release> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1).split(sep).join('/'))
    .sort();
  const pages = new Map<string, ReleasePage>();
  const paths = files.filter((file) => file.endsWith('.html'));
  for (let start = 0; start < paths.length; start += readAtOnce) {
    const part = paths.slice(start, start + readAtOnce);
    const read = await Promise.all(part.map(async (path) => toReleasePage(path, await readFile(join(folder, path), 'utf8'), origin)));
    for (const page of read) pages.set(page.path, page);
  }
  return { origin, files: new Set(files), pages, indexedPages: await readIndexedPages(folder, files) };
}

async function readIndexedPages(folder: string, files: readonly string[]): Promise<number | undefined> {
  if (!files.includes(indexEntry)) return undefined;
  const entry: unknown = JSON.parse(await readFile(join(folder, indexEntry), 'utf8'));
  if (!isRecord(entry) || !isRecord(entry['languages'])) throw new Error(`${indexEntry} is not what Pagefind writes: it has no "languages".`);
  return Object.values(entry['languages']).reduce<number>((sum, each) => sum + (isRecord(each) ? Number(each['page_count']) : Number.NaN), 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
