import { createHash } from 'node:crypto';
import { areForms, type Tokenizer } from '../tokenize.ts';
import type { IndexFragment, IndexFile } from './pagefind-files.ts';

/** `words.json`: what the search in the browser must know of the words of the index. */
export interface IndexVocabulary {
  /** The number of pages in the index. */
  readonly pages: number;
  /** How many words a page has on average, rounded. */
  readonly averageWords: number;
  /** The relevance from which on a page surely answers a question. */
  readonly sureFrom: number;
  /**
   * Words on so many pages that they tell little, with the share of pages as a number from 0 to 1.
   */
  readonly common: Readonly<Record<string, number>>;
  /**
   * The file, below the folder of the index, with all words that begin with a letter, or with two.
   * A file has a line for each word, sorted: the folded word, a space, and on how many pages it is.
   */
  readonly letters: Readonly<Record<string, string>>;
}

/**
 * The words of a page, each once: all that a question may match, which are its text, its title, the
 * other ways to ask and its topics.
 */
export function listWords(
  { content, meta }: Pick<IndexFragment, 'content' | 'meta'>,
  tokenizer: Tokenizer,
): string[] {
  const texts = [content, meta['title'], meta['asks'], meta['about']].filter(
    (each) => each !== undefined,
  );
  // Most stretches between spaces are repeated, and each is taken apart by itself.
  const stretches = new Set(texts.flatMap((text) => text.split(/\s+/)));
  return [...new Set(tokenizer.tokenize([...stretches].join(' ')))];
}

/**
 * Makes what `words.json` says of the words, and the files that it names. `counts` says for each
 * word on how many of the pages it is.
 */
export function createVocabulary(
  counts: ReadonlyMap<string, number>,
  pages: number,
): { readonly words: Pick<IndexVocabulary, 'common' | 'letters'>; readonly files: IndexFile[] } {
  const { letters, files } = createLetterFiles(counts);
  return { words: { common: findCommonWords(counts, pages), letters }, files };
}

/** On a site of fewer pages every word is looked up quickly. */
const leastPages = 500;

/** The share of pages above which a word tells little. */
const commonShare = 0.1;

/** A word on so few pages is looked up quickly, however common its other forms are. */
const rareUpTo = 20;

/**
 * The words that are, in one of their forms, on more than a tenth of all pages, sorted, with that
 * share from 0 to 1. `counts` says for each word on how many pages it is. None on a site of fewer
 * than 500 pages.
 */
export function findCommonWords(
  counts: ReadonlyMap<string, number>,
  pages: number,
): Record<string, number> {
  if (pages < leastPages) return {};
  const findMost = createFormFinder([...counts].filter(([, count]) => count > pages * commonShare));
  const common = [...counts].flatMap(([word, count]) => {
    const most = count > rareUpTo ? findMost(word) : undefined;
    return most === undefined ? [] : [[word, Math.round((most / pages) * 100) / 100] as const];
  });
  return Object.fromEntries(common.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Looks up, for a word, the highest count of one of its forms; undefined if none is among these
 * words.
 */
function createFormFinder(
  words: readonly (readonly [word: string, count: number])[],
): (word: string) => number | undefined {
  const counts = new Map(words);
  const alike = Map.groupBy(words, ([word]) => toStart(word));
  return (word) => {
    const near = [word, `${word}s`, word.replace(/s$/, '')].flatMap(
      (each) => counts.get(each) ?? [],
    );
    const forms = (alike.get(toStart(word)) ?? []).flatMap(([other, count]) =>
      areForms(word, other) ? [count] : [],
    );
    const all = [...near, ...forms];
    return all.length === 0 ? undefined : Math.max(...all);
  };
}

/** Forms of a word share their first letters, unless they differ by an s alone. */
function toStart(word: string): string {
  return word.slice(0, 4);
}

/** Words with the same beginning, as the lines of a file. */
interface Group {
  readonly beginning: string;
  readonly lines: string;
}

/**
 * From how many bytes on the words of one first letter are divided by their second letter. A
 * misspelt second letter is then no longer found, which of 30,000 words lost one correction in
 * twenty; compressed these bytes are some 20,000.
 */
const splitFrom = 60_000;

/**
 * Files are filled with neighbours up to so many bytes: a script with thousands of letters would
 * have as many files.
 */
const packedTo = 8_000;

/**
 * Writes each word, and on how many pages it is, into files by its beginning, sorted. `letters`
 * says for each first letter, or for the first two of a letter with many words, which file holds
 * its words; small groups share a file. A file is named by its content.
 */
export function createLetterFiles(counts: ReadonlyMap<string, number>): {
  letters: Record<string, string>;
  files: IndexFile[];
} {
  const words = [...counts]
    .filter(([word, count]) => isWorthStoring(word, count))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const groups = groupByBeginning(words, 1).flatMap((group) =>
    sizeOf(group) > splitFrom
      ? groupByBeginning(
          words.filter(([word]) => word.startsWith(group.beginning)),
          2,
        )
      : [group],
  );
  const letters: Record<string, string> = {};
  const files = packGroups(groups).map((packed) => {
    const content = packed.map(({ lines }) => lines).join('');
    const path = `words/${createHash('sha256').update(content).digest('hex').slice(0, 10)}.txt`;
    for (const { beginning } of packed) {
      letters[beginning] = path;
      // A reader who has typed one letter asks for it alone, even if its words are divided.
      letters[beginning.slice(0, 1)] ??= path;
    }
    return { path, content };
  });
  return { letters, files };
}

/** Numbers are no misspelt words, and neither is a code that only one page knows. */
function isWorthStoring(word: string, count: number): boolean {
  return /\p{L}/u.test(word) && (count > 1 || !/\p{N}/u.test(word));
}

function groupByBeginning(words: readonly (readonly [string, number])[], length: number): Group[] {
  const groups = Map.groupBy(words, ([word]) => word.slice(0, length));
  return [...groups].map(([beginning, alike]) => ({
    beginning,
    lines: alike.map(([word, count]) => `${word} ${count}\n`).join(''),
  }));
}

/** Puts neighbours together until a file is full; a group is never divided between two. */
function packGroups(groups: readonly Group[]): Group[][] {
  const packs: Group[][] = [];
  let size = Infinity;
  for (const group of groups) {
    if (size + sizeOf(group) > packedTo) {
      packs.push([]);
      size = 0;
    }
    packs.at(-1)?.push(group);
    size += sizeOf(group);
  }
  return packs;
}

function sizeOf({ lines }: Group): number {
  return Buffer.byteLength(lines);
}
