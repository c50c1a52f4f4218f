/** The elements that titles of Crossref, PubMed and reference managers hold; any other `<` is the sign itself. */
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

/** A text of a record as plain words on one line: no markup, entities or braces; each letter in its usual form. */
export function toPlainWords(text: string): string {
  // Twice, since some databases send `&lt;i&gt;` for an element, and others `&amp;amp;`.
  const words = toDecoded(toDecoded(text.replace(markup, '')).replace(markup, ''));
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

function toDecoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (all, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? all) : all;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
