import { createHash } from 'node:crypto';
import type { ContentFile } from '../files/content-folder.ts';

/** 128 bits in letters: no two contents of a site meet by accident, and what is kept stays small. */
const length = 22;

/** What stands for a file in what is kept: another one for each path, form and bytes. */
export function identifyFile({ path, form, size, failure = '', bytes }: ContentFile): string {
  return createHash('sha256')
    .update(JSON.stringify([path, form, size, failure]))
    .update(bytes)
    .digest('base64url')
    .slice(0, length);
}

/** What stands for a list of texts. */
export function digest(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, length);
}
