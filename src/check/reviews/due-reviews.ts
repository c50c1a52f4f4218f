import type { Review } from '../../domain/reviews/index.ts';
import type { Content } from '../content.ts';
import { resolveReview } from './entry-review.ts';

/** The review of a published entry that is to be done again. */
interface DueReview {
  /** Folder and id, such as `faq/is-it-safe`. */
  readonly name: string;
  readonly review: Review;
}

/** Which published articles and FAQ entries are to be reviewed. */
interface DueReviews {
  /** What was edited since its review, or whose review is too old; the oldest review first. */
  readonly due: readonly DueReview[];
  readonly neverReviewed: readonly string[];
}

/** Lists what is to be reviewed on the day of the content. */
export function collectDueReviews(content: Content): DueReviews {
  const published = content.entries.filter(
    ({ collection, visibility }) =>
      (collection === 'articles' || collection === 'faq') && visibility === 'published',
  );
  const reviews = published.map((entry) => {
    const hasStamp = entry.yaml?.root?.fields?.has('reviewed') === true;
    const review = hasStamp ? resolveReview(content, entry) : undefined;
    entry.releaseBody();
    return { name: `${entry.collection}/${entry.id}`, hasStamp, review };
  });
  return {
    due: reviews
      .flatMap(({ name, review }) =>
        review === undefined || (review.state === 'current' && review.overdueSince === undefined)
          ? []
          : [{ name, review }],
      )
      .sort((a, b) => a.review.on.localeCompare(b.review.on) || a.name.localeCompare(b.name)),
    neverReviewed: reviews.filter(({ hasStamp }) => !hasStamp).map(({ name }) => name),
  };
}

/** Writes the list of what is to be reviewed as a table of plain text. */
export function formatDueReviews(
  { due, neverReviewed }: DueReviews,
  reviewMonths: number | undefined,
): string {
  const rows = due.map(({ name, review }) => [review.on, name, review.by, formatReasons(review)]);
  const table =
    rows.length === 0
      ? ['No review is due.']
      : formatTable([['Reviewed', 'Entry', 'By', 'Why again'], ...rows]);
  const never =
    neverReviewed.length === 1
      ? '1 published entry was never reviewed.'
      : `${neverReviewed.length} published entries were never reviewed.`;
  const none =
    reviewMonths === undefined
      ? [
          'site.yml does not say how long a review holds (review: every: 12 months), so none grows too old.',
        ]
      : [];
  return [...table, '', never, ...none].join('\n');
}

function formatReasons({ state, overdueSince }: Review): string {
  const reasons = { current: [], edited: ['edited since'], unbound: ['carries no hash'] }[state];
  return [...reasons, ...(overdueSince === undefined ? [] : [`due on ${overdueSince}`])].join(', ');
}

function formatTable(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
