import type {
  ArticleLeaf,
  BreadcrumbListLeaf,
  CreativeWorkLeaf,
  FAQPageLeaf,
  MedicalWebPageLeaf,
  MergeLeafTypes,
  OrganizationLeaf,
  PersonLeaf,
  ProfilePageLeaf,
  QuestionLeaf,
  WebPageLeaf,
  WebSiteLeaf,
} from 'schema-dts';
import { fixedPermalinks, toAbsolute, toCanonical } from '../addresses/index.ts';
import type { Source } from '../citations/index.ts';
import type { PageMeta, Person, Site } from '../entries/index.ts';
import { formatDate, fill } from '../locale/index.ts';

/** The JSON-LD of a page, in the vocabulary of schema.org. */
interface JsonLd {
  readonly '@context': 'https://schema.org';
  readonly '@graph': readonly (SiteNode | BreadcrumbListLeaf | WebPageNode | ArticleLeaf)[];
}

/**
 * The graph of a page: who publishes it, its site, the way to it, the page, and the article on it.
 * It says nothing that the page does not show. `picture` is the address of the page's picture, as
 * the page itself names it.
 */
export function createJsonLd(meta: PageMeta, picture: string | undefined): JsonLd {
  const image = picture === undefined ? undefined : toAbsolute(meta.site.url, picture);
  return {
    '@context': 'https://schema.org',
    '@graph': [
      createPublisher(meta.site),
      createWebSite(meta),
      createBreadcrumbs(meta),
      createWebPage(meta, image),
      ...(meta.kind === 'article' ? [createArticle(meta, image)] : []),
    ],
  };
}

/** The way to the page, and the page at its end; on the home page it is the page alone. */
function createBreadcrumbs({ crumbs, title, permalink, site }: PageMeta): BreadcrumbListLeaf {
  return {
    '@type': 'BreadcrumbList',
    '@id': getId(site, permalink, 'breadcrumbs'),
    itemListElement: [...crumbs, { label: title, permalink }].map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.label,
      item: toCanonical(site.url, crumb.permalink),
    })),
  };
}

function createArticle(meta: PageMeta, image: string | undefined): ArticleLeaf {
  const { site, permalink } = meta;
  return {
    '@type': 'Article',
    '@id': getId(site, permalink, 'article'),
    mainEntityOfPage: { '@id': getId(site, permalink, 'page') },
    headline: meta.title,
    description: meta.description,
    inLanguage: site.language,
    ...createDates(meta),
    ...(image !== undefined && { image }),
    author: meta.authors.map((author) => createPersonLink(site, author)),
    publisher: { '@id': getPublisherId(site) },
    ...createCitations(meta),
  };
}

/** A part of the graph that is the same on every page. */
type SiteNode = OrganizationLeaf | PersonLeaf | WebSiteLeaf;

/** The id of the publisher, such as `https://bamboo.example/#organization`. */
function getPublisherId({ url, publisher }: Site): string {
  return getId({ url }, fixedPermalinks.home, publisher.kind);
}

