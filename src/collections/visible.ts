import type { Visibility } from '../domain/entries/index.ts';
import { showsUnpublished } from './build-context.ts';

/** Whether this edition shows the entry: all that is published, and the rest only while writing. */
export function isVisible(entry: { readonly visibility: Visibility }): boolean {
  return showsUnpublished || entry.visibility === 'published';
}
