import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entry } from '../../check/index.ts';
import {
  parseRecord,
  serializeRecord,
  formatRecordPath,
  type ReviewedContent,
  matchesStamp,
  type ReviewStamp,
} from '../../domain/reviews/index.ts';
import type { Renaming } from '../../domain/addresses/index.ts';
import { RefusedError } from '../project/index.ts';
import type { FileChange } from '../journal/index.ts';

type Named = Pick<Entry, 'collection' | 'id'>;

/**
 * Reads what was reviewed when the stamp of an entry was written. Undefined if there is no record,
 * or if it is of another review than the stamp. Throws a `RefusedError` if a symbolic link leads
 * there, since it may lead out of the content folder.
 */
export async function readReviewRecord(
  contentFolder: string,
  { collection, id }: Named,
  stamp: ReviewStamp,
): Promise<ReviewedContent | undefined> {
  const path = formatRecordPath(collection, id);
  await refuseLinks(contentFolder, path);
  const text = await readFile(join(contentFolder, path), 'utf8').catch(() => undefined);
  const record = text === undefined ? undefined : parseRecord(text);
  return record !== undefined && matchesStamp(stamp, record) ? record : undefined;
}

/**
 * The file that keeps what was reviewed. Throws a `RefusedError` if a symbolic link leads there.
 */
export async function createRecordChange(
  contentFolder: string,
  { collection, id }: Named,
  content: ReviewedContent,
): Promise<FileChange> {
  const path = formatRecordPath(collection, id);
  await refuseLinks(contentFolder, path);
  return { path, bytes: Buffer.from(serializeRecord(content)) };
}

/**
 * What becomes of the records where an entry gets another id: the new ones of these entries, and
 * its own at its new place.
 */
export async function renameRecords(
  contentFolder: string,
  renewed: readonly { readonly entry: Entry; readonly shown: ReviewedContent }[],
  { collection, from, to }: Pick<Renaming, 'collection' | 'from' | 'to'>,
): Promise<FileChange[]> {
  const changes = await Promise.all(
    renewed.map(({ entry, shown }) => createRecordChange(contentFolder, entry, shown)),
  );
  const [oldPath, newPath] = [formatRecordPath(collection, from), formatRecordPath(collection, to)];
  await refuseLinks(contentFolder, oldPath);
  await refuseLinks(contentFolder, newPath);
  const bytes = await readFile(join(contentFolder, oldPath)).catch(() => undefined);
  if (bytes === undefined) return changes;
  return [
    ...(changes.some(({ path }) => path === newPath) ? [] : [{ path: newPath, bytes }]),
    ...changes,
    { path: oldPath, bytes: undefined },
  ];
}

async function refuseLinks(contentFolder: string, path: string): Promise<void> {
  const parts = path.split('/');
  for (const [index] of parts.entries()) {
    const shown = parts.slice(0, index + 1).join('/');
    const found = await lstat(join(contentFolder, shown)).catch(() => undefined);
    if (found?.isSymbolicLink() === true)
      throw new RefusedError(
        `${shown} is a link to another place of the disk, so nothing was read or written there. Put the folder or file itself there.`,
      );
  }
}
