import type { ArticleLeaf, BreadcrumbListLeaf } from 'schema-dts';
import { toCitations, toDates, toPersonLink } from './json-ld-facts.ts';
import { toId } from './json-ld-id.ts';
import { toWebPage, type WebPageNode } from './json-ld-page.ts';
import { toPublisher, toPublisherId, toWebSite, type SiteNode } from './json-ld-site.ts';
import type { PageMeta } from '../entries/page-meta.ts';
import { toAbsolute, toCanonical } from '../addresses/permalink.ts';

/** What a page says to machines, in the vocabulary of schema.org. */
export interface JsonLd {
  readonly '@context': 'https://schema.org';
  readonly '@graph': readonly (SiteNode | BreadcrumbListLeaf | WebPageNode | ArticleLeaf)[];
}

/**
 * The graph of a page: who publishes it, its site, the way to it, the page, and the article on it. It says nothing
 * that the page does not show. `picture` is the address of the page's picture, as the page itself names it.
 */
export function toJsonLd(meta: PageMeta, picture: string | undefined): JsonLd {
  const image = picture === undefined ? undefined : toAbsolute(meta.site.url, picture);
  return {
    '@context': 'https://schema.org',
    '@graph': [
      toPublisher(meta.site),
      toWebSite(meta),
      toBreadcrumbs(meta),
      toWebPage(meta, image),
      ...(meta.kind === 'article' ? [toArticle(meta, image)] : []),
    ],
  };
}

/** The way to the page, and the page at its end; on the home page it is the page alone. */
function toBreadcrumbs({ crumbs, title, permalink, site }: PageMeta): BreadcrumbListLeaf {
  return {
    '@type': 'BreadcrumbList',
    '@id': toId(site, permalink, 'breadcrumbs'),
    itemListElement: [...crumbs, { label: title, permalink }].map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.label,
      item: toCanonical(site.url, crumb.permalink),
    })),
  };
}

function toArticle(meta: PageMeta, image: string | undefined): ArticleLeaf {
  const { site, permalink } = meta;
  return {
    '@type': 'Article',
    '@id': toId(site, permalink, 'article'),
    mainEntityOfPage: { '@id': toId(site, permalink, 'page') },
    headline: meta.title,
    description: meta.description,
    inLanguage: site.language,
    ...toDates(meta),
    ...(image !== undefined && { image }),
    author: meta.authors.map((author) => toPersonLink(site, author)),
    publisher: { '@id': toPublisherId(site) },
    ...toCitations(meta),
  };
}
