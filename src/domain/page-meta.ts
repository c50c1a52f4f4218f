import type { CalendarDate } from './dates.ts';
import type { Image } from './image.ts';
import { fixedPermalinks, toCanonical } from './permalink.ts';
import type { Site } from './site.ts';

/** A step of the way from the home page to a page. */
export interface Crumb {
  readonly label: string;
  readonly permalink: string;
}

/** All that a page says about itself. It is made once; the head of the page and its layout print from it. */
export interface PageMeta {
  readonly site: Site;
  readonly kind: 'website' | 'article' | 'profile';
  readonly title: string;
  /** The title with the name of the site where both fit, for the window and for search engines. */
  readonly documentTitle: string;
  readonly description: string;
  readonly permalink: string;
  readonly canonical: string;
  /** The way to the page, without the page itself; empty on the home page. */
  readonly crumbs: readonly Crumb[];
  readonly image: { readonly src: Image; readonly alt: string } | undefined;
  readonly published: CalendarDate | undefined;
  readonly updated: CalendarDate | undefined;
  /** Whether search engines may list it: not drafts, search and 404. */
  readonly indexed: boolean;
}

/** What a page must say, and what it may say beyond. */
export interface PageFacts {
  readonly title: string;
  readonly description: string;
  readonly permalink: string;
  readonly kind?: PageMeta['kind'];
  readonly crumbs?: readonly Crumb[];
  readonly image?: PageMeta['image'];
  readonly published?: CalendarDate | undefined;
  readonly updated?: CalendarDate | undefined;
  readonly indexed?: boolean;
}

/** Makes the meta of a page of its facts and the site's. */
export function toPageMeta(site: Site, facts: PageFacts): PageMeta {
  const isHome = facts.permalink === fixedPermalinks.home;
  const addition = isHome ? site.tagline : site.title;
  return {
    site,
    kind: facts.kind ?? 'website',
    title: facts.title,
    documentTitle: toDocumentTitle(isHome ? site.title : facts.title, addition),
    description: facts.description,
    permalink: facts.permalink,
    canonical: toCanonical(site.url, facts.permalink),
    crumbs: isHome ? [] : [{ label: site.labels.home, permalink: fixedPermalinks.home }, ...(facts.crumbs ?? [])],
    image: facts.image,
    published: facts.published,
    updated: facts.updated,
    indexed: facts.indexed ?? true,
  };
}

/** What search engines show of a title at most. */
const longestTitle = 70;

function toDocumentTitle(title: string, addition: string): string {
  const whole = `${title} · ${addition}`;
  return addition === '' || whole.length > longestTitle ? title : whole;
}
