import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSiteFiles, type KeptFiles } from '../../../src/publish/files/site-files.ts';
import { openSearchIndexer } from '../../../src/publish/search-index.ts';
import { writeSearchIndex } from '../../../src/search/build/index.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const words = ['rye', 'wheat', 'salt', 'water', 'oven', 'crust', 'crumb'];
const toHtml = (number: number, more = '') =>
  `<!doctype html><html lang="en"><main data-pagefind-body><h1>Loaf ${number}</h1><p>${words[number % words.length]} ${words[(number * 3) % words.length]} ${more}</p></main></html>`;

/** A site that keeps in `folder`, and what it is told of its index. */
function createSite(kept: KeptFiles) {
  const files = createSiteFiles(kept);
  const pages = Array.from({ length: 30 }, (_, number) => `loaf-${number}/index.html`);
  for (const [number, path] of pages.entries()) files.write(path, toHtml(number));
  return { files, pages, base: '/', kept };
}

const readIndex = ({ files }: ReturnType<typeof createSite>) =>
  files
    .list()
    .filter((path) => path.startsWith('pagefind/'))
    .map((path) => [path, files.get(path).hash]);

async function createKept(): Promise<KeptFiles> {
  return { folder: await createTemporaryFolder(), version: '1', isRead: true };
}

/** Where the last build of a site rendered in two threads. */
async function createLargeKept(): Promise<KeptFiles> {
  const kept = await createKept();
  await writeFile(join(kept.folder, 'pages-1-of-2'), '');
  return kept;
}

describe('the search index of a large site', () => {
  it('is the same that a build without a thread writes, and is kept for the next one', async () => {
    const alone = createSite(await createKept());
    await writeSearchIndex(alone.files, alone);
    const kept = await createLargeKept();
    for (const begins of [true, false]) {
      const site = createSite(kept);
      const indexer = openSearchIndexer(site);
      if (begins) indexer.begin(site);
      await indexer.write(site);
      await indexer.close();
      expect(readIndex(site)).toEqual(readIndex(alone));
      site.files.save(kept.folder, { compression: '', linked: [] });
    }
  });

  it('has a page as it is in the end, though its thread began with it as it was', async () => {
    const change = ({ files }: ReturnType<typeof createSite>) =>
      files.write('loaf-4/index.html', toHtml(4, 'sourdough'));
    const alone = createSite(await createKept());
    change(alone);
    await writeSearchIndex(alone.files, alone);
    const kept = await createLargeKept();
    const site = createSite(kept);
    const indexer = openSearchIndexer(site);
    indexer.begin(site);
    // It needs nobody to wait for it.
    await expect.poll(() => existsSync(join(kept.folder, 'search-index'))).toBe(true);
    change(site);
    await indexer.write(site);
    await indexer.close();
    expect(readIndex(site)).toEqual(readIndex(alone));
  });

  it('is the same if its thread was told of pages as they were rendered', async () => {
    const alone = createSite(await createKept());
    await writeSearchIndex(alone.files, alone);
    const site = createSite(await createLargeKept());
    const indexer = openSearchIndexer(site);
    const rendered = site.pages.map((path) => [path, site.files.get(path)] as const);
    const old = createSite(site.kept).files;
    old.write('gone/index.html', toHtml(31));
    indexer.add([...rendered, ['gone/index.html', old.get('gone/index.html')]]);
    await indexer.write(site);
    await indexer.close();
    expect(readIndex(site)).toEqual(readIndex(alone));
  });

  it('is asked for in vain with a word why, where the thread cannot make it', async () => {
    const kept = await createLargeKept();
    const site = createSite(kept);
    const indexer = openSearchIndexer(site);
    const gone = { ...site.files.get('loaf-1/index.html'), hash: 'f'.repeat(64) };
    site.files.enter('loaf-1/index.html', gone);
    await expect(indexer.write(site)).rejects.toThrow(/ENOENT|no such file/);
    await indexer.close();
  });
});
