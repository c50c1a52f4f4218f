import { isBasis } from '../text/index.ts';
import { formatDate, fill, type Labels } from '../locale/index.ts';
import { groupByKind, type Source } from '../citations/index.ts';
import type { Review } from '../reviews/index.ts';

/** The labels and the language that notes are formatted with. */
interface Wording {
  readonly labels: Labels;
  readonly language: string;
}

/**
 * Who reviewed an entry and when, line by line and in the same words as on its page; no lines if
 * nobody did.
 */
export function formatReviewNotes(
  review: Review | undefined,
  reviewer: { readonly name: string } | undefined,
  { labels, language }: Wording,
): string[] {
  if (review === undefined || reviewer === undefined) return [];
  const { on, state, isSelf, overdueSince } = review;
  const date = formatDate(on, language);
  return [
    state === 'edited'
      ? `${labels.editedSinceReview} ${date} (${reviewer.name})`
      : `${isSelf ? labels.selfReviewedBy : labels.reviewedBy} ${reviewer.name}, ${date}`,
    ...(state === 'unbound' ? [labels.reviewUnbound] : []),
    ...(overdueSince === undefined
      ? []
      : [`${labels.reviewWasDue} ${formatDate(overdueSince, language)}`]),
  ];
}

/**
 * On what an entry stands: how many sources of each kind, the strongest first, and what else; what
 * its bases mean where it names no source. None if it cites nothing. A source that was retracted
 * bears nothing and is not counted.
 */
export function formatEvidenceNotes(
  cited: readonly string[],
  known: ReadonlyMap<string, Source>,
  { labels }: Wording,
): string[] {
  const bases = cited.filter(isBasis);
  const sound = cited
    .flatMap((id) => known.get(id) ?? [])
    .filter(({ retracted }) => retracted === undefined);
  if (sound.length === 0) return bases.map((basis) => labels.basisMeanings[basis]);
  const sources = groupByKind(sound).map(({ kind, sources: { length: count } }) =>
    fill(labels.evidenceCounts[kind][count === 1 ? 'one' : 'other'], { count }),
  );
  const values = {
    sources: sources.join(', '),
    bases: bases.map((basis) => labels.bases[basis]).join(', '),
  };
  return [fill(bases.length === 0 ? labels.searchEvidence : labels.searchEvidenceInPart, values)];
}
