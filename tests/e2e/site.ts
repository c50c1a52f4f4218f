import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildRelease } from '../build-release.ts';
import { serve } from '../../src/publish/serve.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site built from `content/` is served, without a slash at the end. */
    siteUrl: string;
    /** The path below which it lies, with both slashes. */
    siteBase: string;
    /** The folder that is served there. */
    siteFolder: string;
  }
}

const root = resolve(import.meta.dirname, '../..');

/** Builds the first content once and serves it for all browser tests of a project. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return setUpSite(project, 'https://bamboo.example');
}

/** Builds the first content as the site at `siteUrl` and serves it below the path of it. Returns what ends that. */
export async function setUpSite(
  project: TestProject,
  siteUrl: string,
): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-e2e-'));
  const [content, out] = [join(folder, 'content'), join(folder, 'dist')];
  await cp(resolve(root, 'content'), content, { recursive: true });
  const settings = await readFile(join(content, 'site.yml'), 'utf8');
  await writeFile(join(content, 'site.yml'), settings.replace(/^url: .*$/m, `url: ${siteUrl}`));
  await buildRelease(['--content', content, '--out', out, '--today', '2026-11-23', '--preview']);
  const base = new URL(`${siteUrl}/`).pathname;
  const server = await serve(out, { port: 0, base });
  project.provide('siteUrl', server.url.replace(/\/$/, ''));
  project.provide('siteBase', base);
  project.provide('siteFolder', out);
  return async () => {
    await server.close();
    await rm(folder, { recursive: true });
  };
}
