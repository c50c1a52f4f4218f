import { resolve } from 'node:path';
import { loadOptional } from '../domain/optional-packages.ts';
import { parseTarget } from '../publish/deploy/index.ts';
import { openFolderStore, openStorageStore, type PartStore } from '../publish/shards/index.ts';
import { UsageError } from './arguments.ts';

/** Where shards leave what they have rendered. */
export const storeOption = {
  kind: 'string',
  placeholder: 'STORE',
  describe:
    'Where shards leave what they rendered: a folder that all of them reach, or s3://BUCKET or s3://BUCKET/PREFIX.',
} as const;

/** Opens the store that a word names. Throws a `UsageError` if it names none. */
export async function openPartStore(word: string): Promise<PartStore> {
  const target = parseTarget(word, { from: 'dist', isWindows: process.platform === 'win32' });
  if (target.kind === 'refused')
    throw new UsageError(
      '--store takes a folder on this computer, or s3://BUCKET or s3://BUCKET/PREFIX; what was written is neither. A folder whose name has a colon is written with ./ before it.',
    );
  if (target.kind === 'folder') return openFolderStore(resolve(target.path));
  // The client of the storage is large, and only needed here.
  const { explainS3Failure, openStorage } = await loadOptional(
    () => import('../publish/deploy/s3/index.ts'),
  );
  const endpoint = process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'];
  return openStorageStore(openStorage(target.place, endpoint), (error) =>
    explainS3Failure(error, 'run it again'),
  );
}
