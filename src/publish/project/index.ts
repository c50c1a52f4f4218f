import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { getCompileCacheDir } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A change of the content that would do harm, or cannot be made; nothing was written. The message
 * says why and what to do.
 */
export class RefusedError extends Error {
  override name = 'RefusedError';
}

/**
 * The folder of this program. If the program is installed as a package, nothing is ever written
 * below it.
 */
export const packageRoot: string = fileURLToPath(new URL('../../../', import.meta.url)).replace(
  /[\\/]$/,
  '',
);

let startFolder: string | undefined;

/** Has the current folder tell what site it is from now on, wherever the process goes next. */
export function holdStartFolder(): void {
  startFolder = resolve();
}

/**
 * The folder of the site that a content folder belongs to: the folder around it if that has a
 * package.json, else the one that the command was started in. Beside the content it holds
 * `public/`, the caches, and what editors read.
 */
export function findSiteRoot(contentFolder: string): string {
  const around = dirname(contentFolder);
  return existsSync(join(around, 'package.json')) ? around : (startFolder ?? resolve());
}

/**
 * The folder around the content if it is that of the site, so that its style sheet, components and
 * pages are the publisher's own; undefined for content that was only named, whose surroundings may
 * be anybody's.
 */
export function findDesignFolder(contentFolder: string): string | undefined {
  const around = dirname(resolve(contentFolder));
  return findSiteRoot(resolve(contentFolder)) === around ? around : undefined;
}

/**
 * Where commands keep what no release contains: below the `node_modules` of the site if it has any,
 * else below `.answerable`. It can be removed at any time. The launcher keeps what Node compiles in
 * the same place.
 */
export function getCacheFolder(siteRoot: string): string {
  return existsSync(join(siteRoot, 'node_modules'))
    ? join(siteRoot, 'node_modules', '.cache', 'answerable')
    : join(siteRoot, '.answerable', 'cache');
}

/** Where Node keeps what it compiles; it appends the folder of its version by itself. */
export function findCompileCache(): string | undefined {
  const cache = getCompileCacheDir();
  return cache === undefined ? undefined : dirname(cache);
}

/**
 * The cache folder of the site that a content folder belongs to, made if it is missing; no other
 * user may enter it.
 */
export async function openCacheFolder(contentFolder: string): Promise<string> {
  const folder = getCacheFolder(findSiteRoot(contentFolder));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = dirname(folder);
  // A folder of our own beside the content must not be committed with it.
  if (basename(own) === '.answerable')
    await writeFile(join(own, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => undefined);
  return folder;
}

/** The `node_modules` folder in which Node finds the packages that this program imports. */
export function findPackagesFolder(): string {
  for (let folder = packageRoot; ; folder = dirname(folder)) {
    const packages = basename(folder) === 'node_modules' ? folder : join(folder, 'node_modules');
    if (existsSync(join(packages, 'astro'))) return packages;
    if (folder === dirname(folder))
      throw new Error('The packages of this program are not installed. Run npm install.');
  }
}

/**
 * What stands for the program as it is installed: its own files by size and time, and the versions
 * of the packages that it uses. It is another one whenever the program could come to another
 * result.
 */
export function describeProgram(): string {
  const packages = findPackagesFolder();
  const sources = join(packageRoot, 'src');
  // A package holds bundles of what a clone runs as it is.
  const [folder, ending] = existsSync(join(sources, 'cli', 'main.ts'))
    ? [sources, '.ts']
    : [join(packageRoot, 'bin'), '.js'];
  const own = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile() && each.name.endsWith(ending))
    .map((each) => join(each.parentPath, each.name))
    .sort();
  const manifest = readPackage(packageRoot);
  const parts = [
    manifest.version,
    ...[...own, join(packages, '.package-lock.json')].map(describeFile),
    ...Object.keys(manifest.dependencies ?? {}).map(
      (name) => `${name} ${readPackage(join(packages, name)).version}`,
    ),
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

function describeFile(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return `${path} ${found?.size} ${found?.mtimeMs}`;
}

interface PackageManifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readPackage(folder: string): PackageManifest {
  try {
    const manifest: PackageManifest = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    return manifest;
  } catch {
    return {};
  }
}

/**
 * A path as a person at the keyboard would write it: from the current folder on, or in full where
 * it lies elsewhere.
 */
export function formatPath(path: string): string {
  const way = relative('', path);
  return way.startsWith('..') ? path : way;
}
