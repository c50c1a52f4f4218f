import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { getSite } from '../../builder/index.ts';

/** A copy of the small site that a test may change, and a place for its releases. */
export interface SmallSite {
  readonly folder: string;
  readonly content: string;
  readonly out: string;
  /** What every command on it is given. */
  readonly args: readonly string[];
  readonly write: (path: string, text: string) => Promise<void>;
  readonly edit: (path: string, from: string, to: string) => Promise<void>;
}

export const today = '2026-06-01';

/**
 * Copies the small site; `atEnd` is told how to remove the copy, which by default is done after the
 * test.
 */
export async function createSmallSite(
  atEnd: (remove: () => Promise<void>) => void = onTestFinished,
): Promise<SmallSite> {
  const site = await createSite(atEnd);
  await cp(resolve(import.meta.dirname, '../../fixtures/small-site'), site.content, {
    recursive: true,
  });
  return site;
}

/** A site with a release on show; any will do here, since it must only stay as it is. */
export async function createSiteOnShow(): Promise<{
  site: SmallSite;
  before: Record<string, string>;
}> {
  const site = await createSmallSite();
  await mkdir(join(site.folder, '.dist-releases/release-of-before'), { recursive: true });
  await writeFile(join(site.folder, '.dist-releases/release-of-before/index.html'), 'on show');
  await symlink('.dist-releases/release-of-before', site.out);
  return { site, before: await toTree(site.out) };
}

/**
 * Copies the small site as it is after its first build: with a release on show, and its addresses
 * in permalinks.json.
 */
export async function createPublishedSite(): Promise<SmallSite> {
  const site = await createSite(onTestFinished);
  const { folder } = await getSite({
    content: 'tests/fixtures/small-site',
    today,
    writesLedger: true,
  });
  await cp(folder, site.folder, { recursive: true, verbatimSymlinks: true });
  return site;
}

async function createSite(atEnd: (remove: () => Promise<void>) => void): Promise<SmallSite> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-site-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const content = join(folder, 'content');
  const out = join(folder, 'dist');
  const write = (path: string, text: string) => writeFile(join(content, path), text);
  return {
    folder,
    content,
    out,
    args: ['--content', content, '--out', out, '--today', today],
    write,
    edit: async (path, from, to) => {
      const text = await readFile(join(content, path), 'utf8');
      if (!text.includes(from)) throw new Error(`${path} does not hold "${from}".`);
      await write(path, text.replace(from, to));
    },
  };
}

/** Every file of a folder with the hash of its bytes. */
export async function toTree(folder: string): Promise<Record<string, string>> {
  // With the slash a link to a folder is followed.
  const root = `${folder}/`;
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  const files = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort();
  const hashes = files.map(
    async (file) =>
      [
        relative(root, file),
        createHash('sha256')
          .update(await readFile(file))
          .digest('hex'),
      ] as const,
  );
  return Object.fromEntries(await Promise.all(hashes));
}
