import type { Review } from '../../domain/reviews/review.ts';
import type { DueReviews } from '../reviews/due-reviews.ts';

/** Writes the list of what is to be reviewed as a table of plain text. */
export function formatDueReviews(
  { due, neverReviewed }: DueReviews,
  reviewMonths: number | undefined,
): string {
  const rows = due.map(({ name, review }) => [review.on, name, review.by, toReasons(review)]);
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

function toReasons({ state, overdueSince }: Review): string {
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
