import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The kind of a planned file, as named in the report. */
export type PlannedKind =
  | 'article'
  | 'FAQ entry'
  | 'page'
  | 'person'
  | 'topic'
  | 'source'
  | 'image'
  | 'download';

/** A file to be written below the content folder. */
export interface PlannedFile {
  /** With `/` as separator. */
  readonly path: string;
  readonly kind: PlannedKind;
  /** The title, question, name or label. */
  readonly title: string;
  /** What it is going to hold; of a copy the hash of that, so that a plan stays small. */
  readonly bytes: Buffer;
  /** The file on the disk of which it is a copy. */
  readonly copyOf?: string;
  /** The existing file at the path, in the same form; undefined if there is none. */
  readonly existing: Buffer | undefined;
  /** Why the file cannot be written; for people. */
  readonly obstacle?: string | undefined;
}

/**
 * The state of a planned file: an equal existing file is left alone, and a different one is never
 * overwritten.
 */
export function resolveState({
  bytes,
  existing,
  obstacle,
}: PlannedFile): 'new' | 'same' | 'differs' | 'unwritable' {
  if (obstacle !== undefined) return 'unwritable';
  if (existing === undefined) return 'new';
  return existing.equals(bytes) ? 'same' : 'differs';
}

/** The hash of a file that is copied, by which it is compared. */
export function hashBytes(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Reads the existing file at a path, or what is in its way. */
export async function readExisting(
  folder: string,
  path: string,
  isCopy = false,
): Promise<Pick<PlannedFile, 'existing' | 'obstacle'>> {
  try {
    const existing = await readFile(join(folder, path));
    return { existing: isCopy ? hashBytes(existing) : existing };
  } catch (error) {
    return getErrorCode(error) === 'ENOENT'
      ? { existing: undefined }
      : { existing: undefined, obstacle: formatObstacle(error) };
  }
}

const notAllowed =
  'This place may not be read or written. Change its permissions, and import again.';
const obstacles: Readonly<Record<string, string>> = {
  EISDIR: 'A folder of this name stands there. Move it away, and import again.',
  EEXIST: 'Another program wrote a file there meanwhile. Import again to see how it differs.',
  ENOTDIR: 'A file has the name of its folder. Move that file away, and import again.',
  ELOOP: 'A link there leads to itself. Remove it, and import again.',
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: 'This disk may only be read. Choose another content folder.',
  ENAMETOOLONG:
    'Its path is longer than the disk allows. Choose a content folder with a shorter path, or give the document a shorter name.',
  ENOSPC: 'The disk is full. Free some space, and import again.',
  EDQUOT: 'The disk is full. Free some space, and import again.',
};

/** What was in the way of a file, and what to do. */
export function formatObstacle(error: unknown): string {
  const code = getErrorCode(error);
  return code !== undefined && Object.hasOwn(obstacles, code)
    ? `${obstacles[code]}`
    : `It could not be written (${code ?? (error instanceof Error ? error.message : String(error))}). See what is in its way, and import again.`;
}

function getErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
