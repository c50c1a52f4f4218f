import { toPlain, toPlainWords } from './plain-words.ts';

/** A question taken apart. */
export interface Query {
  /** The words that carry its meaning, plain, each once, in their order; where all are empty, those. */
  readonly words: readonly string[];
  /** What must stand in a row, as the reader put it between quotation marks. */
  readonly phrases: readonly string[];
  /** What must not stand on the page, as the reader wrote it after a hyphen. */
  readonly excluded: readonly string[];
  /** Words that follow each other and may be one, such as “tooth” and “ache”; both are among `words`. */
  readonly pairs: readonly (readonly [string, string])[];
  /** The last word, where the reader may not have written it to its end. */
  readonly prefix: string | undefined;
}

/** A reader’s letter may be long; its rarest words are among the first of those that are no small words. */
const mostWords = 40;

/** Takes a question apart. `empty` are the words of the language that carry no meaning. */
export function parseQuery(
  text: string,
  segmenter: Intl.Segmenter,
  empty: ReadonlySet<string>,
  isTyping: boolean,
): Query {
  const phrases: string[] = [];
  const excluded: string[] = [];
  const rest = text
    .replace(/["“”„«»「」『』]([^"“”„«»「」『』]+)["“”„«»「」『』]/g, (_, phrase: string) => {
      phrases.push(toSpaced(phrase, segmenter));
      return ` ${phrase} `;
    })
    .replace(/(^|\s)-(\p{L}[\p{L}\p{N}]*)/gu, (_, before: string, word: string) => {
      excluded.push(toPlain(word));
      return before;
    });
  const all = toPlainWords(rest, segmenter);
  const beginning = isTyping && /[\p{L}\p{N}]$/u.test(rest) ? all.at(-1) : undefined;
  const full = all.filter(
    (word) => (word.length > 1 || !/[a-z]/.test(word)) && (word === beginning || !empty.has(word)),
  );
  const words = [...new Set(full.length > 0 ? full : all)].slice(0, mostWords);
  const pairs = all.flatMap((word, at) => toPair(word, all[at + 1] ?? '', words));
  return {
    words,
    pairs,
    phrases: phrases.filter((phrase) => toPlainWords(phrase, segmenter).length > 0),
    excluded,
    prefix: beginning,
  };
}

/** Words are written together while both are short; all others are seldom looked up in vain. */
function toPair(first: string, second: string, words: readonly string[]): [string, string][] {
  const isShort = (word: string) => /^\p{L}{3,6}$/u.test(word) && words.includes(word);
  return isShort(first) && isShort(second) ? [[first, second]] : [];
}

/** Pagefind takes a phrase apart at its spaces, and some languages write none. */
function toSpaced(phrase: string, segmenter: Intl.Segmenter): string {
  if (
    !/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u.test(
      phrase,
    )
  )
    return phrase.trim();
  return [...segmenter.segment(phrase)]
    .filter((each) => each.isWordLike === true)
    .map((each) => each.segment)
    .join(' ');
}
