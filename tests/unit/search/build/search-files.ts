import { writeSearchIndex } from '../../../../src/search/build/index.ts';
import { changeSite } from '../../../site-folder.ts';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * Writes pages that ask to be found, by their paths and the HTML within `main`, in the order given.
 */
export async function writePages(
  folder: string,
  pages: readonly (readonly [path: string, main: string])[],
  language = 'en',
): Promise<void> {
  for (const [path, main] of pages) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(
      join(folder, path),
      `<!doctype html><html lang="${language}"><body><header>Menu</header><main data-pagefind-body>${main}</main></body></html>`,
    );
  }
}

/** What the index holds of each page, sorted by address. */
export async function readFragments(
  folder: string,
): Promise<{ url: string; content: string; meta: Record<string, string> }[]> {
  const path = join(folder, 'pagefind/fragment');
  const fragments = await Promise.all(
    (await readdir(path)).map(async (name) =>
      JSON.parse(
        gunzipSync(await readFile(join(path, name)))
          .subarray(12)
          .toString(),
      ),
    ),
  );
  return fragments.sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** The files of the index by their paths, as text in which every byte counts. */
export async function readIndex(folder: string): Promise<Map<string, string>> {
  const found = await readdir(join(folder, 'pagefind'), { recursive: true, withFileTypes: true });
  const files = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort();
  return new Map(
    await Promise.all(
      files.map(
        async (file) => [file.slice(folder.length), await readFile(file, 'latin1')] as const,
      ),
    ),
  );
}

/** Indexes the pages of a folder, and writes the index into it. */
export async function indexFolder(folder: string): Promise<void> {
  await changeSite(folder, (site) =>
    writeSearchIndex(site, { pages: site.list().filter((path) => path.endsWith('.html')) }),
  );
}
