import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Edition } from '../../src/publish/render/astro-config.ts';
import { listDesignPaths } from '../../src/publish/render/design.ts';
import { findDesignFolder } from '../../src/publish/project/index.ts';
import { renderPages as render } from '../../src/publish/render/render.ts';

const folder = process.env['ANSWERABLE_KEPT_PAGES'] ?? '';

/**
 * Renders pages as `src/publish` does, and keeps them for the tests of this run: the same content in the same edition is
 * rendered once, wherever its folder lies. Which steps follow on the pages is no matter of this.
 */
export async function renderPages(edition: Edition, workspace: string): Promise<string> {
  const kept = join(folder, await toKey(edition));
  const site = join(workspace, 'site');
  if (existsSync(kept)) {
    await cp(kept, site, { recursive: true });
    return site;
  }
  const rendered = await render(edition, workspace);
  const copy = `${kept}-${process.pid}`;
  await cp(rendered, copy, { recursive: true });
  // Another process may have kept the same meanwhile.
  await rename(copy, kept).catch(() => rm(copy, { recursive: true }));
  return rendered;
}

/** All that rendering reads: the edition, every file of the content but the ledger, of which the edition has its part, and the design beside it. */
async function toKey({ contentFolder, firstAddresses, ...edition }: Edition): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([edition, [...firstAddresses]]));
  const entries = await readdir(contentFolder, { recursive: true, withFileTypes: true });
  const around = findDesignFolder(contentFolder);
  const design = around === undefined ? [] : listDesignPaths(around).filter(existsSync);
  const designFiles = await Promise.all(design.map(listFilesBelow));
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== 'permalinks.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .concat(designFiles.flat())
    .sort();
  for (const file of files) {
    const bytes = await readFile(file);
    hash.update(`\0${relative(contentFolder, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}

/** The files below a folder, or the file itself. */
async function listFilesBelow(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  return found.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
}
