import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  type Dirent,
} from 'node:fs';
import { join } from 'node:path';
import { recordFolder } from '../../domain/reviews/record.ts';
import { entryFolders, isLeftover, toFileRole, type FileRole } from './file-role.ts';

/** Above these sizes in bytes a file is refused; a text of that size is not read. The ledger grows with the site and has none. */
export const sizeLimits = { text: 1_000_000, image: 10_000_000 } as const;

/** A file of the content folder, or a folder that should not be there, as it was found. */
export interface ContentFile {
  /** The path below the content folder, with `/` between folders. */
  readonly path: string;
  readonly role: FileRole;
  readonly form: 'file' | 'folder' | 'link' | 'special' | 'unreadable';
  /** The size in bytes, 0 where it is not known. */
  readonly size: number;
  /** The bytes; none of a stray file, of one that is too large, and of what is no file. */
  readonly bytes: Buffer;
  /** Why it could not be read. */
  readonly failure?: string;
}

/** There is no folder where the content should be. */
export class MissingFolderError extends Error {
  override name = 'MissingFolderError';
}

/** Reads every file of the content folder once, sorted by path. Throws a `MissingFolderError`. */
export function readContentFolder(folder: string): ContentFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new MissingFolderError(`There is no folder ${folder}.`);
  return readFolder(folder, '').sort((a, b) => (a.path < b.path ? -1 : 1));
}

function readFolder(folder: string, below: string): ContentFile[] {
  let children: Dirent[];
  try {
    children = readdirSync(join(folder, below), { withFileTypes: true });
  } catch (error) {
    return [
      {
        ...nothing,
        path: below,
        role: { kind: 'stray' },
        form: 'unreadable',
        failure: toReason(error),
      },
    ];
  }
  return children.flatMap((child) => {
    if (isLeftover(child.name)) return [];
    const path = below === '' ? child.name : `${below}/${child.name}`;
    // The records of reviews are for the command that writes them.
    if (path === recordFolder && child.isDirectory()) return [];
    return child.isDirectory() && below === '' && entryFolders.has(child.name)
      ? readFolder(folder, path)
      : readFile(folder, path, child);
  });
}

const nothing = { size: 0, bytes: Buffer.alloc(0) } as const;

function readFile(folder: string, path: string, child: Dirent): ContentFile {
  const found = { ...nothing, path, role: toFileRole(path) };
  if (child.isSymbolicLink()) return { ...found, form: 'link' };
  if (child.isDirectory()) return { ...found, role: { kind: 'stray' }, form: 'folder' };
  if (!child.isFile()) return { ...found, form: 'special' };
  if (found.role.kind === 'stray') return { ...found, form: 'file' };
  let file: number | undefined;
  try {
    file = openSync(join(folder, path), 'r');
    const { size } = fstatSync(file);
    const limit = found.role.kind === 'image' ? sizeLimits.image : sizeLimits.text;
    if (size > limit && found.role.kind !== 'ledger') return { ...found, form: 'file', size };
    const bytes = readFileSync(file);
    return { ...found, form: 'file', size: bytes.length, bytes };
  } catch (error) {
    return { ...found, form: 'unreadable', failure: toReason(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function toReason(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return error.code === 'EACCES' || error.code === 'EPERM'
    ? 'it is not allowed'
    : String(error.code);
}
