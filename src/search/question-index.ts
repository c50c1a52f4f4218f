import type { ListedQuestion } from '../domain/entries/index.ts';
import type { TextRange } from '../domain/text/index.ts';
import { getStopWords } from './stop-words.ts';
import { Tokenizer, unspacedScripts } from './tokenize.ts';

/** A question in the index from A to Z, with the word that gives it its place. */
export interface IndexedQuestion extends ListedQuestion {
  readonly word: TextRange;
  /** The letter under which it stands; undefined if the word begins with none. */
  readonly letter: string | undefined;
}

/**
 * Sorts questions from A to Z. Nearly all begin with the same few words, so the first word that
 * carries meaning counts: “How do I *freeze* bread?” stands under F. Questions whose word begins
 * with no letter of an alphabet come last.
 */
export function indexQuestions(
  questions: readonly ListedQuestion[],
  language: string,
): IndexedQuestion[] {
  const tokenizer = new Tokenizer(language, getStopWords(language));
  const readLetter = createLetterReader(language);
  const { compare } = new Intl.Collator(language, { numeric: true });
  const compareLetters = (a: string | undefined, b: string | undefined) =>
    a === undefined || b === undefined
      ? Number(a === undefined) - Number(b === undefined)
      : compare(a, b);
  return questions
    .map(({ question, permalink }) => {
      const word = findTellingWord(question, tokenizer);
      const key = question.slice(word.start);
      return { key, indexed: { question, permalink, word, letter: readLetter(key) } };
    })
    .toSorted(
      (a, b) =>
        compareLetters(a.indexed.letter, b.indexed.letter) ||
        compare(a.key, b.key) ||
        a.indexed.permalink.localeCompare(b.indexed.permalink),
    )
    .map(({ indexed }) => indexed);
}

/** Where a letter begins in the index; undefined for what begins with none. */
export interface IndexedLetter {
  readonly letter: string | undefined;
  /** The number of the page, counted from 1. */
  readonly page: number;
}

/** More than any alphabet has: of a script with a sign for each syllable, letters are no help. */
const mostLetters = 60;

/**
 * The letters of an index that has pages of `size` questions, in their order; none if they are too
 * many to choose from.
 */
export function findLetters(indexed: readonly IndexedQuestion[], size: number): IndexedLetter[] {
  const letters = indexed.flatMap(({ letter }, index) =>
    index > 0 && indexed[index - 1]?.letter === letter
      ? []
      : [{ letter, page: 1 + Math.floor(index / size) }],
  );
  return letters.length > mostLetters ? [] : letters;
}

/** The first word that is no stop word; if all are, the first; if there is none, the question. */
function findTellingWord(question: string, tokenizer: Tokenizer): TextRange {
  let end = 0;
  let first: TextRange | undefined;
  for (const word of tokenizer.segment(question)) {
    const start = question.indexOf(word, end);
    end = start + word.length;
    first ??= { start, end };
    if (tokenizer.tokenizeContent(word).length > 0) return { start, end };
  }
  return first ?? { start: 0, end: question.length };
}

/**
 * Tells the first letter of a word as a capital: without its accent, unless it is a letter of its
 * own in the language, as Ä is in Swedish and not in German.
 */
function createLetterReader(language: string): (word: string) => string | undefined {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
  return (word) => {
    const [letter = ''] = word.normalize('NFC');
    if (!/\p{L}/u.test(letter) || unspacedScripts.test(letter)) return undefined;
    const [bare = letter] = letter.normalize('NFD');
    return (compare(letter, bare) === 0 ? bare : letter).toLocaleUpperCase(language);
  };
}
