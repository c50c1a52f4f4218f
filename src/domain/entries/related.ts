import { collectMeaningfulWords } from '../text/index.ts';

/** What is compared of an entry. */
interface Comparable {
  readonly id: string;
  /** The ids of its topics. */
  readonly topics: readonly string[];
  /** The words that say what it is about: titles and headings, not the whole text. */
  readonly text: string;
}

/** What a shared topic counts, in shared words that few others have. */
const topicWeight = 1;

/** Of an entry only the topics and words that the fewest others have are compared. */
const mostFeatures = 16;

/** Of those that share one, only so many are compared: what many share says little of any. */
const mostShared = 24;

/**
 * For each entry those that share the most topics and rare words with it, at most `most`, the
 * nearest first. The time grows with the number of entries and not with its square: entries meet
 * only in lists of bounded length.
 */
export function findRelated(
  entries: readonly Comparable[],
  { language, most }: { readonly language: string; readonly most: number },
): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, string[]>();
  const hold = (id: string, feature: string) => {
    const known = holders.get(feature) ?? [];
    holders.set(feature, known);
    return { feature, place: known.push(id) - 1 };
  };
  const features = new Map(
    entries.map(({ id, topics, text }) => [
      id,
      [
        ...topics.map((topic) => hold(id, `topic ${topic}`)),
        ...collectMeaningfulWords(text, language).map((word) => hold(id, `word ${word}`)),
      ],
    ]),
  );
  const getHolders = (feature: string) => holders.get(feature) ?? [];
  const weigh = (feature: string) =>
    feature.startsWith('topic ')
      ? topicWeight
      : Math.log(entries.length / getHolders(feature).length);
  return new Map(
    entries.map(({ id }) => {
      const scores = new Map<string, number>();
      const rarest = (features.get(id) ?? [])
        .map((each) => ({ ...each, ids: getHolders(each.feature) }))
        .filter(({ ids }) => ids.length > 1)
        .toSorted((a, b) => a.ids.length - b.ids.length || (a.feature < b.feature ? -1 : 1))
        .slice(0, mostFeatures);
      for (const { feature, place, ids } of rarest)
        for (const other of takeNearby(ids, place))
          scores.set(other, (scores.get(other) ?? 0) + weigh(feature));
      const nearest = [...scores]
        .filter(([, score]) => score > 0)
        .toSorted(([a, one], [b, two]) => two - one || (a < b ? -1 : 1));
      return [id, nearest.slice(0, most).map(([other]) => other)];
    }),
  );
}

/** At most `mostShared` others of a list: those on both sides of a place. */
function takeNearby(ids: readonly string[], place: number): string[] {
  const start = Math.max(0, Math.min(place - mostShared / 2, ids.length - mostShared - 1));
  return ids.slice(start, start + mostShared + 1).filter((other) => other !== ids[place]);
}
