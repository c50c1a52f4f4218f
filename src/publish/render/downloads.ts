import { lstatSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { downloadFolder } from '../../domain/addresses/index.ts';
import { downloadPathPattern } from '../../schemas/index.ts';
import { findContentFile } from '../files/list-files.ts';
import type { SiteFiles } from '../files/site-files.ts';
import type { PageFacts } from '../pages/page-facts.ts';

/** The size in bytes of a file for download. Throws if it is none. */
export function readDownloadSize(file: URL): number {
  const path = fileURLToPath(file);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw new Error(`${path} is no file that can be downloaded.`);
  return found.size;
}

/** The file of the content at a path of the site; undefined if no file is offered there. */
function toContentPath(permalink: string): string | undefined {
  if (!permalink.startsWith(downloadFolder)) return undefined;
  const [collection = '', name = '', ...others] = permalink.slice(downloadFolder.length).split('/');
  return /^[a-z]+$/.test(collection) && downloadPathPattern.test(`./${name}`) && others.length === 0
    ? `${collection}/${name}`
    : undefined;
}

/** Places into a site the files for download to which its pages lead. */
export function placeDownloads(
  site: SiteFiles,
  pages: Iterable<Pick<PageFacts, 'links'>>,
  contentFolder: string,
): void {
  const links = new Map<string, string>();
  for (const page of pages)
    for (const link of page.links) {
      const path = toContentPath(link);
      if (path !== undefined) links.set(link, path);
    }
  for (const [link, path] of links) {
    if (site.has(link.slice(1))) continue;
    // If there is no such file, the audit reports the broken link.
    const file = findContentFile(contentFolder, path);
    if (file !== undefined) site.write(link.slice(1), readFileSync(file));
  }
}

/** The file for download at a path of the site; undefined if there is none. */
export function findDownload(permalink: string, contentFolder: string): string | undefined {
  const path = toContentPath(permalink);
  return path === undefined ? undefined : findContentFile(contentFolder, path);
}
