import { toHrefBelow } from '../domain/addresses/index.ts';

/**
 * A permalink as a page names it: below the path at which the site is published. Every link to a
 * page of the site goes through it.
 */
export function toHref(permalink: string): string {
  return toHrefBelow(import.meta.env.BASE_URL, permalink);
}
