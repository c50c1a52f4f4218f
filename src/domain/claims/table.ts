import type { ClaimGrammar } from './grammar.ts';
import { getClaimLanguage } from './languages.ts';
import { createWordTest } from './word-test.ts';

/** What a site says about the words of claims, beside those that are known. */
export interface ClaimWords {
  readonly promises: readonly string[];
  readonly strong: readonly string[];
  readonly negations: readonly string[];
  readonly exempt: readonly string[];
  /** Words that are known and mean something else here. */
  readonly without: readonly string[];
}

/** The words of claims of a site, ready to be sought. */
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
export function toClaimTable(language: string, own: ClaimWords = noClaimWords): ClaimTable {
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
  const toPattern = (words: readonly string[]) => toAlternatives(words, grammar.toForms);
  const toWordSearch = (words: readonly string[]) =>
    new RegExp(`(?<![\\p{L}\\p{N}_./@-])${toPattern(words)}(?![\\p{L}\\p{N}])`, 'giu');
  const has = (words: readonly string[]) => {
    const pattern = new RegExp(`^${toPattern(words)}$`, 'iu');
    return (word: string) => pattern.test(word);
  };
  // A word that was made a promise by the site promises wherever it stands.
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
      toPattern(all),
    ),
    words: toWordSearch(all),
    isStrong: has(lists.strong),
    strongWords: toWordSearch(lists.strong),
    toKnown: (word) => all.find((each) => has([each])(word)) ?? word,
    isEveryday: (word) => isEveryday(word) && !plain(word),
    isRaising: (word) => isRaising(word) && !plain(word),
    isLowering: (word) => isLowering(word) && !plain(word),
    negation: new RegExp(
      `(?<![\\p{L}\\p{N}])${toAlternatives(join(known.negations, own.negations), (word) => word)}(?!\\p{L})|n[’']t(?!\\p{L})`,
      'iu',
    ),
    exempt: new RegExp(
      `(?<![\\p{L}\\p{N}])${toPattern(join(known.exempt, own.exempt))}(?!\\p{L})`,
      'giu',
    ),
  };
}

/** Any of the words in any of their forms; of a phrase only the first word has forms, and `…` is up to five words. */
function toAlternatives(words: readonly string[], toForms: (word: string) => string): string {
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
