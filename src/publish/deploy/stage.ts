import { isHashedFile } from '../files/hashed-file.ts';

/** More than the folders that lie within each other on any site. */
const deepest = 100;

const [files, pages, search, lists] = [0, 1, 1 + deepest + 1, 1 + deepest + 2];

/**
 * When a file of a release is sent, as a number: files of a lower one are all there before those of a higher one are
 * begun. First what pages load, then the pages, those before that others lead to, then what the search and the
 * sitemap know of them. So nothing that a reader can meet on the way leads to what is not there yet.
 */
export function toStage(path: string): number {
  if (isHashedFile(path)) return files;
  if (path.startsWith('pagefind/') || /^search\/(?:settings|emergency)\./.test(path)) return search;
  if (/\.html(?:\.(?:br|gz))?$/.test(path))
    return pages + deepest - Math.min(deepest, path.split('/').length);
  return /\.(?:xml|json|rss|atom|txt|md)(?:\.(?:br|gz))?$/.test(path) ? lists : files;
}
