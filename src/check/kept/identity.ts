import { createHash } from 'node:crypto';
import type { ContentFile } from '../files/content-folder.ts';

/** 128 bits as text: enough that no two contents of a site collide by accident, and short. */
const length = 22;

/** The identity of a file in the store: a hash of its path, form and bytes. */
export function identifyFile({ path, form, size, failure = '', bytes }: ContentFile): string {
  return createHash('sha256')
    .update(JSON.stringify([path, form, size, failure]))
    .update(bytes)
    .digest('base64url')
    .slice(0, length);
}

/** The identity of a list of texts. */
export function digest(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, length);
}
