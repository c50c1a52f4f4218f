/** How many of the results count. */
const counted = 10;

/** The least judgement that answers the question. */
const right = 3;

/** The judgement of an answer that nobody judged. */
const unjudged = 1;

/** Ids of answers to one query, the best first; undefined for a page that is no answer of the corpus. */
export type Ranking = readonly (string | undefined)[];

/** Judgements of answers by their id, from 1 (wrong) to 4 (excellent). */
export type Judgements = Readonly<Record<string, number>>;

/** What the measures say of some rankings; shares and means from 0 to 1, all NaN if there is no ranking. */
export interface Quality {
  readonly mrr10: number;
  readonly ndcg10: number;
  readonly success1: number;
  readonly success5: number;
  readonly success10: number;
  /** The number of queries without any result. */
  readonly noResult: number;
}

/** Judges rankings, each with the judgements of its query, as means over all queries. */
export function toQuality(
  all: readonly { readonly ranking: Ranking; readonly judgements: Judgements }[],
): Quality {
  const places = all.map(({ ranking, judgements }) => findFirstRight(ranking, judgements));
  const toSuccess = (most: number) => toMean(places.map((place) => (place <= most ? 1 : 0)));
  return {
    mrr10: toMean(places.map((place) => 1 / place)),
    ndcg10: toMean(all.map(({ ranking, judgements }) => toNdcg(ranking, judgements))),
    success1: toSuccess(1),
    success5: toSuccess(5),
    success10: toSuccess(counted),
    noResult: all.filter(({ ranking }) => ranking.length === 0).length,
  };
}

/** The place of the first right answer among the ten, counted from 1; Infinity if there is none. */
export function findFirstRight(ranking: Ranking, judgements: Judgements): number {
  const index = ranking.slice(0, counted).findIndex((id) => toJudgement(id, judgements) >= right);
  return index < 0 ? Infinity : index + 1;
}

/**
 * The discounted gain of the ten results as a share of the best that all judgements allow, from 0 to 1. A judgement j
 * gains 2^(j-1) - 1; an answer that stands twice gains once.
 */
export function toNdcg(ranking: Ranking, judgements: Judgements): number {
  const top = ranking.slice(0, counted);
  const gained = top.map((id, index) =>
    top.indexOf(id) < index ? unjudged : toJudgement(id, judgements),
  );
  const best = toDiscountedGain(
    Object.values(judgements)
      .toSorted((a, b) => b - a)
      .slice(0, counted),
  );
  return best === 0 ? 0 : toDiscountedGain(gained) / best;
}

/** The value below which a share (0 to 1) of the values lies, by the nearest rank; NaN if there is none. */
export function toPercentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function toJudgement(id: string | undefined, judgements: Judgements): number {
  return id !== undefined && Object.hasOwn(judgements, id)
    ? (judgements[id] ?? unjudged)
    : unjudged;
}

function toDiscountedGain(judgements: readonly number[]): number {
  return judgements.reduce(
    (sum, judgement, index) => sum + (2 ** (judgement - 1) - 1) / Math.log2(index + 2),
    0,
  );
}

function toMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
