import { judgeWebAddress } from '../schemas/index.ts';
import type { EvidenceKind } from '../domain/citations/index.ts';

/**
 * The publication types of PubMed that say what kind of evidence a work is, strongest first.
 * Others, such as "Journal Article" or "Clinical Trial", leave it open. See
 * https://www.nlm.nih.gov/mesh/pubtypes.html.
 */
const kinds: readonly (readonly [type: string, kind: EvidenceKind])[] = [
  ['practice guideline', 'guideline'],
  ['guideline', 'guideline'],
  ['systematic review', 'systematic-review'],
  ['meta-analysis', 'systematic-review'],
  ['randomized controlled trial', 'randomised-trial'],
  ['observational study', 'observational'],
  ['case reports', 'case-report'],
];

/** The parts of a name as CSL-JSON has them. */
interface NameParts {
  readonly family?: string | undefined;
  readonly given?: string | undefined;
  readonly literal?: string | undefined;
  readonly suffix?: string | undefined;
  readonly particle?: string | undefined;
}

/**
 * The elements that titles of Crossref, PubMed and reference managers hold; any other `<` is the
 * sign itself.
 */
const markup =
  /<\/?(?:(?:jats|mml|m):[\w-]+|b|bold|br|em|i|italic|p|sc|scp|span|strong|sub|sup|title|u)(?:\s[^<>]*)?\/?>/gi;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
};

// Control characters, soft hyphens, what has no width, and what turns the order of letters around.
const unseen =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/gu;

/**
 * A text of a record as plain words on one line: no markup, entities or braces; each letter in its
 * usual form.
 */
export function toPlainWords(text: string): string {
  // Twice, since some databases send `&lt;i&gt;` for an element, and others `&amp;amp;`.
  const words = decodeEntities(decodeEntities(text.replace(markup, '')).replace(markup, ''));
  return words
    .toWellFormed()
    .replace(/[{}]/g, '')
    .replace(unseen, '')
    .replace(/ı(?=[\u0300-\u036f])/g, 'i')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same for a title of PubMed, which ends every title with a full stop. */
export function toPlainTitle(text: string): string {
  return toPlainWords(text).replace(/(?<![.\s])\.$/, '');
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (all, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? all) : all;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

/** The first year in a date of any form, such as "2020/01/02/" or "Spring 2020". */
export function findYear(date: string): number | undefined {
  const year = /(?<!\d)(?:1[6-9]|20|21)\d{2}(?!\d)/.exec(date)?.[0];
  return year === undefined ? undefined : Number(year);
}

/** Volume, issue and pages as "12(6):679", or what is known of them. */
export function formatLocator(given: {
  readonly volume: string | undefined;
  readonly issue: string | undefined;
  readonly pages: string | undefined;
}): string | undefined {
  const volume = toPlainWords(given.volume ?? '');
  const issue = toPlainWords(given.issue ?? '');
  const pages = toPlainWords(given.pages ?? '')
    .replace(/^pp?\.\s*/i, '')
    .replace(/\s*[‐‑–—-]+\s*/gu, '-')
    .replace(/^([^-]+)-\1$/, '$1');
  const place = `${volume}${issue === '' ? '' : `(${issue})`}`;
  const locator = place === '' || pages === '' ? place + pages : `${place}:${pages}`;
  return locator === '' ? undefined : locator;
}

/**
 * The address on the web in a text, with https and as a source may hold it, else as browsers read
 * it; undefined if the text is none.
 */
export function parseWebAddress(text: string): string | undefined {
  const address = text.trim().replace(/^https?:/i, 'https:');
  if (!URL.canParse(address)) return undefined;
  return [address, new URL(address).href].find(
    (each) => each.startsWith('https://') && judgeWebAddress(each) === undefined,
  );
}

/** The site of an address, which stands for a journal if there is none: "who.int". */
export function getHost(address: string | undefined): string | undefined {
  return address === undefined ? undefined : new URL(address).hostname.replace(/^www\./, '');
}

/**
 * A name as PubMed writes it: "Haller H", "van der Berg JP", "King ML Jr"; an organisation keeps
 * its name. Returns '' if there is none.
 */
export function formatAuthor({ family, given, literal, suffix, particle }: NameParts): string {
  if (family === undefined || family.trim() === '') return toPlainWords(literal ?? given ?? '');
  return toPlainWords(
    [particle, family, formatInitials(toPlainWords(given ?? '')), suffix?.replace(/\.$/, '')]
      .filter(Boolean)
      .join(' '),
  );
}

/**
 * The names in "Haller, Heidemarie", the form of RIS files; one without a comma is kept as it is.
 */
export function splitName(name: string): NameParts {
  const [family = '', given, suffix] = name.split(',').map((part) => part.trim());
  return given === undefined || given === '' ? { literal: family } : { family, given, suffix };
}

/** The name by which an author is sorted: "Castro-Sánchez" of "Castro-Sánchez AM". */
export function getSurname(author: string): string {
  return author
    .replace(/(?: (?:Jr|Sr|I{2,3}|IV|[2-4](?:nd|rd|th)))?\.?$/, '')
    .replace(/ \p{Lu}{1,4}$/u, '');
}

function formatInitials(given: string): string {
  if (/^\p{Lu}{1,3}$/u.test(given)) return given;
  // A script without capital letters has no initials.
  if (!/\p{Lu}|\p{Ll}/u.test(given)) return given;
  const words = given.split(/[\s.‐-]+/u).filter((word) => word !== '');
  const names = words.filter(
    (word, index) =>
      index === 0 || !/^(?:de|del|della|da|di|do|dos|la|las|los|van|von|der|den|y|e)$/.test(word),
  );
  return names.map((word) => getFirstLetter(word)).join('');
}

function getFirstLetter(word: string): string {
  return (/\p{L}\p{M}*/u.exec(word)?.[0] ?? '').toUpperCase();
}

/** The kind of evidence that the publication types say, or undefined if they do not. */
export function findEvidenceKind(types: readonly string[]): EvidenceKind | undefined {
  const given = new Set(types.map((type) => type.toLowerCase()));
  return kinds.find(([type]) => given.has(type))?.[1];
}
