import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDesign } from '../../src/publish/content/content.ts';
import { findDesignFolder } from '../../src/publish/project/index.ts';
import type { Edition } from '../../src/publish/render/astro-config.ts';
import { type Bundle, openBundle as open } from '../../src/publish/render/bundle.ts';

const cache = process.env['ANSWERABLE_KEPT_PAGES'] ?? '';

/** Opens bundles of pages as `src/publish` does, and keeps them for all tests of this run: those of one design and address are the same. */
export async function openBundle(edition: Edition, workspace: string): Promise<Bundle> {
  const contentFolder = await findShared(edition.contentFolder);
  return open({ ...edition, contentFolder }, workspace, { cache, most: Infinity });
}

/**
 * A folder that stands for all content with the same design, which is all that a bundle takes from it. So one bundle does for every
 * copy of a site, and for settings that differ in something else. That a release does not depend on where the content lies is tried
 * in processes of their own.
 */
async function findShared(contentFolder: string): Promise<string> {
  if (findDesignFolder(contentFolder) !== undefined) return contentFolder;
  const hasDesign = (await readDesign(contentFolder)) !== undefined;
  const settings = hasDesign ? await readFile(join(contentFolder, 'site.yml')) : '';
  const shared = join(cache, `settings-${createHash('sha256').update(settings).digest('hex')}`);
  if (existsSync(shared)) return shared;
  const made = `${shared}-${randomUUID()}`;
  await mkdir(made);
  await writeFile(join(made, 'site.yml'), settings);
  // Another build may have made the same meanwhile.
  await rename(made, shared).catch((error: unknown) => {
    if (!existsSync(shared)) throw error;
  });
  return shared;
}
