import { toPlainWords } from './plain-words.ts';
import type { Postings } from './postings.ts';
import type { Query } from './query.ts';

/** For each word or phrase those that mean the same; all plain, without the empty words. */
export type SynonymMap = ReadonlyMap<string, readonly string[]>;

/** The synonyms of groups of words and phrases. A word may stand in several groups. */
export function toSynonymMap(
  groups: readonly (readonly string[])[],
  segmenter: Intl.Segmenter,
  empty: ReadonlySet<string>,
): SynonymMap {
  const synonyms = new Map<string, string[]>();
  for (const group of groups) {
    const plain = group
      .map((term) =>
        toPlainWords(term, segmenter)
          .filter((word) => !empty.has(word))
          .join(' '),
      )
      .filter((term) => term !== '');
    for (const term of plain)
      synonyms.set(term, [
        ...(synonyms.get(term) ?? []),
        ...plain.filter((other) => other !== term),
      ]);
  }
  return synonyms;
}

/** What means the same as a word of a question, or as a phrase of the question in which it stands. */
export function findSynonyms(word: string, query: Query, synonyms: SynonymMap): readonly string[] {
  const question = ` ${query.words.join(' ')} `;
  const terms = [...synonyms.keys()].filter(
    (term) => term === word || (term.split(' ').includes(word) && question.includes(` ${term} `)),
  );
  return [...new Set(terms.flatMap((term) => synonyms.get(term) ?? []))];
}

/** The pairs of words in a question that the index knows as one, such as “tooth ache”, as synonyms of that one. */
export async function findCompoundSynonyms(
  { pairs }: Query,
  postings: Postings,
): Promise<SynonymMap> {
  const known = await Promise.all(
    pairs.map(async (pair) => (await postings.lookUp(pair.join(''))).count > 0),
  );
  return new Map(
    pairs.filter((_, at) => known[at]).map((pair) => [pair.join(' '), [pair.join('')]]),
  );
}
