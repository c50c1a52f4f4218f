import type { Visibility } from '../domain/visibility.ts';
import { showsUnpublished } from './edition.ts';

/** Whether this edition shows the entry: all that is published, and the rest only while writing. */
export function isShown(entry: { readonly visibility: Visibility }): boolean {
  return showsUnpublished || entry.visibility === 'published';
}
