import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadFolder } from '../../domain/addresses/index.ts';
import { downloadPathPattern } from '../../schemas/index.ts';
import type { SiteFiles } from '../files/site-files.ts';
import { getContentType } from '../files/release-file.ts';
import type { PageFacts } from '../pages/page-facts.ts';
import type { VitePlugin } from './clean-pictures.ts';

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
    const found = lstatSync(join(contentFolder, path), { throwIfNoEntry: false });
    // If there is no such file, the audit reports the broken link.
    if (found?.isFile() === true)
      site.write(link.slice(1), readFileSync(join(contentFolder, path)));
  }
}

/** A plugin of the dev server, which serves the files for download from the content. */
export function createDownloadServer(contentFolder: string, base: string): VitePlugin {
  return {
    name: 'answerable:downloads',
    configureServer: (server) => {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const path = toContentPath(pathname.replace(base.slice(0, -1), ''));
        const file = join(contentFolder, path ?? '');
        if (path === undefined || lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true)
          return next();
        response.setHeader('Content-Type', getContentType(file));
        response.setHeader('Content-Disposition', 'attachment');
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.end(readFileSync(file));
      });
    },
  };
}