/** The publisher, with what head and foot of each page say of it. */
function createPublisher(site: Site): OrganizationLeaf | PersonLeaf {
  const { name, kind, logo, links, contact } = site.publisher;
  const { email, phone, address } = contact;
  const picture = logo === undefined ? undefined : toAbsolute(site.url, logo.src);
  const shared = {
    '@id': getPublisherId(site),
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
function createWebSite({ site, permalink }: PageMeta): WebSiteLeaf {
  return {
    '@type': 'WebSite',
    '@id': getId(site, fixedPermalinks.home, 'website'),
    name: site.title,
    url: toCanonical(site.url, fixedPermalinks.home),
    inLanguage: site.language,
    publisher: { '@id': getPublisherId(site) },
    ...(permalink === fixedPermalinks.home && site.tagline !== '' && { description: site.tagline }),
  };
}

/** A page by what it is; a question on health that someone reviewed is both. */
type WebPageNode =
  | WebPageLeaf
  | ProfilePageLeaf
  | FAQPageLeaf
  | MedicalWebPageLeaf
  | MergeLeafTypes<[FAQPageLeaf, MedicalWebPageLeaf]>;

/**
 * The page itself; `image` is the address of its picture. What an article says stands with the
 * article.
 */
function createWebPage(meta: PageMeta, image: string | undefined): WebPageNode {
  const { site, permalink } = meta;
  const page: Omit<WebPageLeaf, '@type'> = {
    '@id': getId(site, permalink, 'page'),
    url: meta.canonical,
    name: meta.title,
    description: meta.description,
    inLanguage: site.language,
    isPartOf: { '@id': getId(site, fixedPermalinks.home, 'website') },
    breadcrumb: { '@id': getId(site, permalink, 'breadcrumbs') },
    ...(meta.kind !== 'article' && { ...createDates(meta), ...createCitations(meta) }),
  };
  if (meta.person !== undefined)
    return { '@type': 'ProfilePage', ...page, mainEntity: createPerson(meta, meta.person, image) };
  if (meta.source !== undefined)
    return { '@type': 'WebPage', ...page, mainEntity: createCitation(site, meta.source) };
  const review = createReview(meta);
  if (meta.answer !== undefined) {
    const mainEntity = [createQuestion(meta, meta.answer)];
    return review === undefined
      ? { '@type': 'FAQPage', ...page, mainEntity }
      : { '@type': ['FAQPage', 'MedicalWebPage'], ...page, ...review, mainEntity };
  }
  return review === undefined
    ? { '@type': 'WebPage', ...page }
    : { '@type': 'MedicalWebPage', ...page, ...review };
}

/** A review is told to machines only on health, where they ask for one. */
function createReview({
  site,
  review,
}: PageMeta): { reviewedBy: PersonLeaf; lastReviewed: string } | undefined {
  if (review === undefined || site.field !== 'health') return undefined;
  return { reviewedBy: createPersonLink(site, review.by), lastReviewed: review.on };
}

function createQuestion({ site, permalink, title }: PageMeta, answer: string): QuestionLeaf {
  return {
    '@type': 'Question',
    '@id': getId(site, permalink, 'question'),
    name: title,
    acceptedAnswer: { '@type': 'Answer', text: answer },
  };
}

function createPerson({ site }: PageMeta, person: Person, image: string | undefined): PersonLeaf {
  const { role, bio, credentials, links } = person;
  return {
    ...createPersonLink(site, person),
    ...(role !== undefined && { jobTitle: role }),
    ...(bio !== '' && { description: bio }),
    ...(image !== undefined && { image }),
    ...(credentials.length > 0 && {
      hasCredential: credentials.map((name) => ({
        '@type': 'EducationalOccupationalCredential' as const,
        name,
      })),
    }),
    ...(links.length > 0 && { sameAs: links.map((link) => link.url) }),
  };
}

/** The dates of a page that it shows. */
function createDates({ published, updated }: PageMeta): {
  datePublished?: string;
  dateModified?: string;
} {
  return {
    ...(published !== undefined && { datePublished: published }),
    ...(updated !== undefined && { dateModified: updated }),
  };
}

/** A person as other pages name them: by name, and by the address of their own page. */
function createPersonLink(site: Site, { name, permalink }: Person): PersonLeaf {
  return {
    '@type': 'Person',
    '@id': getId(site, permalink, 'person'),
    name,
    url: toCanonical(site.url, permalink),
  };
}

/** The works that the text of a page cites; nothing if it cites none. */
function createCitations({ site, sources }: PageMeta): { citation?: CreativeWorkLeaf[] } {
  return sources.length === 0
    ? {}
    : { citation: sources.map((source) => createCitation(site, source)) };
}

/**
 * A work as the list of references names it. Its authors stay there: a record does not say whether
 * one is a person or an organization, and schema.org must know.
 */
function createCitation(
  { labels, language }: Site,
  { title, language: titleLanguage, container, year, link, retracted }: Source,
): CreativeWorkLeaf {
  return {
    '@type': 'CreativeWork',
    name: title,
    ...(titleLanguage !== undefined && { inLanguage: titleLanguage }),
    isPartOf: { '@type': 'CreativeWork', name: container },
    datePublished: String(year),
    ...(link !== undefined && { url: link }),
    ...(retracted !== undefined && {
      creativeWorkStatus: fill(labels.retracted, { date: formatDate(retracted.on, language) }),
    }),
  };
}

/** What a page or the site may name in its graph. */
type ThingName =
  | 'organization'
  | 'person'
  | 'website'
  | 'breadcrumbs'
  | 'page'
  | 'article'
  | 'question';

/**
 * The id of a thing in every graph of the site, such as `https://bamboo.example/#organization`; it
 * never changes while the address stays.
 */
function getId(site: Pick<Site, 'url'>, permalink: string, name: ThingName): string {
  return `${toCanonical(site.url, permalink)}#${name}`;
}

/**
 * The graph as JSON that may stand in a `<script>` element. Without a `<` in it no value can end
 * the element or open a comment; U+2028 and U+2029, which end a line for some readers, are escaped
 * too.
 */
export function serializeJsonLd(graph: JsonLd): string {
  return JSON.stringify(graph).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
