import { addMonths, type CalendarDate } from '../locale/index.ts';
import type { ReviewStamp } from './stamp.ts';

/** A review, compared with what the page shows and the day. */
export interface Review {
  /** The id of the person who reviewed it. */
  readonly by: string;
  readonly on: CalendarDate;
  /** Whether an author reviewed their own text, and says so. */
  readonly isSelf: boolean;
  /**
   * `current`: of what is shown. `edited`: that was changed since. `unbound`: the stamp has no
   * hash, so nobody knows.
   */
  readonly state: 'current' | 'edited' | 'unbound';
  /** The day until which it holds or held; undefined where the site sets no time. */
  readonly holdsUntil: CalendarDate | undefined;
  /**
   * The same day, where that is over; undefined while it holds, and where the site
   * sets no time.
   */
  readonly overdueSince: CalendarDate | undefined;
}

/**
 * What a review is compared with: whether the page still shows what was reviewed, which days are
 * past, and how many months a review is valid.
 */
interface ReviewFacts {
  readonly isUnchanged: () => boolean;
  readonly isPast: (day: CalendarDate) => boolean;
  readonly reviewMonths: number | undefined;
}

/**
 * Compares a stamp with the content and the day; undefined if there is no stamp. The content is
 * read only if it is needed.
 */
export function resolveStamp(
  stamp: ReviewStamp | undefined,
  { isUnchanged, isPast, reviewMonths }: ReviewFacts,
): Review | undefined {
  if (stamp === undefined) return undefined;
  const holdsUntil = reviewMonths === undefined ? undefined : addMonths(stamp.on, reviewMonths);
  return {
    by: stamp.by,
    on: stamp.on,
    isSelf: stamp.self === true,
    state: stamp.hash === undefined ? 'unbound' : isUnchanged() ? 'current' : 'edited',
    holdsUntil,
    overdueSince: holdsUntil !== undefined && isPast(holdsUntil) ? holdsUntil : undefined,
  };
}

/** Whether a second person reviewed what is shown, and the review is not overdue. */
export function isCurrentReview({ state, isSelf, overdueSince }: Review): boolean {
  return state === 'current' && !isSelf && overdueSince === undefined;
}

/** The number of months that `review: every:` of site.yml says, such as `12 months`. */
export function parseReviewMonths(every: string | undefined): number | undefined {
  const months = /^(\d+) months?$/.exec(every ?? '')?.[1];
  return months === undefined ? undefined : Number(months);
}
