import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Edition } from '../../src/publish/render/astro-config.ts';
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

/** All that rendering reads: the edition, and every file of the content but the ledger, of which the edition has its part. */
async function toKey({ contentFolder, firstAddresses, ...edition }: Edition): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([edition, [...firstAddresses]]));
  const entries = await readdir(contentFolder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== 'permalinks.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const bytes = await readFile(file);
    hash.update(`\0${relative(contentFolder, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}
