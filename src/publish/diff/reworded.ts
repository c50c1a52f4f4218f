/** A sentence of a page. */
export interface Sentence {
  readonly page: string;
  readonly words: string;
}

/** How many of their words two sentences have in common at least, of 1, where one is the other in other words. */
const leastShare = 0.5;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Pairs sentences that are gone with new ones of the same page that say nearly the same: the most alike first, each once.
 * What has too few words in common with any other is in no pair.
 */
export function toRewordings<Each extends Sentence>(
  gone: readonly Each[],
  come: readonly Each[],
): { readonly from: Each; readonly to: Each }[] {
  const byPage = Map.groupBy(
    come.map((each) => ({ each, words: toWords(each.words) })),
    ({ each }) => each.page,
  );
  const rated = gone.flatMap((from) => {
    const words = toWords(from.words);
    return (byPage.get(from.page) ?? []).map(({ each, words: others }) => ({
      from,
      to: each,
      share: toShare(words, others),
    }));
  });
  const taken = new Set<Each>();
  return rated
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share)
    .flatMap(({ from, to }) => {
      if (taken.has(from) || taken.has(to)) return [];
      taken.add(from).add(to);
      return [{ from, to }];
    });
}

function toWords(text: string): Set<string> {
  return new Set(
    [...segmenter.segment(text.toLowerCase())].flatMap(({ segment, isWordLike }) =>
      isWordLike === true ? [segment] : [],
    ),
  );
}

function toShare(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return (2 * one.intersection(other).size) / (one.size + other.size || 1);
}
