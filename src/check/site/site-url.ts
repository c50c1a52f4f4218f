import { siteUrl } from '../../schemas/site-url.ts';
import { findNode } from '../yaml/data-node.ts';
import type { Content } from '../content.ts';

/** Where the site is published, as site.yml says, without a slash at the end; undefined where it says nothing that can be. */
export function findSiteUrl({ getEntry }: Pick<Content, 'getEntry'>): string | undefined {
  return siteUrl.safeParse(findNode(getEntry('site', 'site')?.yaml?.root, ['url'])?.value).data;
}
