import type { ClaimGrammar, ClaimLanguage } from './grammar.ts';
import { english } from './language/english.ts';
import { german } from './language/german.ts';

/** What a site says about the words of claims, beside those that are known. */
export interface ClaimWords {
  readonly promises: readonly string[];
  readonly strong: readonly string[];
  readonly negations: readonly string[];
  readonly exempt: readonly string[];
  /** Words that are known and mean something else here. */
  readonly without: readonly string[];
}

/** The claim words of a site, compiled for searching. */
export interface ClaimTable {
  readonly grammar: ClaimGrammar;
  /** Whether a word of the table stands in a text; quick, also for a whole body. */
  readonly mayPromise: (text: string) => boolean;
  /** Each word of the table in a sentence; the longest where several begin at one place. */
  readonly words: RegExp;
  readonly strongWords: RegExp;
  readonly isStrong: (word: string) => boolean;
  /** The word of the table of which this is a form. */
  readonly toKnown: (word: string) => string;
  readonly isEveryday: (word: string) => boolean;
  readonly isRaising: (word: string) => boolean;
  readonly isLowering: (word: string) => boolean;
  readonly negation: RegExp;
  /** Phrases in which a word promises nothing. */
  readonly exempt: RegExp;
}

export const noClaimWords: ClaimWords = {
  promises: [],
  strong: [],
  negations: [],
  exempt: [],
  without: [],
};

/** Makes the table of a site: the words of its language and its own. */
export function createClaimTable(language: string, own: ClaimWords = noClaimWords): ClaimTable {
  const known = getClaimLanguage(language);
  const { grammar } = known;
  const without = new Set(own.without.map((word) => word.toLowerCase()));
  const join = (...lists: (readonly string[])[]) =>
    lists.flat().filter((word) => !without.has(word.toLowerCase()));
  const lists = {
    strong: join(known.strong, own.strong),
    everyday: join(known.everyday),
    raising: join(known.raising),
    lowering: join(known.lowering),
  };
  const promises = join(known.promises, own.promises);
  const all = [...promises, ...Object.values(lists).flat()];
  const compilePattern = (words: readonly string[]) => formatAlternatives(words, grammar.toForms);
  const compileWordSearch = (words: readonly string[]) =>
    new RegExp(`(?<![\\p{L}\\p{N}_./@-])${compilePattern(words)}(?![\\p{L}\\p{N}])`, 'giu');
  const has = (words: readonly string[]) => {
    const pattern = new RegExp(`^${compilePattern(words)}$`, 'iu');
    return (word: string) => pattern.test(word);
  };
  // A word that the site added is a claim in every position.
  const plain = has(own.promises);
  const [isEveryday, isRaising, isLowering] = [
    has(lists.everyday),
    has(lists.raising),
    has(lists.lowering),
  ];
  return {
    grammar,
    mayPromise: createWordTest(
      all.flatMap((word) => [word, ...grammar.prefixes.map((prefix) => prefix + word)]),
      compilePattern(all),
    ),
    words: compileWordSearch(all),
    isStrong: has(lists.strong),
    strongWords: compileWordSearch(lists.strong),
    toKnown: (word) => all.find((each) => has([each])(word)) ?? word,
    isEveryday: (word) => isEveryday(word) && !plain(word),
    isRaising: (word) => isRaising(word) && !plain(word),
    isLowering: (word) => isLowering(word) && !plain(word),
    negation: new RegExp(
      `(?<![\\p{L}\\p{N}])${formatAlternatives(join(known.negations, own.negations), (word) => word)}(?!\\p{L})|n[’']t(?!\\p{L})`,
      'iu',
    ),
    exempt: new RegExp(
      `(?<![\\p{L}\\p{N}])${compilePattern(join(known.exempt, own.exempt))}(?!\\p{L})`,
      'giu',
    ),
  };
}

/**
 * A pattern for the words in all their forms; in a phrase only the first word is inflected, and `…`
 * matches up to five words.
 */
function formatAlternatives(words: readonly string[], toForms: (word: string) => string): string {
  const patterns = words
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => {
      const [first = '', ...rest] = phrase.trim().split(/\s+/);
      return (
        (/^[\p{L}-]+$/u.test(first) ? toForms(first) : escape(first)) +
        rest
          .map((word) => (word === '…' ? '(?:\\s+[^\\s,;:.]+){0,5}?' : `\\s+${escape(word)}`))
          .join('')
      );
    });
  return `(?:${patterns.length === 0 ? '(?!)' : patterns.join('|')})`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The words of claims in a language, such as `de-CH`; none if we know none of it. */
function getClaimLanguage(language: string): ClaimLanguage {
  const base = language.split('-')[0];
  return base === 'de' ? german : base === 'en' ? english : wordless;
}

/** For the words that a site in another language has added: each counts wherever it stands. */
const wordless: ClaimLanguage = {
  promises: [],
  everyday: [],
  raising: [],
  lowering: [],
  strong: [],
  negations: [],
  exempt: [],
  grammar: english.grammar,
};

/**
 * Makes a test for a long text: does one of the words stand in it? `pattern` is a regular
 * expression for the words in all their forms, none of which changes their first letters. To run it
 * only if a word begins like one of them takes a tenth of the time of searching with it.
 */
function createWordTest(words: readonly string[], pattern: string): (text: string) => boolean {
  const beginnings = new Uint8Array(1 << 16);
  for (const word of words) beginnings[normalizeKey(word, 0)] = 1;
  const whole = new RegExp(`${pattern}(?![\\p{L}\\p{N}])`, 'iuy');
  return (text) => {
    let isWithin = false;
    for (let at = 0; at < text.length; at += 1) {
      const wasWithin = isWithin;
      isWithin = isLetter(text.charCodeAt(at));
      if (!isWithin || wasWithin || beginnings[normalizeKey(text, at)] !== 1) continue;
      whole.lastIndex = at;
      if (whole.test(text)) return true;
    }
    return false;
  };
}

/** The three letters from an offset as a number; what is no letter counts as 0. */
function normalizeKey(text: string, at: number): number {
  return (
    ((lowerCase(text.charCodeAt(at)) * 31 + lowerCase(text.charCodeAt(at + 1))) * 31 +
      lowerCase(text.charCodeAt(at + 2))) &
    0xffff
  );
}

/** Setting bit 32 makes ASCII capitals lower-case. */
function lowerCase(code: number): number {
  return isLetter(code) ? code | 32 : 0;
}

function isLetter(code: number): boolean {
  const small = code | 32;
  return (small >= 97 && small <= 122) || code > 127;
}
