import type { CalendarDate } from '../locale/index.ts';
import { isCurrentReview, type Review } from '../reviews/index.ts';

/** The last thing that happened to an entry. */
export interface EntryChange {
  readonly kind: 'published' | 'updated' | 'reviewed';
  readonly on: CalendarDate;
  readonly title: string;
  readonly permalink: string;
}

/** An entry with its days, as far as it has them. */
interface DatedEntry {
  readonly title: string;
  readonly permalink: string;
  readonly published?: CalendarDate | undefined;
  readonly updated?: CalendarDate | undefined;
  readonly review?: Review | undefined;
}

/**
 * The last change of each entry, the newest first and at most `most`: hardly anyone looks further
 * back, and each new entry moves every entry after it to another place in the list.
 */
export function collectChanges(entries: readonly DatedEntry[], most: number): EntryChange[] {
  return entries
    .flatMap((entry) => findLastChange(entry) ?? [])
    .toSorted((a, b) => b.on.localeCompare(a.on) || (a.permalink < b.permalink ? -1 : 1))
    .slice(0, most);
}

function findLastChange({
  title,
  permalink,
  published,
  updated,
  review,
}: DatedEntry): EntryChange | undefined {
  const reviewed = review !== undefined && isCurrentReview(review) ? review.on : undefined;
  // Of one day the first of these: what is new is not told as changed.
  const days = [
    { kind: 'published', on: published },
    { kind: 'updated', on: updated },
    { kind: 'reviewed', on: reviewed },
  ] as const;
  const changes = days.flatMap(({ kind, on }) =>
    on === undefined ? [] : [{ kind, on, title, permalink }],
  );
  return changes.toSorted((a, b) => b.on.localeCompare(a.on))[0];
}
