import { editDistance } from '../../domain/text/index.ts';

/** A word of the index and on how many pages it is. */
interface KnownWord {
  readonly word: string;
  readonly pages: number;
}

/** The words of the index, loaded letter by letter when a word is not found. */
export class Vocabulary {
  readonly #files: Readonly<Record<string, string>>;
  readonly #load: (file: string) => Promise<string>;
  readonly #known = new Map<string, Promise<readonly KnownWord[]>>();

  constructor(files: Readonly<Record<string, string>>, load: (file: string) => Promise<string>) {
    this.#files = files;
    this.#load = load;
  }

  /** Whether a word of the index begins so. */
  async hasPrefix(beginning: string): Promise<boolean> {
    return (await this.#wordsLike(beginning)).some(({ word }) => word.startsWith(beginning));
  }

  /** The word of the index that a reader most likely meant: one typing error away, two in a long word, none in a short one; undefined if there is none. */
  async correct(word: string): Promise<string | undefined> {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    let best: { readonly word: string; readonly cost: number } | undefined;
    for (const known of await this.#wordsLike(word)) {
      // Readers seldom mistake the first letter, and few words are left that are right but not on the site.
      if (known.word[0] !== word[0]) continue;
      const distance = editDistance(word, known.word, most);
      if (distance > most || (word.length === 4 && isLikelyOtherWord(word, known.word))) continue;
      // Of two that are equally near, the one on more pages.
      const cost = distance - Math.log2(1 + known.pages) / 40;
      if (best === undefined || cost < best.cost) best = { word: known.word, cost };
    }
    return best?.word;
  }

  /** The two words that were written together, such as “rücken” and “schmerzen”; undefined if they are not two known words. */
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

/** Of two short words that differ in one letter, both are mostly right, such as “help” and “held”. */
function isLikelyOtherWord(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') !== [...b].sort().join('');
}

function parseWords(text: string): KnownWord[] {
  return text.split('\n').flatMap((line) => {
    const [word = '', pages = ''] = line.split(' ');
    return word === '' ? [] : [{ word, pages: Number(pages) || 1 }];
  });
}
