import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { hashFiles, readRelease, type Release } from '../../../../src/publish/deploy/release.ts';
import { formatManifest, manifestFile } from '../../../../src/publish/finalize/manifest.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

/** What each release of these tests has. */
const always = {
  '404.html': 'not found',
  'pagefind/pagefind.js': 'runtime',
  'pagefind/words.json': '{}',
};

/** The files of a release whose pages load a style sheet that is named by its content. */
export function toPages(words: string): Record<string, string> {
  return {
    'index.html': `home /assets/${words}.css`,
    'faq/index.html': words,
    [`assets/${words}.css`]: words,
  };
}

/** Writes a release of some files, with its manifest, and reads it. */
export async function createRelease(files: Readonly<Record<string, string>>): Promise<Release> {
  const folder = await createTemporaryFolder();
  for (const [path, text] of Object.entries({ ...always, ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await writeFile(
    join(folder, manifestFile),
    formatManifest({ compression: 'none', files: await hashFiles(folder) }),
  );
  return readRelease(folder);
}

/** The path of a folder that does not exist yet and is gone after the test. */
export async function createTargetPath(): Promise<string> {
  const folder = join(await createTemporaryFolder(), 'site');
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The time some days and milliseconds after the first deploy of a test. */
export function after(days: number, milliseconds = 0): Date {
  return new Date(Date.UTC(2026, 5, 1, 12) + days * 86_400_000 + milliseconds);
}
