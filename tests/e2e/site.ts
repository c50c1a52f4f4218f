import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildRelease } from '../build-release.ts';
import { serve } from '../../src/publish/serve.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site built from `content/` is served, without a slash at the end. */
    siteUrl: string;
    /** The folder that is served there. */
    siteFolder: string;
  }
}

const root = resolve(import.meta.dirname, '../..');

/** Builds the first content once and serves it for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-e2e-'));
  const out = join(folder, 'dist');
  await buildRelease(['--content', resolve(root, 'content'), '--out', out, '--today', '2026-11-23', '--preview']);
  const server = await serve(out, { port: 0 });
  project.provide('siteUrl', server.url.replace(/\/$/, ''));
  project.provide('siteFolder', out);
  return async () => {
    await server.close();
    await rm(folder, { recursive: true });
  };
}
