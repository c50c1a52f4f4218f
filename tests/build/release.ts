import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildRelease } from '../build-release.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The release of `tests/fixtures/small-site`. */
    smallSite: string;
    /** The release of the first content. */
    firstSite: string;
  }
}

const root = resolve(import.meta.dirname, '../..');

/** Builds the small site and the first content once, for all tests that read what comes out. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'answerable-build-')));
  const build = async (name: string, content: string) => {
    await buildRelease([
      '--content',
      resolve(root, content),
      '--out',
      join(folder, name),
      '--today',
      '2026-11-23',
      '--preview',
    ]);
    return join(folder, name);
  };
  project.provide('smallSite', await build('small', 'tests/fixtures/small-site'));
  project.provide('firstSite', await build('first', 'content'));
  return () => rm(folder, { recursive: true });
}
