import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isHashedFile } from '../files/hashed-file.ts';
import { listFiles } from '../files/list-files.ts';
import { manifestFile, toFileHash, type Manifest } from './manifest.ts';

/** Where a copy of a release is not what the build has written, and what to do. */
export interface Difference {
  readonly path: string;
  readonly kind: 'missing' | 'changed' | 'additional';
  readonly message: string;
}

/**
 * Compares the files of a folder with a manifest. A file that is named by its content and belongs to another release is no
 * difference: such files are kept for readers who have an older page open.
 */
export async function compareFolder({ files }: Manifest, folder: string): Promise<Difference[]> {
  const present = new Set(await listFiles(folder));
  const differences: Difference[] = [];
  for (const [path, hash] of files) {
    if (!present.has(path))
      differences.push({ path, kind: 'missing', message: 'is missing. Send the release again.' });
    else if (toFileHash(await readFile(join(folder, path))) !== hash)
      differences.push({
        path,
        kind: 'changed',
        message:
          'is not what the build wrote. Send the release again, and find out what changed it.',
      });
  }
  for (const path of present) {
    if (files.has(path) || path === manifestFile || isHashedFile(path)) continue;
    differences.push({
      path,
      kind: 'additional',
      message: 'is not of this release. Delete it, or find out who put it there.',
    });
  }
  return differences.sort((a, b) => (a.path < b.path ? -1 : 1));
}
