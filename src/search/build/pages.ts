import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A page as Pagefind is handed it. */
export interface SearchPage {
  /** Its file as seen from the root of the host, such as `repo/faq/is-it-safe/index.html`; Pagefind makes the address of it. */
  readonly sourcePath: string;
  readonly content: string;
}

/** How many pages are held in memory at a time. */
const readAtOnce = 64;

/**
 * Reads the pages of a folder that ask to be found (`data-pagefind-body`), some at a time and always in the same order:
 * Pagefind numbers them as they come, and its files follow from the numbers.
 */
export async function* readSearchPages(
  folder: string,
  base: string,
): AsyncGenerator<readonly SearchPage[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((each) => each.isFile() && each.name.endsWith('.html'))
    .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/'))
    .sort();
  for (let start = 0; start < paths.length; start += readAtOnce) {
    const part = paths.slice(start, start + readAtOnce);
    const pages = await Promise.all(
      part.map(async (sourcePath) => ({
        sourcePath,
        content: await readFile(join(folder, sourcePath), 'utf8'),
      })),
    );
    yield pages
      .filter(({ content }) => content.includes('data-pagefind-body'))
      .map(({ sourcePath, content }) => ({
        sourcePath: base.slice(1) + sourcePath,
        content: withStraightApostrophes(content),
      }));
  }
}

/**
 * HTML in which an apostrophe between letters is straight: Pagefind takes “l'école” for two words and “l’école” for one. As a
 * character reference it ends no attribute.
 */
function withStraightApostrophes(html: string): string {
  return html.replace(/(?<=[\p{L}\p{M}])’(?=\p{L})/gu, '&#39;');
}
