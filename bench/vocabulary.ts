import { createRandom } from '../tests/unit/check/random.ts';

/** The words of generated texts. */
export interface Vocabulary {
  /** A word as texts have them: the few common ones often, the many others seldom. */
  readonly draw: (random: (below: number) => number) => string;
  /** A word that carries meaning, each as often as any other. */
  readonly drawRare: (random: (below: number) => number) => string;
}

/**
 * The words that every English text has most of, common ones first, without any that could promise
 * or deny something.
 */
const functionWords =
  'the of and to in a is that it for was on as with by at be this from or are an which but were they their there one all when her some what out so up more into about time has two like than then its these may only new most over such other where after even now much before also many those between through'.split(
    ' ',
  );

const madeWords = 12_000;
const onsets = 'b c d f g h l m n p r s t v br ch cl dr fl gr pl pr sh sl st str th tr'.split(' ');
const vowels = 'a e i o u ai ea oo'.split(' ');
const codas = 'l m n r s t nd rk lt st'.split(' ');
/**
 * Ends of words of one syllable that are hardly ever those of an English one, which could promise
 * something.
 */
const shortCodas = 'v lb sk rg mb zz lv ft nk shk'.split(' ');

/**
 * The vocabulary of a seed: 12,000 made-up words that can be pronounced, below the function words
 * of English. Words are drawn as Zipf's law has it: the one of rank n about 1/n as often as the
 * first, so that texts compress and search weighs words as it does with real ones.
 */
export function getVocabulary(seed: number): Vocabulary {
  const known = vocabularies.get(seed) ?? createVocabulary(seed);
  vocabularies.set(seed, known);
  return known;
}

const vocabularies = new Map<number, Vocabulary>();

function createVocabulary(seed: number): Vocabulary {
  const made = createMadeWords(createRandom(seed));
  const words = [...functionWords, ...made];
  const sums = new Float64Array(words.length);
  let sum = 0;
  // Mandelbrot's form of the law: the first ranks differ less than by 1/n.
  for (const rank of words.keys()) sums[rank] = sum += 1 / (rank + 2.7);
  return {
    draw: (random) => words[findRank(sums, (random(2 ** 32) / 2 ** 32) * sum)] ?? '',
    drawRare: (random) => made[random(made.length)] ?? '',
  };
}

/** Short words come first, as in every language common words are short. */
function createMadeWords(random: (below: number) => number): string[] {
  const pick = (parts: readonly string[]) => parts[random(parts.length)] ?? '';
  const found = new Set<string>();
  while (found.size < madeWords) {
    const syllables = found.size < 900 ? 1 : found.size < 11_000 ? 2 : 3;
    const word = Array.from({ length: syllables }, () => pick(onsets) + pick(vowels)).join('');
    found.add(word + pick(syllables === 1 ? shortCodas : codas));
  }
  return [...found];
}

/** The first rank whose sum is above a value. */
function findRank(sums: Float64Array, value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
