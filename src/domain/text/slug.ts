const transliterations: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/**
 * Makes the last part of an address of a title or a question: lower-case ASCII letters, digits and
 * single hyphens, at most 80 characters and cut at a word. Accents are dropped and apostrophes
 * leave no gap. Returns '' if the text has no Latin letter and no digit; the author then chooses a
 * slug.
 */
export function toSlug(text: string): string {
  const slug = splitWords(text)
    .replace(/[ßæœøđðþłı]/g, (letter) => transliterations[letter] ?? '')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-');
  return cutAtWord(trimHyphens(slug), 80);
}

/**
 * Makes the fragment of a heading: letters and digits of any script, lower case, with single
 * hyphens. Returns 'section' if nothing is left.
 */
export function toFragment(text: string): string {
  const fragment = splitWords(text)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  return trimHyphens(fragment) || 'section';
}

function splitWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’‘]/g, '')
    .toLowerCase();
}

function trimHyphens(text: string): string {
  return text.replace(/^-+|-+$/g, '');
}

function cutAtWord(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const cut = slug.slice(0, length + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : cut.slice(0, length);
}

/**
 * A text without the signs at its end of which `sign` is true, which is asked about one UTF-16 unit
 * at a time. A regular expression such as `/[.,]+$/` would begin anew at each sign of a run that
 * does not stand at the end.
 */
export function trimEndWhile(text: string, sign: (unit: string) => boolean): string {
  let end = text.length;
  while (end > 0 && sign(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
