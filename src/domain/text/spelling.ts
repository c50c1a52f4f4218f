import type { TextRange } from './sentences.ts';

/** A word that a dictionary can judge. */
interface SpelledWord extends TextRange {
  /** With straight apostrophes, and composed as dictionaries write it. */
  readonly word: string;
  /** Whether it may be a name: it has a capital and begins no sentence. */
  readonly mayBeName: boolean;
}

/** What stands between spaces and is no word: an address, a file name, a formula. */
const noWord = /[@_\\#=<>~^]|:\/\/|^\/|\/$|\p{L}[.:]\p{L}|\p{N}\p{L}|\p{L}\p{N}/u;

/**
 * The words of a text that a dictionary can judge. Left out are those of one or two letters, what
 * is written in capitals or with capitals inside, such as abbreviations and the names of products,
 * and what is no word at all.
 */
export function collectWords(text: string): SpelledWord[] {
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: chunk, index }) => {
    // A quick test for most words: lower-case letters and a punctuation mark.
    const plain = /^[a-z]*(?=[.,;:!?)]*$)/.exec(chunk)?.[0];
    if (plain !== undefined)
      return plain.length < 3
        ? []
        : [{ word: plain, start: index, end: index + plain.length, mayBeName: false }];
    if (noWord.test(chunk)) return [];
    return [...chunk.matchAll(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu)].flatMap(
      ({ 0: found, index: within }): SpelledWord[] => {
        const start = index + within;
        const word = found.normalize('NFC').replaceAll('’', "'");
        if (word.length < 3 || /.\p{Lu}/u.test(word)) return [];
        const mayBeName = /^\p{Lu}/u.test(word) && !isSentenceStart(text, start);
        return [{ word, start, end: start + found.length, mayBeName }];
      },
    );
  });
}

function isSentenceStart(text: string, at: number): boolean {
  return /(?:^|[.!?:;…–—])["'“”‘’„(\s]*$/.test(text.slice(Math.max(0, at - 8), at));
}

/**
 * A word with its first letter small, and without the ending of the genitive: what a dictionary may
 * hold of it.
 */
export function collectWordForms(word: string): string[] {
  const base = word.replace(/'s?$/, '');
  const lowerCase = (each: string) => each.charAt(0).toLowerCase() + each.slice(1);
  return [...new Set([word, lowerCase(word), base, lowerCase(base)])];
}

/** A longer word has too many words at edit distance 1 to try them all. */
const longestMended = 30;

/**
 * Up to three words that differ from a misspelt one by one step of the hand: two letters that
 * changed places, one too many, one missing or a wrong one, the likeliest first. After P. Norvig,
 * “How to write a spelling corrector” (2007).
 */
export function suggestWords(
  word: string,
  alphabet: string,
  isWord: (word: string) => boolean,
): string[] {
  if (word.length > longestMended) return [];
  const cuts = Array.from(
    { length: word.length + 1 },
    (_, at) => [word.slice(0, at), word.slice(at)] as const,
  );
  const swapped = cuts.map(
    ([head, tail]) => head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2),
  );
  const dropped = cuts.map(([head, tail]) => head + tail.slice(1));
  const doubled = cuts.map(([head, tail]) => head + head.slice(-1) + tail);
  const added = cuts.flatMap(([head, tail]) => [...alphabet].map((letter) => head + letter + tail));
  const replaced = cuts.flatMap(([head, tail]) =>
    [...alphabet].map((letter) => head + letter + tail.slice(1)),
  );
  const found = new Set<string>();
  for (const each of [...swapped, ...doubled, ...dropped, ...replaced, ...added]) {
    if (each !== word && each.length > 2 && !found.has(each) && isWord(each)) found.add(each);
    if (found.size === 3) break;
  }
  return [...found];
}
