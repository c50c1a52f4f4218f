import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A page as Pagefind is handed it. */
export interface SearchPage {
  /** Its file as seen from the root of the host, such as `repo/faq/is-it-safe/index.html`; Pagefind makes the address of it. */
  readonly sourcePath: string;
  readonly content: string;
}

/** A page as it was written: its file as seen from the folder of the site, and its text. */
export interface WrittenPage {
  readonly path: string;
  readonly html: string;
}

/** How many pages are held in memory at a time. */
const readAtOnce = 64;

/** Reads the pages of a folder, some at a time and in the order of their paths. */
export async function* readWrittenPages(folder: string): AsyncGenerator<readonly WrittenPage[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((each) => each.isFile() && each.name.endsWith('.html'))
    .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/'))
    .sort();
  for (let start = 0; start < paths.length; start += readAtOnce)
    yield Promise.all(
      paths
        .slice(start, start + readAtOnce)
        .map(async (path) => ({ path, html: await readFile(join(folder, path), 'utf8') })),
    );
}

/** The pages that ask to be found (`data-pagefind-body`), as Pagefind is handed them. */
export function toSearchPages(pages: readonly WrittenPage[], base: string): SearchPage[] {
  return pages
    .filter(({ html }) => html.includes('data-pagefind-body'))
    .map(({ path, html }) => ({
      sourcePath: base.slice(1) + path,
      content: withStraightApostrophes(html),
    }));
}

/**
 * HTML in which an apostrophe between letters is straight: Pagefind takes “l'école” for two words and “l’école” for one. As a
 * character reference it ends no attribute.
 */
function withStraightApostrophes(html: string): string {
  return html.replace(/(?<=[\p{L}\p{M}])’(?=\p{L})/gu, '&#39;');
}
