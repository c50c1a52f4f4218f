import { editDistance } from '../../domain/text/index.ts';

/** A word of the index and on how many pages it is. */
interface KnownWord {
  readonly word: string;
  readonly pages: number;
}

/** What a reader most likely meant by a word that no page has. */
interface Correction {
  readonly word: string;
  /**
   * Whether it is what anyone would take the word for; else the other words of the question must
   * speak for it.
   */
  readonly isLikely: boolean;
  /** Whether it is a stop word, which tells nothing. */
  readonly isStopWord: boolean;
}

/** The words of the index, loaded letter by letter when a word is not found. */
export class Vocabulary {
  readonly #files: Readonly<Record<string, string>>;
  readonly #load: (file: string) => Promise<string>;
  readonly #stopWords: readonly string[];
  readonly #known = new Map<string, Promise<readonly KnownWord[]>>();

  constructor(
    files: Readonly<Record<string, string>>,
    load: (file: string) => Promise<string>,
    stopWords: readonly string[] = [],
  ) {
    this.#files = files;
    this.#load = load;
    this.#stopWords = stopWords;
  }

  /** Whether a word of the index begins so. */
  async hasPrefix(beginning: string): Promise<boolean> {
    return (await this.#wordsLike(beginning)).some(({ word }) => word.startsWith(beginning));
  }

  /**
   * The word of the index, or the stop word, that a reader most likely meant: one that sounds the
   * same, one typing error away, two in a long word, none in a short one; undefined if there is
   * none.
   */
  async correct(word: string): Promise<Correction | undefined> {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    let best: (Correction & { readonly cost: number }) | undefined;
    const stopWords = this.#stopWords.map((each) => ({ word: each, pages: 1, isStopWord: true }));
    for (const known of [...(await this.#wordsLike(word)), ...stopWords]) {
      // Readers seldom mistake the first letter, and few words are left that are right but not on
      // the site.
      if (most === 0 || known.word[0] !== word[0]) continue;
      const isHomophone = word.length >= 5 && toSound(word) === toSound(known.word);
      const distance = isHomophone ? soundDistance : editDistance(word, known.word, most);
      if (distance > most || (word.length === 4 && hasOtherLetter(word, known.word))) continue;
      // Of two that are equally near, the one on more pages.
      const cost = distance - Math.log2(1 + known.pages) / 40;
      if (best !== undefined && cost >= best.cost) continue;
      const isLikely = isHomophone || word.length >= 8 || !hasOtherLetter(word, known.word);
      best = { word: known.word, isLikely, isStopWord: 'isStopWord' in known, cost };
    }
    return best;
  }

  /**
   * Words of the index that are formed of the same beginning, such as “qualified” for
   * “qualifications”: those that share most of it.
   */
  async findRelatives(word: string): Promise<readonly string[]> {
    const relatives = (await this.#wordsLike(word)).flatMap((known) => {
      let shared = 0;
      while (shared < word.length && word[shared] === known.word[shared]) shared += 1;
      const isRelative =
        shared >= leastShared &&
        shared >= 0.7 * Math.min(word.length, known.word.length) &&
        !hasOtherLetter(word, known.word);
      return isRelative ? [{ word: known.word, shared }] : [];
    });
    return relatives
      .sort((a, b) => b.shared - a.shared || a.word.length - b.word.length)
      .slice(0, mostRelatives)
      .map((relative) => relative.word);
  }

  /**
   * The two words that were written together, such as “rücken” and “schmerzen”; undefined if they
   * are not two known words.
   */
  async split(word: string): Promise<readonly [string, string] | undefined> {
    const beginnings = (await this.#wordsLike(word)).filter(
      (known) =>
        known.word.length >= 4 &&
        word.length - known.word.length >= 4 &&
        word.startsWith(known.word),
    );
    for (const { word: first } of beginnings.sort((a, b) => b.word.length - a.word.length)) {
      const rest = word.slice(first.length);
      for (const second of new Set([rest, rest.replace(/^(?:es|en|s|n|e)(?=.{4})/, '')])) {
        if ((await this.#wordsLike(second)).some((known) => known.word === second))
          return [first, second];
      }
    }
    return undefined;
  }

  /** Words that share the first letter, or the first two if there are many. */
  async #wordsLike(word: string): Promise<readonly KnownWord[]> {
    const key = [word.slice(0, 2), word.slice(0, 1)].find((each) =>
      Object.hasOwn(this.#files, each),
    );
    const file = key === undefined ? undefined : this.#files[key];
    if (file === undefined) return [];
    const words = this.#known.get(file) ?? this.#load(file).then(parseWords);
    this.#known.set(file, words);
    return words.catch((error: unknown) => {
      this.#known.delete(file);
      throw error;
    });
  }
}

/** What a word that sounds the same costs, beside one typing error. */
const soundDistance = 0.8;

/** How many letters words of one family share, and how many of them a question takes. */
const [leastShared, mostRelatives] = [6, 3];

/**
 * The letters by which a word sounds, so that “headake” has those of “headache” and “rythm” those
 * of “rhythm”; it is no word.
 */
function toSound(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/ch|ck|[cq]/g, 'k')
    .replace(/y/g, 'i')
    .replace(/z/g, 's')
    .replace(/(?<=.)h/g, '')
    .replace(/(.)\1+/gu, '$1');
}

/**
 * Whether a letter has another in its place, of which both words may be right: no letter is only
 * left out, doubled or exchanged with its neighbour.
 */
function hasOtherLetter(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') !== [...b].sort().join('');
}

function parseWords(text: string): KnownWord[] {
  return text.split('\n').flatMap((line) => {
    const [word = '', pages = ''] = line.split(' ');
    return word === '' ? [] : [{ word, pages: Number(pages) || 1 }];
  });
}
