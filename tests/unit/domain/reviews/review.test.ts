import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../../src/domain/locale/dates.ts';
import {
  isCurrentReview,
  parseReviewMonths,
  resolveStamp,
  type Review,
} from '../../../../src/domain/reviews/review.ts';

const stamp = { by: 'ada', on: '2026-01-31', hash: 'd89886a21689d286' };
const facts = { isUnchanged: () => true, isPast: () => true, reviewMonths: undefined };

describe('a review', () => {
  it('is current while what is shown is what was reviewed', () => {
    expect(resolveStamp(stamp, facts)).toEqual({
      by: 'ada',
      on: '2026-01-31',
      isSelf: false,
      state: 'current',
      holdsUntil: undefined,
      overdueSince: undefined,
    });
  });

  it('is edited where they are others, and unbound where nobody knows', () => {
    expect(resolveStamp(stamp, { ...facts, isUnchanged: () => false })?.state).toBe('edited');
    expect(resolveStamp({ by: 'ada', on: '2026-01-31' }, facts)?.state).toBe('unbound');
  });

  it('says that its author wrote it', () => {
    expect(resolveStamp({ ...stamp, self: true }, facts)?.isSelf).toBe(true);
  });

  it.each([
    ['2026-02-28', undefined],
    ['2026-03-01', '2026-02-28'],
  ])('that holds a month is, on %s, overdue since %s', (today, overdueSince) => {
    expect(
      resolveStamp(stamp, { ...facts, isPast: (day) => day < today, reviewMonths: 1 })
        ?.overdueSince,
    ).toBe(overdueSince);
  });

  it.each<['holds' | 'does not hold', string, Partial<Review>]>([
    ['holds', 'it is of the words as they are', {}],
    ['does not hold', 'they were edited since', { state: 'edited' }],
    ['does not hold', 'nobody knows of which words it is', { state: 'unbound' }],
    ['does not hold', 'the author made it', { isSelf: true }],
    ['does not hold', 'a new one is due', { overdueSince: '2026-02-28' }],
  ])('%s where %s', (verdict, _, difference) => {
    expect(
      isCurrentReview({
        by: 'ada',
        on: '2026-01-31',
        isSelf: false,
        state: 'current',
        holdsUntil: undefined,
        overdueSince: undefined,
        ...difference,
      }),
    ).toBe(verdict === 'holds');
  });

  it('is none without a stamp', () => {
    expect(resolveStamp(undefined, facts)).toBeUndefined();
  });

  it('holds as many months as site.yml says', () => {
    expect(['12 months', '1 month', undefined, 'always'].map(parseReviewMonths)).toEqual([
      12,
      1,
      undefined,
      undefined,
    ]);
  });
});

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-03-15', 12, '2027-03-15'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
])('%s and %i months is %s', (date, months, later) => {
  expect(addMonths(date, months)).toBe(later);
});
