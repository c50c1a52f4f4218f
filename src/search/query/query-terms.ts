import type { Match } from './pagefind.ts';
import type { Posting, Postings } from './postings.ts';
import type { Query } from './query.ts';
import { toWeight } from './idf.ts';
import type { IndexWords } from './settings.ts';
import { toOthers, toPairSynonyms, type Synonyms } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What one word of a question means to the index. */
export interface Concept {
  /** The word as the reader wrote it, plain. */
  readonly word: string;
  /** All words and phrases that stand for it: itself, what it was repaired to, its synonyms. */
  readonly forms: readonly string[];
  /** Where it stands, by page; none for a word that stands nearly everywhere, which is not looked up. */
  readonly pages: ReadonlyMap<string, Match>;
  /** How much it tells, by how few pages know it; the most where no page does. */
  readonly weight: number;
  /** How sure it is that the pages have what the reader meant, from 0 to 1: less than 1 for a word that was repaired. */
  readonly trust: number;
  readonly isKnown: boolean;
  /** Whether it may be the beginning of a word, while the reader is typing. */
  readonly isBeginning: boolean;
  /** What was looked up instead, where the reader’s word is not on the site. */
  readonly correction: string | undefined;
}

/** What is asked where a word is looked up. */
export interface Index {
  readonly postings: Postings;
  readonly vocabulary: Vocabulary;
  readonly words: IndexWords;
  readonly synonyms: Synonyms;
}

/** Looks the words of a question up. Those that stand nearly everywhere only where no page has another. */
export async function toConcepts(query: Query, site: Index): Promise<Concept[]> {
  const index = {
    ...site,
    synonyms: new Map([...(await toPairSynonyms(query, site.postings)), ...site.synonyms]),
  };
  const isCommon = (word: string) =>
    word !== query.beginning && Object.hasOwn(index.words.common, word);
  const lookUp = async (passCommon: boolean) =>
    (
      await Promise.all(
        query.words.map(async (word) =>
          passCommon && isCommon(word)
            ? toCommonConcept(word, index.words)
            : toConcept(word, query, index),
        ),
      )
    ).flat();
  const concepts = await lookUp(query.words.some((word) => !isCommon(word)));
  return concepts.some(({ pages }) => pages.size > 0) || !query.words.some(isCommon)
    ? concepts
    : lookUp(false);
}

function toCommonConcept(word: string, { common, pages }: IndexWords): Concept {
  return {
    word,
    forms: [word],
    pages: new Map(),
    weight: toWeight((common[word] ?? 0) * pages, pages),
    trust: 1,
    isKnown: true,
    isBeginning: false,
    correction: undefined,
  };
}

async function toConcept(word: string, query: Query, index: Index): Promise<Concept | Concept[]> {
  const { postings, vocabulary, words } = index;
  const make = (posting: Posting, forms: readonly string[], correction?: string): Concept => ({
    word,
    forms,
    pages: posting.pages,
    weight: toWeight(correction === undefined ? posting.count : 0, words.pages),
    trust: correction === undefined ? 1 : toTrust(word),
    isKnown: posting.count > 0,
    isBeginning: word === query.beginning,
    correction,
  });
  const others = toOthers(word, query, index.synonyms);
  const posting = await lookWith(others, word, postings);
  if (posting.count > 0) return make(posting, [word, ...others]);
  if (word === query.beginning && (await vocabulary.hasBeginning(word)))
    return make(await postings.lookBeginning(word), [word]);
  const meant = (await nearestOf(word, vocabulary)) ?? [];
  const found = await Promise.all(meant.map((each) => postings.look(each)));
  if (meant.length === 1 && found[0] !== undefined)
    return make(found[0], [word, ...meant], meant[0]);
  if (meant.length > 1)
    return found.map((each, at) => ({
      ...make(each, [meant[at] ?? word]),
      word: meant[at] ?? word,
    }));
  return make(posting, [word]);
}

/** The known words that a reader meant: one that is nearly the same, or two that were written together. */
async function nearestOf(
  word: string,
  vocabulary: Vocabulary,
): Promise<readonly string[] | undefined> {
  const nearest = await vocabulary.nearest(word);
  return nearest === undefined ? vocabulary.split(word) : [nearest];
}

/** A word where it or what means the same stands; each page with the better match. */
async function lookWith(
  others: readonly string[],
  word: string,
  postings: Postings,
): Promise<Posting> {
  const own = await postings.look(word);
  const rest = await Promise.all(
    others.map((each) => (each.includes(' ') ? postings.lookAll(each) : postings.look(each))),
  );
  if (rest.length === 0) return own;
  const pages = new Map(own.pages);
  for (const posting of rest)
    for (const [id, match] of posting.pages)
      if ((pages.get(id)?.score ?? 0) < match.score) pages.set(id, match);
  return { pages, count: pages.size };
}

/** A long word is seldom mistaken for another; between short ones one letter is the difference of “tyre” and “type”. */
function toTrust(word: string): number {
  return word.length >= 8 ? 0.75 : word.length >= 6 ? 0.65 : 0.25;
}
