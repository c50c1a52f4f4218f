import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a planned file is, in the words of the report. */
export type PlannedKind =
  'article' | 'FAQ entry' | 'page' | 'person' | 'topic' | 'source' | 'image';

/** A file to be written below the content folder. */
export interface PlannedFile {
  /** With `/` between folders. */
  readonly path: string;
  readonly kind: PlannedKind;
  /** The title, question, name or label. */
  readonly title: string;
  readonly bytes: Buffer;
  /** What stands at the path now; undefined where nothing does. */
  readonly there: Buffer | undefined;
}

/** What becomes of a planned file: one that says the same already is left alone, and one that says something else is never written over. */
export function toState({ bytes, there }: PlannedFile): 'new' | 'same' | 'differs' {
  if (there === undefined) return 'new';
  return there.equals(bytes) ? 'same' : 'differs';
}

/** Reads what stands at a path of the content folder; undefined where nothing does. */
export async function readThere(folder: string, path: string): Promise<Buffer | undefined> {
  return readFile(join(folder, path)).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
}
