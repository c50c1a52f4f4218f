import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseHTML } from 'linkedom';

/** The files of a release as paths with `/`, sorted. */
export function listFiles(release: string): string[] {
  return readdirSync(release, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(release, path)).isFile())
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** The permalinks of all pages of a release; 404.html is left out. */
export function listPermalinks(release: string): string[] {
  return listFiles(release)
    .filter((path) => path.endsWith('index.html') && !path.startsWith('pagefind/'))
    .map((path) => `/${path.slice(0, -'index.html'.length)}`);
}

/** The page at a permalink, as the file holds it and as a document. */
export function readPage(release: string, permalink: string): { html: string; document: Document } {
  const file = permalink.endsWith('/')
    ? join(release, permalink, 'index.html')
    : join(release, permalink);
  const html = readFileSync(file, 'utf8');
  return { html, document: parseHTML(html).document };
}

/** The bytes of a file that a page names, such as `/assets/site.css`. */
export function readAsset(release: string, path: string): Buffer {
  return readFileSync(join(release, relative('/', path)));
}
