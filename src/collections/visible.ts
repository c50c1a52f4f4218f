import type { Visibility } from '../domain/entries/index.ts';
import { showsUnpublished } from './build-context.ts';

/**
 * Whether this build shows the entry: published entries always, all others only in the dev server.
 */
export function isVisible(entry: { readonly visibility: Visibility }): boolean {
  return showsUnpublished || entry.visibility === 'published';
}
