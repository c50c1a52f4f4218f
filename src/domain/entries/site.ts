import type { z } from 'astro/zod';
import type { createSiteSchema } from '../../schemas/index.ts';
import { fixedPermalinks } from '../addresses/index.ts';
import type { Image } from '../images/index.ts';
import { type Labels, getLabels } from '../locale/index.ts';

const contactPage = /^\/(?:contact|contact-us|kontakt|contato|contacto|contatti|nous-contacter)\/$/;

/** What `site.yml` says, after its schema. */
export type SiteData = z.output<ReturnType<typeof createSiteSchema<z.ZodType<Image>>>>;

/** A link of the navigation: its words and a path on this site. */
interface NavigationLink {
  readonly label: string;
  /** The language of the words, if it is another than that of the site. */
  readonly lang?: string | undefined;
  readonly to: string;
}

/** The data of the site that every page needs. */
export interface Site extends Omit<SiteData, 'navigation'> {
  readonly direction: 'ltr' | 'rtl';
  readonly labels: Labels;
  readonly navigation: readonly NavigationLink[];
  /** The publisher's own pages, for the foot of each page. */
  readonly pages: readonly NavigationLink[];
}

/**
 * Completes the site's data; `pages` are the publisher's own, also for a site that names no
 * navigation.
 */
export function createSite(data: SiteData, pages: readonly NavigationLink[]): Site {
  const labels = getLabels(data.language);
  const standard = [
    { label: labels.articles, lang: labels.lang, to: fixedPermalinks.articles },
    { label: labels.questions, lang: labels.lang, to: fixedPermalinks.faq },
    { label: labels.sources, lang: labels.lang, to: fixedPermalinks.sources },
    ...pages,
  ];
  return {
    ...data,
    labels,
    direction: getDirection(data.language),
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
export function getDirection(language: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(language).maximize().script ?? 'Latn';
  return rightToLeft.has(script) ? 'rtl' : 'ltr';
}

/** How readers reach the publisher. */
export interface Contact {
  /** The publisher's own page on it, if there is one. */
  readonly page: NavigationLink | undefined;
  readonly email: string | undefined;
  /** The number as it is written, and its `tel:` URL. */
  readonly phone: { readonly text: string; readonly address: string } | undefined;
}

/**
 * How readers reach the publisher: what `publisher.contact` says, and the page whose file is named
 * `contact`, or so in another language.
 */
export function findContact({
  pages,
  publisher: { contact },
}: Pick<Site, 'pages' | 'publisher'>): Contact {
  const { email, phone } = contact;
  return {
    page: pages.find(({ to }) => contactPage.test(to)),
    email,
    phone:
      phone === undefined
        ? undefined
        : { text: phone.replace(/\s/g, '\u00a0'), address: formatPhoneAddress(phone) },
  };
}

/** A part of a text; if it is a telephone number, with its `tel:` URL. */
interface PhoneRun {
  readonly text: string;
  readonly address: string | undefined;
}

/**
 * Divides a text at its telephone numbers: 3 to 15 digits, in groups or not, that are no amount,
 * such as “5,000” or “100 %”.
 */
export function splitPhoneNumbers(text: string): PhoneRun[] {
  const runs: PhoneRun[] = [];
  let end = 0;
  for (const match of text.matchAll(
    /(?<![\p{L}\d.,€$£])\+?\d(?:[\d ]*\d)?(?![\d\p{L}]|[.,]\d|\s?[%€$£])/gu,
  )) {
    const digits = match[0].replace(/\D/g, '').length;
    if (digits < 3 || digits > 15) continue;
    if (match.index > end) runs.push({ text: text.slice(end, match.index), address: undefined });
    runs.push({ text: match[0], address: formatPhoneAddress(match[0]) });
    end = match.index + match[0].length;
  }
  return end < text.length ? [...runs, { text: text.slice(end), address: undefined }] : runs;
}

/** The `tel:` URL of a number: https://www.rfc-editor.org/rfc/rfc3966. */
function formatPhoneAddress(phone: string): string {
  return `tel:${phone.replace(/\(0\)/g, '').replace(/(?!^\+)\D/g, '')}`;
}
