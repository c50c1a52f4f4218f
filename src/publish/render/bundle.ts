import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroConfig } from 'astro';
import { readDesign } from '../content/content.ts';
import { markUsed } from '../files/oldest.ts';
import { bundlePrefix } from '../files/workspace.ts';
import {
  findCompileCache,
  findDesignFolder,
  findPackagesFolder,
  openCacheFolder,
  packageRoot,
} from '../project/index.ts';
import type { Edition } from './astro-config.ts';
import { listDesignPaths } from './design.ts';

/**
 * The pages, styles and scripts of a site as code, without its content: the same for any content.
 */
export interface Bundle {
  /** A module whose `app` renders pages. */
  readonly entry: URL;
  /** The folder with the styles, scripts and fonts, as they lie in a release. */
  readonly client: string;
  /** Changes with our sources, the packages and Node, whatever the site. */
  readonly program: string;
  /**
   * Changes with the program, the design and the address of the site, and is the same wherever they
   * lie.
   */
  readonly code: string;
  readonly pages: BundledPages;
}

/** What Astro knows of its pages besides their code. */
export interface BundledPages {
  /** The style sheets of each page, by Astro's key of the page. */
  readonly styles: readonly (readonly [string, { readonly styles: readonly unknown[] }])[];
  readonly image: AstroConfig['image'];
}

/** The file of a bundle with its `pages`. */
export const pagesFile = 'pages.json';

/** What the code of the pages depends on besides the program: the design and the address of a site. */
type BundledSite = Pick<Edition, 'contentFolder' | 'siteUrl'>;

/** A bundle that is there or being made. */
interface StartedBundle {
  readonly bundle: Promise<Bundle>;
  /** Ends the making of it, if it is not there yet, and waits until nothing is written any more. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts to bundle the pages of a site in a process of its own, unless they were bundled before from
 * the same sources, design and address. The bundle is kept in the cache of the site or in `keptIn`.
 */
export async function startBundle(
  site: BundledSite,
  workspace: string,
  keptIn?: string,
): Promise<StartedBundle> {
  const place = await findPlace(site, keptIn);
  if (isThere(place))
    return { bundle: Promise.resolve(await readBundle(place)), stop: () => Promise.resolve() };
  const { contentFolder, siteUrl } = site;
  const compileCache = findCompileCache();
  const task = { contentFolder, siteUrl, workspace, folder: place.folder, compileCache };
  const { made, stop } = startProcess(task);
  return { bundle: made.then(() => readBundle(place)), stop };
}

/** What the process that bundles is told. */
export interface BundleTask extends BundledSite {
  readonly workspace: string;
  readonly folder: string;
  readonly compileCache: string | undefined;
}

/** How the process that bundles ended: with a failure in words, or without. */
export interface BundleResult {
  readonly failure: string | undefined;
}

function startProcess(task: BundleTask): {
  readonly made: Promise<void>;
  readonly stop: StartedBundle['stop'];
} {
  const child = fork(new URL('./bundle-process.ts', import.meta.url), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.send(task);
  const { promise: made, resolve, reject } = Promise.withResolvers<void>();
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.once('message', ({ failure }: BundleResult) =>
    failure === undefined ? resolve() : reject(new Error(failure)),
  );
  const ended = new Promise<void>((resolveEnd) => {
    child.once('error', (error) => {
      reject(error);
      resolveEnd();
    });
    child.once('close', (code, signal) => {
      const how = `The process that bundles the pages ended with ${signal ?? code}.`;
      reject(new Error(`${how} ${said}`.trim()));
      resolveEnd();
    });
  });
  return {
    made,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

/** Where a bundle lies, and of what it is made. */
type BundlePlace = Pick<Bundle, 'program' | 'code'> & { readonly folder: string };

async function findPlace(
  { contentFolder, siteUrl }: BundledSite,
  keptIn: string | undefined,
): Promise<BundlePlace> {
  const cache = keptIn ?? (await openCacheFolder(contentFolder));
  const files = listDesign(contentFolder);
  const design = JSON.stringify(await readDesign(contentFolder));
  const program = hashFiles([process.version], packageRoot, listProgram());
  const code = hashFiles([program, siteUrl, design], contentFolder, files);
  // A bundle leads to the packages and to the files of the design by their paths.
  const places = [findPackagesFolder(), ...(files.length === 0 ? [] : [contentFolder])];
  const name = bundlePrefix + hashFiles([code, ...places], contentFolder, []);
  return { folder: join(cache, name), program, code };
}

/**
 * Whether what lies in `folder` would still be found there: the place of a bundle changes with all
 * that it is made of.
 */
export async function isUpToDate(site: BundledSite, folder: string): Promise<boolean> {
  return (await findPlace(site, dirname(folder))).folder === folder;
}

function isThere({ folder }: BundlePlace): boolean {
  return existsSync(join(folder, pagesFile));
}

async function readBundle({ folder, program, code }: BundlePlace): Promise<Bundle> {
  await markUsed(folder);
  const server = join(folder, 'server');
  const entry = (await readdir(server)).find((name) => name.startsWith('prerender-entry'));
  if (entry === undefined) throw new Error(`${server} holds no entry. Remove it and build again.`);
  return {
    entry: pathToFileURL(join(server, entry)),
    client: join(folder, 'client'),
    program,
    code,
    pages: JSON.parse(await readFile(join(folder, pagesFile), 'utf8')),
  };
}

/** The files of this program on which its output may depend. */
function listProgram(): string[] {
  return [
    join(packageRoot, 'package.json'),
    join(packageRoot, 'package-lock.json'),
    ...listFilesOf(join(packageRoot, 'src')),
  ];
}

/** The files of a site besides its settings that are part of the code of its pages. */
function listDesign(contentFolder: string): string[] {
  const design = findDesignFolder(contentFolder);
  return design === undefined ? [] : listDesignPaths(design).flatMap(listFilesOf);
}

/** A hash of values, and of files with their paths as seen from `root`. */
function hashFiles(
  values: readonly (string | undefined)[],
  root: string,
  files: readonly string[],
): string {
  const hash = createHash('sha256').update(JSON.stringify(values));
  for (const file of files) {
    const bytes = readIfThere(file);
    const path = relative(root, file).split(sep).join('/');
    if (bytes !== undefined) hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, 24);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function listFilesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  const isFolder = readdirSyncOrUndefined(path);
  return isFolder === undefined
    ? [path]
    : isFolder
        .filter((each) => each.isFile())
        .map((each) => join(each.parentPath, each.name))
        .sort();
}

function readdirSyncOrUndefined(path: string) {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true });
  } catch {
    return undefined;
  }
}
