import type { z } from 'astro/zod';
import type { toSiteSchema } from '../../schemas/site.ts';
import type { Image } from '../images/image.ts';
import { toLabels, type Labels } from '../locale/labels.ts';
import { fixedPermalinks } from '../addresses/permalink.ts';

/** What `site.yml` says, after its schema. */
export type SiteData = z.output<ReturnType<typeof toSiteSchema<z.ZodType<Image>>>>;

/** A link of the navigation: its words and a path on this site. */
export interface NavigationLink {
  readonly label: string;
  readonly to: string;
}

/** All that every page needs to know of the site. */
export interface Site extends Omit<SiteData, 'navigation'> {
  readonly direction: 'ltr' | 'rtl';
  readonly labels: Labels;
  readonly navigation: readonly NavigationLink[];
  /** The publisher's own pages, for the foot of each page. */
  readonly pages: readonly NavigationLink[];
}

/** Completes the site's data; `pages` are the publisher's own, also for a site that names no navigation. */
export function toSite(data: SiteData, pages: readonly NavigationLink[]): Site {
  const labels = toLabels(data.language);
  const standard = [
    { label: labels.articles, to: fixedPermalinks.articles },
    { label: labels.questions, to: fixedPermalinks.faq },
    { label: labels.sources, to: fixedPermalinks.sources },
    ...pages,
  ];
  return {
    ...data,
    labels,
    direction: toDirection(data.language),
    navigation: data.navigation.length > 0 ? data.navigation : standard,
    pages,
  };
}

const rightToLeft: ReadonlySet<string> = new Set([
  'Arab',
  'Hebr',
  'Thaa',
  'Syrc',
  'Nkoo',
  'Adlm',
  'Rohg',
]);

/** The direction in which the language is written. */
export function toDirection(language: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(language).maximize().script ?? 'Latn';
  return rightToLeft.has(script) ? 'rtl' : 'ltr';
}
