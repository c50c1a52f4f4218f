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
  const byTopic = new Map<string, Feature>();
  const byWord = new Map<string, Feature>();
  const hold = (known: Map<string, Feature>, name: string, id: string): HeldFeature => {
    const feature = known.get(name) ?? { name, isTopic: known === byTopic, ids: [] };
    known.set(name, feature);
    return { feature, place: feature.ids.push(id) - 1 };
  };
  const held = entries.map(({ id, topics, text }) => [
    ...topics.map((topic) => hold(byTopic, topic, id)),
    ...collectMeaningfulWords(text, language).map((word) => hold(byWord, word, id)),
  ]);
  return new Map(
    entries.map(({ id }, at) => {
      const scores = new Map<string, number>();
      const rarest = (held[at] ?? [])
        .filter(({ feature }) => feature.ids.length > 1)
        .sort(compareRarity)
        .slice(0, mostFeatures);
      for (const { feature, place } of rarest) {
        const { isTopic, ids } = feature;
        const weight = isTopic ? topicWeight : Math.log(entries.length / ids.length);
        for (const other of takeNearby(ids, place))
          scores.set(other, (scores.get(other) ?? 0) + weight);
      }
      const nearest = [...scores]
        .filter(([, score]) => score > 0)
        .sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1));
      return [id, nearest.slice(0, most).map(([other]) => other)];
    }),
  );
}

/** A topic or a word, and the entries that have it. */
interface Feature {
  readonly name: string;
  readonly isTopic: boolean;
  readonly ids: string[];
}

/** A feature of an entry, and the place of the entry among those that have it. */
interface HeldFeature {
  readonly feature: Feature;
  readonly place: number;
}

function compareRarity({ feature: a }: HeldFeature, { feature: b }: HeldFeature): number {
  if (a.ids.length !== b.ids.length) return a.ids.length - b.ids.length;
  if (a.isTopic !== b.isTopic) return a.isTopic ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

/** At most `mostShared` others of a list: those on both sides of a place. */
function takeNearby(ids: readonly string[], place: number): string[] {
  const start = Math.max(0, Math.min(place - mostShared / 2, ids.length - mostShared - 1));
  return ids.slice(start, start + mostShared + 1).filter((other) => other !== ids[place]);
}
