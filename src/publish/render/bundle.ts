import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { readDesign } from '../content/content.ts';
import { describeFailure } from '../files/failure.ts';
import { markUsed } from '../files/oldest.ts';
import { bundlePrefix } from '../files/workspace.ts';
import {
  findDesignFolder,
  findPackagesFolder,
  openCacheFolder,
  packageRoot,
} from '../project/index.ts';
import type { Edition } from './astro-config.ts';
import { createPictureCleaner, type VitePlugin } from './clean-pictures.ts';
import { listDesignPaths } from './design.ts';
import { createRenderLog } from './render-log.ts';

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

const pagesFile = 'pages.json';

/** Under this name of the global object the bundled pages find what they are given. */
const build = 'globalThis.answerableBuild';

/** What the code of the pages depends on besides the program: the design and the address of a site. */
type BundledSite = Pick<Edition, 'contentFolder' | 'siteUrl'>;

/**
 * The bundle for an edition: the one that was made before from the same sources, design and
 * address, else a new one, which is kept in the cache of the site or in `keptIn`. Only this file,
 * `page-app.ts` and `images.ts` use parts of Astro that are no public interface.
 */
export async function openBundle(
  edition: Edition,
  workspace: string,
  keptIn?: string,
): Promise<Bundle> {
  const place = await findPlace(edition, keptIn);
  if (!isThere(place)) await createBundle(edition, workspace, place.folder);
  return readBundle(place);
}

/** The bundle for a site if it was made before. */
export async function findBundle(site: BundledSite, keptIn?: string): Promise<Bundle | undefined> {
  const place = await findPlace(site, keptIn);
  return isThere(place) ? readBundle(place) : undefined;
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

/** Bundles the pages in a workspace and moves what came of it to `folder`. */
async function createBundle(edition: Edition, workspace: string, folder: string): Promise<void> {
  const { build: buildWithAstro } = await import('astro');
  const { prepareAstro } = await import('./astro-config.ts');
  const root = join(workspace, `bundle-${randomUUID()}`);
  const made = join(root, 'kept');
  await mkdir(made, { recursive: true });
  const errors: string[] = [];
  const log = createRenderLog(root, ({ level, message }) => {
    if (level === 'error') errors.push(message);
  });
  const config = await prepareAstro(edition, root, log.logger);
  const empty = join(root, 'no-public');
  await mkdir(empty);
  const startedIn = process.cwd();
  // Astro puts the code that renders into the current folder if the output is not within it, and
  // fails there.
  if (!root.startsWith(startedIn)) process.chdir(root);
  try {
    await buildWithAstro({
      ...config,
      publicDir: empty,
      logLevel: 'warn',
      integrations: [
        ...(config.integrations ?? []),
        keepBundle(join(root, 'site', '.prerender'), made),
      ],
      vite: {
        ...config.vite,
        plugins: [
          createPictureCleaner(join(root, 'pictures')),
          createContentDoor(String(config.srcDir)),
        ],
      },
    });
  } finally {
    if (process.cwd() !== startedIn) process.chdir(startedIn);
    log.stop();
  }
  if (errors.length > 0)
    throw new Error(errors.map((message) => describeFailure(new Error(message))).join(' '));
  await rename(join(root, 'site'), join(made, 'client'));
  await symlink(findPackagesFolder(), join(made, 'node_modules'), 'junction');
  // Two builds may make the same bundle at once; either is as good.
  await rename(made, folder).catch(async (error: unknown) => {
    if (!existsSync(join(folder, pagesFile))) throw error;
  });
}

/** Keeps the code that renders, which Astro removes in the end, and renders no page itself. */
function keepBundle(server: string, made: string): AstroIntegration {
  const pages = new Map<string, { readonly key: string; readonly styles: readonly unknown[] }>();
  let image: AstroConfig['image'] | undefined;
  return {
    name: 'answerable:bundle',
    hooks: {
      'astro:config:done': ({ config }) => {
        ({ image } = config);
      },
      'astro:build:setup': ({ pages: found }) => {
        for (const [name, page] of found) pages.set(name, page);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name: 'answerable:bundle',
          setup: () => cp(server, join(made, 'server'), { recursive: true }),
          getStaticPaths: async () => {
            const styles = [...pages.values()].map(({ key, styles: own }) => [
              key,
              { styles: own },
            ]);
            await writeFile(join(made, pagesFile), JSON.stringify({ styles, image }));
            return [];
          },
          render: () => Promise.reject(new Error('A bundle renders no page.')),
        });
      },
    },
  };
}

/**
 * What makes a bundle hold no content: its collections ask the process that renders instead of
 * `astro:content`, and so does all that an edition decides but its address.
 */
function createContentDoor(sources: string): VitePlugin {
  const collections = join(sources, 'collections');
  return {
    name: 'answerable:content-door',
    enforce: 'pre',
    config: () => ({
      define: {
        __BUILD__: build,
        __CONTENT_FOLDER__: `${build}.contentFolder`,
        __TODAY__: `${build}.today`,
        __FIRST_ADDRESSES__: `${build}.firstAddresses`,
      },
    }),
    resolveId: {
      order: 'pre',
      handler: (id, importer) =>
        id === 'astro:content' && importer?.startsWith(collections) === true
          ? join(collections, 'build-content.ts')
          : undefined,
    },
    load: {
      order: 'pre',
      handler: (id) =>
        id === join(sources, 'content.config.ts') ? 'export const collections = {};' : undefined,
    },
  };
}
