import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { createOwnedFolder } from '../../src/publish/files/owned-folder.ts';
import { packageRoot, getCacheFolder } from '../../src/publish/project/index.ts';
import { writeSearchIndex } from '../../src/search/build/index.ts';

const cacheFolder = getCacheFolder(packageRoot);

/** How many measured sites are kept: those of ten beds, a small one, and the site's own. */
const kept = 12;

/** Another run may still ask a site that it took so many milliseconds ago. */
const inUse = 60 * 60 * 1000;

/** What a release is made of, besides the content. */
const makers = [
  'src',
  'public',
  'astro.config.ts',
  'package-lock.json',
  'bench/search/corpus-content.ts',
  'bench/search/escape.ts',
  'bench/search/own-content.ts',
];

/**
 * What of it changes no word of a page: what runs elsewhere or later, and the index, which has a
 * key of its own.
 */
const notOfPages = [
  ...[
    'ask',
    'build',
    'query',
    'ui',
    'emergency',
    'emergency.ts',
    'settings.ts',
    'stop-words.ts',
  ].map((name) => `src/search/${name}`),
  'src/search/tokenize.ts',
  'src/cli',
  'src/client',
  'src/domain/locale/labels',
  'src/import',
  'src/publish/deploy',
  'src/publish/dev',
  'src/sources',
  'src/styles',
];

/** What makes the index of pages. */
const indexers = ['package-lock.json', 'src/search/build', 'src/search/tokenize.ts'];

/** What of it only reads an index. */
const notOfIndex = ['src/search/build/open-index.ts', 'src/search/build/sure-from.ts'];

/**
 * The folder of a release of the content that `write` writes, by the steps of `npm run build`; one
 * that was built of the same content (as `name` says) and the same code is used again. Throws if it
 * cannot be built.
 */
export async function getRelease(name: string, write: (folder: string) => void): Promise<string> {
  return join(await getBuilt(name, write, []), 'site');
}

/**
 * The folder of the index of such a release. Its pages are used again as long as the code that
 * makes them is the same, and it as long as its own is: neither hangs on what readers' browsers do
 * with it.
 */
export async function getIndex(name: string, write: (folder: string) => void): Promise<string> {
  const folder = await getBuilt(name, write, notOfPages);
  const index = join(folder, `index-${hashIndexers()}`);
  if (!existsSync(index)) await writeIndex(join(folder, 'site'), index);
  return join(index, 'pagefind');
}

async function getBuilt(
  name: string,
  write: (folder: string) => void,
  left: readonly string[],
): Promise<string> {
  const toPath = (path: string) => join(packageRoot, path);
  const code = hashFiles(makers.map(toPath), left.map(toPath));
  const folder = join(cacheFolder, `bench-search-${hashText(name + code)}`);
  if (!existsSync(folder)) await build(write, folder);
  utimesSync(folder, new Date(), new Date());
  removeOld();
  return folder;
}

function hashIndexers(): string {
  const toPath = (path: string) => join(packageRoot, path);
  return hashFiles(indexers.map(toPath), notOfIndex.map(toPath));
}

/** Indexes the pages of a site into a folder, by way of one that no other run takes for whole. */
async function writeIndex(site: string, to: string): Promise<void> {
  const { path: folder, release } = await createOwnedFolder(cacheFolder, 'bench');
  const read = (path: string) => readFileSync(join(site, path));
  await writeSearchIndex(
    {
      read,
      get: (path) => ({ hash: hashText(read(path).toString('latin1')) }),
      write: (path, content) => {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      },
      earlier: { getHash: () => undefined, take: () => false },
    },
    {
      pages: listFiles(site)
        .filter((file) => file.endsWith('.html'))
        .map((file) => relative(site, file).split(sep).join('/')),
    },
  );
  for (const name of readdirSync(dirname(to)).filter((each) => each.startsWith('index-')))
    rmSync(join(dirname(to), name), { recursive: true });
  renameSync(folder, to);
  release();
}

/** A short name for a text. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * A short name for all files at these paths and in these folders, but for those at or below `left`.
 */
export function hashFiles(paths: readonly string[], left: readonly string[] = []): string {
  const files = paths.flatMap((path) => (statSync(path).isFile() ? [path] : listFiles(path)));
  const isLeft = (file: string) =>
    left.some((each) => file === each || file.startsWith(each + sep));
  return hashText(
    files
      .filter((file) => !isLeft(file))
      .map((file) => `${relative(packageRoot, file)} ${hashText(readFileSync(file, 'base64'))}`)
      .join('\n'),
  );
}
/**
 * Publishes into `to`, by way of a folder that a later build removes where this one is interrupted.
 */
async function build(write: (folder: string) => void, to: string): Promise<void> {
  const { path: folder, release } = await createOwnedFolder(cacheFolder, 'bench');
  const content = join(folder, 'content');
  mkdirSync(content);
  write(content);
  // Some 18,000 entries take more than Node allows itself where the machine has little memory.
  const args = [
    '--max-old-space-size=8192',
    join(import.meta.dirname, 'publish-content.ts'),
    content,
    join(folder, 'site'),
  ];
  const { status } = spawnSync(process.execPath, args, {
    cwd: packageRoot,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error(`The content in ${content} could not be published, see above.`);
  rmSync(content, { recursive: true });
  // The index of a release is the one of the code that built it.
  const index = join(folder, `index-${hashIndexers()}`);
  mkdirSync(index);
  cpSync(join(folder, 'site', 'pagefind'), join(index, 'pagefind'), { recursive: true });
  renameSync(folder, to);
  release();
}

function removeOld(): void {
  const folders = readdirSync(cacheFolder)
    .filter((name) => name.startsWith('bench-search-'))
    .map((name) => join(cacheFolder, name));
  const dated = folders.map((path) => ({ path, time: statSync(path).mtimeMs }));
  for (const { path, time } of dated.sort((a, b) => b.time - a.time).slice(kept))
    if (time < Date.now() - inUse) rmSync(path, { recursive: true, force: true });
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort();
}
