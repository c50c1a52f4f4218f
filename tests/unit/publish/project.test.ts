import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findPackagesFolder,
  openCacheFolder,
  getCacheFolder,
  findSiteRoot,
} from '../../../src/publish/project/index.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

describe('the folder of a site', () => {
  it('is the one around the content if that has a package.json', async () => {
    const site = await createTemporaryFolder();
    writeFileSync(join(site, 'package.json'), '{}');
    expect(findSiteRoot(join(site, 'content'))).toBe(site);
  });

  it('is else the current folder', async () => {
    const elsewhere = await createTemporaryFolder();
    expect(findSiteRoot(join(elsewhere, 'content'))).toBe(resolve());
  });
});

describe('the caches of a site', () => {
  it('lie in its node_modules if it has any', async () => {
    const site = await createSite();
    mkdirSync(join(site, 'node_modules'));
    const folder = await openCacheFolder(join(site, 'content'));
    expect(folder).toBe(join(site, 'node_modules/.cache/answerable'));
    expect(lstatSync(folder).mode & 0o777).toBe(0o700);
  });

  it('lie else in a folder of their own, which git leaves out and nobody else may enter', async () => {
    const site = await createSite();
    const folder = await openCacheFolder(join(site, 'content'));
    expect(folder).toBe(join(site, '.answerable/cache'));
    expect(lstatSync(folder).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(site, '.answerable/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('are not made by asking where they would be', async () => {
    const site = await createSite();
    getCacheFolder(site);
    expect(existsSync(join(site, '.answerable'))).toBe(false);
  });
});

describe('the packages of the program', () => {
  it('are found where Astro is', () => {
    expect(existsSync(join(findPackagesFolder(), 'astro/package.json'))).toBe(true);
  });
});

async function createSite(): Promise<string> {
  const site = await createTemporaryFolder();
  writeFileSync(join(site, 'package.json'), '{}');
  return site;
}
