import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { packageRoot, findSiteRoot } from '../project/index.ts';

/** Where the releases of an output folder lie: `dist` shows one of `.dist-releases`, beside it. */
export function getReleasesFolder(out: string): string {
  return join(dirname(out), `.${basename(out)}-releases`);
}

/** Folders of the program and of a site that no output may lie in. */
const ownFolders = {
  program: ['bin', 'src', 'public', 'node_modules', 'tests', 'docs', 'bench', '.git', '.astro'],
  site: ['public', 'node_modules', '.git', '.astro', '.answerable'],
};

/** Says in one sentence why a release cannot be shown at `out`, or undefined if it can. */
export async function describeUnfitOut(
  out: string,
  contentFolder: string,
): Promise<string | undefined> {
  const place = join(await resolveRealPath(dirname(out)), basename(out));
  const content = await resolveRealPath(contentFolder);
  const choose = 'Choose another folder with --out DIR.';
  if (isWithin(place, content)) return `${out} lies within the content folder. ${choose}`;
  if (isWithin(content, place)) return `${out} holds the content folder. ${choose}`;
  if (isWithin(packageRoot, place)) return `${out} holds this program. ${choose}`;
  for (const [whose, root] of [
    ['program', packageRoot],
    ['site', findSiteRoot(contentFolder)],
  ] as const) {
    const own = ownFolders[whose].find((folder) => isWithin(place, join(root, folder)));
    if (own !== undefined)
      return `${out} lies within ${own}/, which belongs to this ${whose}. ${choose}`;
  }
  return describeOccupied(out);
}

/** The release on show, as the path that the link holds, or undefined if there is none. */
export async function getShown(out: string): Promise<string | undefined> {
  const target = await readlink(out).catch(() => undefined);
  return target === undefined ? undefined : resolve(dirname(out), target);
}

async function describeOccupied(out: string): Promise<string | undefined> {
  const found = await lstat(out).catch(() => undefined);
  const advice = 'Move it away, or choose another folder with --out DIR.';
  if (found === undefined) return undefined;
  if (found.isSymbolicLink()) {
    const shown = await getShown(out);
    if (shown !== undefined && isWithin(shown, getReleasesFolder(out))) return undefined;
    return `${out} is a link to ${shown ?? 'elsewhere'}, which no build has made. ${advice}`;
  }
  if (!found.isDirectory()) return `${out} is a file, not a folder. ${advice}`;
  return (await readdir(out)).length === 0
    ? undefined
    : `${out} holds files that no build has made. ${advice}`;
}

/** The path without links; of a path that does not exist yet, as much of it as does. */
async function resolveRealPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await resolveRealPath(parent), basename(path));
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return (
    way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path)
  );
}
