import { z } from 'astro/zod';
import { judgeWebAddress } from './address-policy.ts';

/** The last part of an address: lower-case letters a to z, digits and single hyphens. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The id of another entry: its file name without the ending. */
export const entryId = z
  .string('Write the file name of the entry, without its ending.')
  .regex(
    slugPattern,
    'Write the file name of the entry, without its ending: lower-case letters, digits and hyphens, such as "mr-bamboo".',
  );

/** A list of ids; the default is an empty list. */
export const entryIds = z
  .array(entryId, 'Write a list of file names, one a line, each after a hyphen.')
  .default([]);

/** An image that lies beside the file that names it. */
export const imagePathPattern =
  /^\.\/[A-Za-z0-9][A-Za-z0-9._-]*\.(?:png|jpe?g|webp|avif|gif|svg|PNG|JPE?G|WEBP|AVIF|GIF|SVG)$/;

/**
 * The endings of the files that a text may offer for download. None is a page or a program, which
 * would run as part of the site.
 */
export const downloadKinds = [
  'pdf',
  'epub',
  'docx',
  'xlsx',
  'pptx',
  'odt',
  'ods',
  'odp',
  'rtf',
  'csv',
  'ics',
  'zip',
  'mp4',
  'webm',
  'vtt',
] as const;

/** A file for download that lies beside the text that links to it. */
export const downloadPathPattern = new RegExp(
  String.raw`^\./[A-Za-z0-9][A-Za-z0-9._-]*\.(?:${downloadKinds.join('|')})$`,
  'i',
);

/** The image schema of the check; Astro passes its own, which also loads the file. */
export const imagePath = z
  .string('Write the name of an image that lies beside this file, such as ./portrait.png.')
  .regex(
    imagePathPattern,
    'Write ./ and the name of an image that lies beside this file, such as ./portrait.png (png, jpg, webp, avif, gif or svg).',
  );

const dateForm = 'Write a date that is in the calendar as year-month-day, such as 2026-03-31.';

/**
 * A day as `YYYY-MM-DD`. Astro's YAML reader turns an unquoted date into a `Date` at midnight UTC,
 * the checker's keeps the words; both end here as the same string.
 */
export const calendarDate = z.preprocess(
  (value) =>
    value instanceof Date && !Number.isNaN(value.valueOf())
      ? value.toISOString().slice(0, 10)
      : value,
  z.iso.date(dateForm),
);

/** One line of text: not empty, no line break. */
export function line(expected: string) {
  return z
    .string(expected)
    .trim()
    .min(1, { error: expected, abort: true })
    .refine((value) => !/[\r\n]/.test(value), 'Write it on one line.');
}

const webAddressForm = 'Write an address that starts with https://, such as https://www.who.int/.';

/** An address on the web that starts with https://. */
export const webAddress = z
  .string('Write an address that starts with https://.')
  .regex(/^https:\/\//, { error: webAddressForm, abort: true })
  .superRefine(refuse(judgeWebAddress));

const example = 'https://www.bamboo.example or https://name.github.io/repo/';

/**
 * The URL of a site: a host, and a path if the site is below one. The result has no slash at its
 * end.
 */
export const siteUrl = webAddress
  .superRefine((value, context) => {
    const message = URL.canParse(value) ? describeUnfit(value, new URL(value)) : undefined;
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  })
  .transform((value) => {
    const { origin, pathname } = new URL(value);
    return `${origin}${pathname}`.replace(/\/$/, '');
  });

/**
 * Refuses a value by a judge that says what is wrong with it; values that are no text at all are
 * told of before.
 */
export function refuse(
  judge: (value: string) => string | undefined,
): (value: string, context: z.RefinementCtx) => void {
  return (value, context) => {
    const message = judge(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message, continue: false });
  };
}

/** A link with the words to show for it. */
export const namedLink = z.strictObject({
  label: line('Write the words of the link.').describe('The words of the link.'),
  url: webAddress.describe('Where the link leads: an address that starts with https://.'),
});

function describeUnfit(value: string, { pathname }: URL): string | undefined {
  if (/[?#]/.test(value))
    return `Write the address of the site up to its path, without ? and #, such as ${example}.`;
  // What a browser reads otherwise than it is written, such as backslashes and "..", would lead
  // readers elsewhere.
  const [, , , ...written] = value.split('/');
  const parts = written.at(-1) === '' ? written.slice(0, -1) : written;
  const odd = parts.find((part) => !/^[A-Za-z\d._~-]+$/.test(part) || /^\.+$/.test(part));
  if (odd !== undefined || pathname.replace(/^\/|\/$/g, '') !== parts.join('/'))
    return `Write the path of the site with letters a to z, digits and . _ ~ - between single slashes, such as ${example}.`;
  if (/\.html?$/i.test(parts.at(-1) ?? ''))
    return `Write the folder in which the site lies, not one of its pages, such as ${example}.`;
  return undefined;
}

/** The language of the content as a BCP 47 tag in its usual form, such as `en` or `de-CH`. */
export const languageTag = z
  .string('Write a language code, such as en or de-CH.')
  .refine(isLanguage, 'Write a language code, such as en or de-CH.');

function isLanguage(value: string): boolean {
  try {
    // Intl takes any word of up to eight letters, such as "english".
    return /^[a-z]{2,3}(?:-|$)/.test(value) && Intl.getCanonicalLocales(value)[0] === value;
  } catch {
    return false;
  }
}
