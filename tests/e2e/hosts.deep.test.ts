import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { tryHostFiles, tryPagesAlone } from '../../bench/safe/hosts.ts';
import { createFinalizer } from '../../src/publish/finalize/finalize.ts';
import { changeSite } from '../site-folder.ts';
import { getBrowser } from './browser.ts';

const release = mkdtempSync(join(tmpdir(), 'answerable-hosts-'));

beforeAll(async () => {
  cpSync(realpathSync(inject('siteFolder')), release, { recursive: true });
  const redirects = [
    { from: '/moved/', to: '/faq/' },
    { from: '/déménagé/', to: '/about/#team' },
  ];
  await changeSite(release, (site) => createFinalizer(site).finalize({ redirects }));
});

afterAll(() => rmSync(release, { recursive: true }));

describe('a release on hosts that send no headers of its own', () => {
  it('carries its policy in each page: nothing that is written into one runs, or reaches another site', async () => {
    const { tried, broken } = await tryPagesAlone(release, await getBrowser(), 2);
    expect(broken).toEqual([]);
    expect(tried).toBeGreaterThan(40);
  });

  it('would be seen to be without one', async () => {
    const { tried, broken } = await tryPagesAlone(release, await getBrowser(), 1, false);
    expect(broken.length).toBe(tried);
  });
});

describe('the files for hosts', () => {
  it('say of each path of a release what its table says', async () => {
    const { tried, broken } = await tryHostFiles(release);
    expect(broken).toEqual([]);
    expect(tried).toBeGreaterThan(1000);
  });

  it('are seen to differ where one header of one host does', async () => {
    const [file, text] = [
      join(release, 'vercel.json'),
      readFileSync(join(release, 'vercel.json'), 'utf8'),
    ];
    writeFileSync(file, text.replace('strict-origin', 'unsafe-url'));
    const { broken } = await tryHostFiles(release);
    writeFileSync(file, text);
    expect(broken).toContain('Vercel / Referrer-Policy: unsafe-url, not strict-origin');
  });
});
