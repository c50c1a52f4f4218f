import type { Headers } from './headers.ts';

/** The name that each Markdown copy of a page has, in the folder of the page. */
export const pageCopyName = 'index.md';

/** What is said of a copy: search engines shall show the page, which is where its folder is. */
export const pageCopyHeaders: Headers = { Link: '<./>; rel="canonical"', 'X-Robots-Tag': 'noindex' };

/** The list of the copies, and what is said of it. */
export const copyListName = 'llms.txt';
export const copyListHeaders: Headers = { 'X-Robots-Tag': 'noindex' };

/** The addresses of the copies among the files of a release, with `:page` where each page has its name. */
export function listCopyPatterns(files: readonly string[]): string[] {
  const copies = files.filter((path) => path.endsWith(`/${pageCopyName}`));
  return [...new Set(copies.map((path) => `/${path.replace(/[^/]+(?=\/[^/]+$)/, ':page')}`))];
}
