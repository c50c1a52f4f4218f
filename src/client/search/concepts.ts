import type { Match } from './pagefind.ts';
import type { Posting, Postings } from './postings.ts';
import type { Query } from './query.ts';
import type { IndexWords } from './settings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What one word of a question means to the index. */
export interface Concept {
  /** The word as the reader wrote it, plain. */
  readonly word: string;
  /** All words that stand for it: itself, what it was repaired to, its synonyms. */
  readonly forms: readonly string[];
  /** Where it stands, by page; none for a word that stands nearly everywhere, which is not looked up. */
  readonly pages: ReadonlyMap<string, Match>;
  /** How much it tells: the logarithm of how few pages know it, as BM25 has it; highest for a word that no page knows. */
  readonly rarity: number;
  readonly isKnown: boolean;
  /** What was looked up instead, where the reader’s word is not on the site. */
  readonly correction: string | undefined;
}

/** What is asked where a word is looked up. */
export interface Index {
  readonly postings: Postings;
  readonly vocabulary: Vocabulary;
  readonly words: IndexWords;
  /** For each word or phrase what means the same. */
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
}

/** Looks the words of a question up. Those that stand nearly everywhere only where there are no others. */
export async function toConcepts(query: Query, index: Index): Promise<Concept[]> {
  const isCommon = (word: string) => word !== query.beginning && Object.hasOwn(index.words.common, word);
  const passCommon = query.words.some((word) => !isCommon(word));
  const concepts = await Promise.all(query.words.map((word) => (passCommon && isCommon(word) ? toCommonConcept(word, index.words) : toConcept(word, query, index))));
  return concepts.flat();
}

function toCommonConcept(word: string, { common, pages }: IndexWords): Concept {
  return { word, forms: [word], pages: new Map(), rarity: toRarity((common[word] ?? 0) * pages, pages), isKnown: true, correction: undefined };
}

async function toConcept(word: string, query: Query, index: Index): Promise<Concept | Concept[]> {
  const { postings, vocabulary, words } = index;
  const make = (posting: Posting, forms: readonly string[], correction?: string): Concept => ({
    word, forms, pages: posting.pages, rarity: toRarity(posting.count, words.pages), isKnown: posting.count > 0, correction,
  });
  const posting = await lookWithSynonyms(word, query, index);
  if (posting.count > 0) return make(posting, [word, ...(index.synonyms.get(word) ?? [])]);
  if (word === query.beginning && (await vocabulary.hasBeginning(word))) return make(await postings.lookBeginning(word), [word]);
  const meant = (await nearestOf(word, vocabulary)) ?? [];
  const found = await Promise.all(meant.map((each) => postings.look(each)));
  if (meant.length === 1 && found[0] !== undefined) return make(found[0], [word, ...meant], meant[0]);
  if (meant.length > 1) return found.map((each, at) => ({ ...make(each, [meant[at] ?? word]), word: meant[at] ?? word }));
  return make(posting, [word]);
}

/** The known words that a reader meant: one that is nearly the same, or two that were written together. */
async function nearestOf(word: string, vocabulary: Vocabulary): Promise<readonly string[] | undefined> {
  const nearest = await vocabulary.nearest(word);
  return nearest === undefined ? vocabulary.split(word) : [nearest];
}

async function lookWithSynonyms(word: string, query: Query, { postings, synonyms }: Index): Promise<Posting> {
  const phrase = [...synonyms.keys()].find((each) => each.includes(' ') && ` ${query.words.join(' ')} `.includes(` ${each} `) && each.split(' ').includes(word));
  const others = [...(synonyms.get(word) ?? []), ...(phrase === undefined ? [] : (synonyms.get(phrase) ?? []))];
  const [own, ...rest] = await Promise.all([postings.look(word), ...others.map((each) => (each.includes(' ') ? postings.lookAll(each) : postings.look(each)))]);
  if (own === undefined || rest.length === 0) return own ?? postings.look(word);
  const pages = new Map(own.pages);
  for (const posting of rest) for (const [id, match] of posting.pages) if ((pages.get(id)?.score ?? 0) < match.score) pages.set(id, match);
  return { pages, count: pages.size };
}

/** The inverse document frequency of BM25: https://en.wikipedia.org/wiki/Okapi_BM25. */
export function toRarity(count: number, pages: number): number {
  return Math.log(1 + (Math.max(0, pages - count) + 0.5) / (count + 0.5));
}
