import { truncateAtWord } from '../body/index.ts';
import { fixedPermalinks, toCanonical, toListPermalink } from '../addresses/index.ts';
import type { Source } from '../citations/index.ts';
import type { Image } from '../images/index.ts';
import { type CalendarDate, fill } from '../locale/index.ts';
import type { PageNumber } from './pagination.ts';
import type { Person } from './person.ts';
import type { Site } from './site.ts';

/** A breadcrumb: a step from the home page to a page. */
export interface Crumb {
  readonly label: string;
  /** The language of the words, if it is another than that of the site. */
  readonly lang?: string | undefined;
  readonly permalink: string;
}

/** Who reviewed a page, and when. */
export interface PageReview {
  readonly by: Person;
  readonly on: CalendarDate;
}

/**
 * The title, description, dates and other metadata of a page. Created once; the page, its head and
 * its JSON-LD all use it.
 */
export interface PageMeta {
  readonly site: Site;
  readonly kind: 'website' | 'article' | 'question' | 'profile';
  readonly title: string;
  /** The title with the name of the site where both fit, for the window and for search engines. */
  readonly documentTitle: string;
  readonly description: string;
  readonly permalink: string;
  readonly canonical: string;
  /** The breadcrumbs to the page, without the page itself; empty on the home page. */
  readonly crumbs: readonly Crumb[];
  readonly image: { readonly src: Image; readonly alt: string } | undefined;
  /** The title in the picture that is drawn for it: its own, or one that several pages share. */
  readonly shareTitle: string;
  readonly published: CalendarDate | undefined;
  readonly updated: CalendarDate | undefined;
  /** Who wrote it, in the order of the entry. */
  readonly authors: readonly Person[];
  /** The review of it that holds; undefined if none does. */
  readonly review: PageReview | undefined;
  /** The sources that its own text cites, in order, each once. */
  readonly sources: readonly Source[];
  /** The answer to the question as text; undefined on every other page. */
  readonly answer: string | undefined;
  /** Whose page it is; undefined on every page that is no person's. */
  readonly person: Person | undefined;
  /** The source whose page it is; undefined on every page that is no source's. */
  readonly source: Source | undefined;
  /** Whether search engines may list it: not drafts, search and 404. */
  readonly indexed: boolean;
}

/** The input of `createPageMeta`. */
export interface PageMetaInput {
  readonly title: string;
  readonly description: string;
  readonly permalink: string;
  readonly kind?: PageMeta['kind'];
  readonly crumbs?: readonly Crumb[];
  readonly image?: PageMeta['image'];
  /** Without it the title of the page. */
  readonly shareTitle?: string | undefined;
  readonly published?: CalendarDate | undefined;
  readonly updated?: CalendarDate | undefined;
  readonly authors?: readonly Person[];
  readonly review?: PageReview | undefined;
  readonly sources?: readonly Source[];
  readonly answer?: string;
  readonly person?: Person;
  readonly source?: Source;
  readonly indexed?: boolean;
}

/** Creates the meta of a page. */
export function createPageMeta(site: Site, facts: PageMetaInput): PageMeta {
  const isHome = facts.permalink === fixedPermalinks.home;
  const addition = isHome ? site.tagline : site.title;
  return {
    site,
    kind: facts.kind ?? 'website',
    title: facts.title,
    documentTitle: formatDocumentTitle(isHome ? site.title : facts.title, addition),
    description: facts.description,
    permalink: facts.permalink,
    canonical: toCanonical(site.url, facts.permalink),
    crumbs: isHome
      ? []
      : [
          { label: site.labels.home, lang: site.labels.lang, permalink: fixedPermalinks.home },
          ...(facts.crumbs ?? []),
        ],
    image: facts.image,
    shareTitle: facts.shareTitle ?? facts.title,
    published: facts.published,
    updated: facts.updated,
    authors: facts.authors ?? [],
    review: facts.review,
    sources: facts.sources ?? [],
    answer: facts.answer,
    person: facts.person,
    source: facts.source,
    indexed: facts.indexed ?? true,
  };
}

/**
 * The meta of one page of a list that `facts` describe: the first has them unchanged, later pages
 * add their number and a crumb to the first.
 */
export function createListMeta(
  site: Site,
  facts: PageMetaInput,
  { number, count }: PageNumber,
): PageMeta {
  if (number === 1) return createPageMeta(site, facts);
  const { title, description, permalink, crumbs = [], indexed = true } = facts;
  const { shareTitle = title } = facts;
  const place = fill(site.labels.pageOf, { page: number, pages: count });
  return createPageMeta(site, {
    title: `${title}, ${place}`,
    description: `${place}. ${description}`,
    permalink: toListPermalink(permalink, number),
    shareTitle,
    crumbs: [...crumbs, { label: title, permalink }],
    indexed,
  });
}

/** What search engines show of a title at most. */
const longestTitle = 70;

function formatDocumentTitle(title: string, addition: string): string {
  const whole = `${title} · ${addition}`;
  // The title of a source may have any length.
  return addition === '' || whole.length > longestTitle
    ? truncateAtWord(title, longestTitle)
    : whole;
}

/** The type of a page for Open Graph, which knows none for a question. */
export function getOpenGraphType(kind: PageMeta['kind']): 'website' | 'article' | 'profile' {
  return kind === 'question' ? 'article' : kind;
}

/**
 * A language as Open Graph writes it (https://ogp.me/#optional): `de` is `de_DE`, `de-CH` is
 * `de_CH`.
 */
export function formatOpenGraphLocale(language: string): string {
  const { language: code, region } = new Intl.Locale(language).maximize();
  return region === undefined ? code : `${code}_${region}`;
}
