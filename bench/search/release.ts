import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { createOwnedFolder } from '../../src/publish/files/owned-folder.ts';
import { packageRoot, getCacheFolder } from '../../src/publish/project/index.ts';

const cacheFolder = getCacheFolder(packageRoot);

/** How many measured sites are kept: a large one, its small one, the site's own, and one of before. */
const kept = 4;

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
 * The folder of a release of the content that `write` writes, by the steps of `npm run build`; one that was built of the
 * same content (as `name` says) and the same code is used again. Throws if it cannot be built.
 */
export async function getRelease(name: string, write: (folder: string) => void): Promise<string> {
  const folder = join(
    cacheFolder,
    `bench-search-${hashText(name + hashFiles(makers.map((maker) => join(packageRoot, maker))))}`,
  );
  if (!existsSync(folder)) await build(write, folder);
  utimesSync(folder, new Date(), new Date());
  removeOld();
  return join(folder, 'site');
}

/** A short name for a text. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** A short name for all files at these paths and in these folders. */
export function hashFiles(paths: readonly string[]): string {
  const files = paths.flatMap((path) => (statSync(path).isFile() ? [path] : listFiles(path)));
  return hashText(
    files.map((file) => `${file} ${hashText(readFileSync(file, 'base64'))}`).join('\n'),
  );
}

/** Publishes into `to`, by way of a folder that a later build removes where this one is interrupted. */
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
