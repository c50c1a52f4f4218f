import { realpathSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { isAbsolute, relative, sep } from 'node:path';
import type { AstroInlineConfig } from 'astro';

type VitePlugin = Extract<
  NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number],
  { name: string }
>;

/**
 * A plugin of Vite for `npm run dev` that keeps files and programs of this computer from other
 * sites and from the content:
 * - a file is served or loaded only if it lies in one of `folders` once all symbolic links are resolved; Vite compares
 *   the path as it is written, so that a link in the content would show what it leads to,
 * - nothing opens an editor: Vite does so at the request of any page that is open in the browser,
 * - another site may link to the preview, and load nothing from it.
 */
export function createDevGuard(folders: readonly string[]): VitePlugin {
  const allowed = folders.map((folder) => realpathSync(folder));
  return {
    name: 'answerable:dev-guard',
    enforce: 'pre',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const refusal = findRefusal(request, allowed);
        if (refusal === undefined) return next();
        response.writeHead(403, {
          'Content-Type': 'text/plain;charset=utf-8',
          'Cache-Control': 'no-store',
        });
        response.end(refusal);
      });
    },
    load(id) {
      const [path = ''] = id.split(/[?#]/, 1);
      if (isAbsolute(path) && !isWithin(path, allowed)) throw new Error(describeLink(path));
    },
  };
}

function findRefusal(
  { url = '/', headers }: IncomingMessage,
  allowed: readonly string[],
): string | undefined {
  const site = headers['sec-fetch-site'];
  const isForeign = site === 'cross-site' || site === 'same-site';
  if (isForeign && headers['sec-fetch-mode'] !== 'navigate')
    return 'The preview answers its own pages alone.';
  // Both as it was sent and as a browser would write it: with two slashes at its head, the second
  // takes the first part for a host.
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const paths = [url.replace(/\?.*$/s, ''), pathname, ...searchParams.values()].map(decode);
  // Servers compare such a path without regard to case, and take one that goes on behind a slash,
  // too.
  if (paths.some((path) => /\/__open-in-editor(?:\/|$)/i.test(path)))
    return 'The preview opens no editor. Open the file yourself.';
  const file = paths.flatMap(resolveFile).find((path) => !isWithin(path, allowed));
  return file === undefined ? undefined : describeLink(file);
}

/**
 * The file that an address of Vite names in full, also below the path of a site; none if it names
 * none.
 */
function resolveFile(path: string): string[] {
  const [, file] = /\/@(?:fs|id)\/(.*)$/s.exec(path) ?? [];
  if (file === undefined) return [];
  const [plain = ''] = file.split(/[?#]/, 1);
  // On Windows a drive comes first, elsewhere the slash that the pattern took.
  return [isAbsolute(plain) ? plain : `/${plain}`];
}

/**
 * Whether a path, with all links resolved, lies in one of the folders. One that does not exist
 * names no file, and is nobody's.
 */
function isWithin(path: string, folders: readonly string[]): boolean {
  let real: string;
  try {
    real = realpathSync(path);
  } catch {
    return true;
  }
  return folders.some((folder) => {
    const way = relative(folder, real);
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  });
}

function describeLink(path: string): string {
  return `${path} leads to a place outside of the content and this program, and is not shown. Put the file itself there.`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
