import type { OrganizationLeaf, PersonLeaf, WebSiteLeaf } from 'schema-dts';
import { toId } from './json-ld-id.ts';
import type { PageMeta } from '../entries/page-meta.ts';
import { fixedPermalinks, toAbsolute, toCanonical } from '../addresses/permalink.ts';
import type { Site } from '../entries/site.ts';

/** A part of the graph that is the same on every page. */
export type SiteNode = OrganizationLeaf | PersonLeaf | WebSiteLeaf;

/** The id of the publisher, such as `https://bamboo.example/#organization`. */
export function toPublisherId({ url, publisher }: Site): string {
  return toId({ url }, fixedPermalinks.home, publisher.kind);
}

/** The publisher, with what head and foot of each page say of it. */
export function toPublisher(site: Site): OrganizationLeaf | PersonLeaf {
  const { name, kind, logo, links, contact } = site.publisher;
  const { email, phone, address } = contact;
  const picture = logo === undefined ? undefined : toAbsolute(site.url, logo.src);
  const shared = {
    '@id': toPublisherId(site),
    name,
    url: toCanonical(site.url, fixedPermalinks.home),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { telephone: phone }),
    ...(address !== undefined && { address }),
    ...(links.length > 0 && { sameAs: links.map((link) => link.url) }),
  };
  return kind === 'person'
    ? { '@type': 'Person', ...shared, ...(picture !== undefined && { image: picture }) }
    : { '@type': 'Organization', ...shared, ...(picture !== undefined && { logo: picture }) };
}

/** The site; only the home page shows its tagline. */
export function toWebSite({ site, permalink }: PageMeta): WebSiteLeaf {
  return {
    '@type': 'WebSite',
    '@id': toId(site, fixedPermalinks.home, 'website'),
    name: site.title,
    url: toCanonical(site.url, fixedPermalinks.home),
    inLanguage: site.language,
    publisher: { '@id': toPublisherId(site) },
    ...(permalink === fixedPermalinks.home && site.tagline !== '' && { description: site.tagline }),
  };
}
