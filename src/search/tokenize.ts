/** Scripts that write no spaces between words. */
export const unspacedScripts =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

/**
 * A word or phrase as the search compares it: in lower case, without accents, its apostrophes
 * straight.
 */
export function fold(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  // The marks of voiced kana tell words apart; Pagefind keeps them too.
  const bare = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?![\u3099\u309A])\p{M}/gu, '');
  return bare.normalize('NFC').replaceAll('’', "'");
}

/** One word in every language, with what may follow it in a sentence. */
const plainWord = /^[a-z]+(?=[,.;:!?)]*$)/i;

/**
 * Splits texts of one language into words: the same for the vocabulary of the index, for questions
 * and for stop words.
 */
export class Tokenizer {
  readonly #segmenter: Intl.Segmenter;
  readonly #stopWords: ReadonlySet<string>;
  /** Texts repeat their words, and segmenting them is slow. */
  readonly #known = new Map<string, readonly string[]>();

  /** `language` is a BCP 47 tag; `stopWords` are folded. */
  constructor(language: string, stopWords: Iterable<string> = []) {
    this.#segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    this.#stopWords = new Set(stopWords);
  }

  /**
   * The words of a text in their order, folded, without an elided article or a possessive ’s. Soft
   * hyphens and their like divide no word; every kind of space does.
   */
  tokenize(text: string): string[] {
    return text
      .replace(/\p{Cf}/gu, '')
      .split(/\s+/)
      .flatMap((stretch) => {
        const known = this.#known.get(stretch);
        if (known !== undefined) return known;
        const [plain] = plainWord.exec(stretch) ?? [];
        const tokens =
          plain === undefined
            ? [...this.segment(stretch)].flatMap(splitTokens)
            : [plain.toLowerCase()];
        this.#known.set(stretch, tokens);
        return tokens;
      });
  }

  /** As `tokenize`, without stop words. */
  tokenizeContent(text: string): string[] {
    return this.tokenize(text).filter((token) => !this.isStopWord(token));
  }

  /** The words of a text as they are written. */
  *segment(text: string): Generator<string> {
    for (const { segment, isWordLike } of this.#segmenter.segment(text))
      if (isWordLike === true) yield segment;
  }

  isStopWord(token: string): boolean {
    return this.#stopWords.has(token);
  }
}

/**
 * “l’école” is the word “école”, “dell’acqua” is “acqua”, “Wegener’s” is “Wegener”; a low line
 * divides words, a full stop joins them.
 */
function splitTokens(word: string): string[] {
  return fold(word)
    .replace(/^(?:\p{L}{1,2}|\p{L}{1,4}ll|\p{L}*qu)'(?=\p{L}{3})/u, '')
    .replace(/'s$/, '')
    .split('_')
    .filter((part) => part !== '');
}

/**
 * Whether two tokens are likely forms of one word: they differ by an s, or by at most three letters
 * after at least four that are the same.
 */
export function areForms(a: string, b: string): boolean {
  if (a === b || `${a}s` === b || `${b}s` === a) return true;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return shared >= 4 && Math.max(a.length, b.length) - shared <= 3;
}

/**
 * HTML whose apostrophes between letters are straight, as the index needs it: Pagefind takes
 * “l’école” for one word and “l'école” for two. Written as a character reference, an apostrophe
 * ends no attribute.
 */
export function withStraightApostrophes(html: string): string {
  return html.replace(/(?<=[\p{L}\p{M}])’(?=\p{L})/gu, '&#39;');
}

/** Text of the index with its apostrophes as people write them. */
export function withTypographicApostrophes(text: string): string {
  return text.replace(/(?<=[\p{L}\p{M}])'(?=\p{L})/gu, '’');
}
