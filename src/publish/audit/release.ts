import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { toReleasePage, type ReleasePage } from './release-page.ts';
import { readSearchIndex, type SearchIndex } from './search-index.ts';

/** A rendered site as it lies in a folder. */
export interface Release {
  /** Every file, as its path with `/`. */
  readonly files: ReadonlySet<string>;
  /** Every HTML file by its path. */
  readonly pages: ReadonlyMap<string, ReleasePage>;
  /** What the search index says of itself, or undefined where there is none. */
  readonly index: SearchIndex | undefined;
}

/** What is wrong with a release, and in which of its files. */
export interface ReleaseProblem {
  readonly path: string;
  readonly message: string;
}

const readAtOnce = 16;

/** Reads a release of the site that is published at `siteUrl` from its folder. */
export async function readRelease(folder: string, siteUrl: string): Promise<Release> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter((each) => each.isFile())
    .map((each) =>
      join(each.parentPath, each.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
  const pages = new Map<string, ReleasePage>();
  const paths = files.filter((file) => file.endsWith('.html'));
  for (let start = 0; start < paths.length; start += readAtOnce) {
    const part = paths.slice(start, start + readAtOnce);
    const read = await Promise.all(
      part.map(async (path) =>
        toReleasePage(path, await readFile(join(folder, path), 'utf8'), siteUrl),
      ),
    );
    for (const page of read) pages.set(page.path, page);
  }
  const all = new Set(files);
  return { files: all, pages, index: await readSearchIndex(folder, all) };
}
