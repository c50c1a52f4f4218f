import { toCanonical } from '../addresses/permalink.ts';
import type { Site } from '../entries/site.ts';

/** What a page or the site may name in its graph. */
export type ThingName =
  'organization' | 'person' | 'website' | 'breadcrumbs' | 'page' | 'article' | 'question';

/** The id of a thing in every graph of the site, such as `https://bamboo.example/#organization`; it never changes while the address stays. */
export function toId(site: Pick<Site, 'url'>, permalink: string, name: ThingName): string {
  return `${toCanonical(site.url, permalink)}#${name}`;
}
