import { expect, it } from 'vitest';
import { collectChanges } from '../../../../src/domain/entries/changes.ts';
import type { Review } from '../../../../src/domain/reviews/review.ts';

const review = (on: string, changes: Partial<Review> = {}): Review => ({
  by: 'ada',
  on,
  isSelf: false,
  state: 'current',
  holdsUntil: undefined,
  overdueSince: undefined,
  ...changes,
});
const entry = (title: string, days: object) => ({
  title,
  permalink: `/${title}/`,
  ...days,
});
const list = (entries: Parameters<typeof collectChanges>[0], most = 10) =>
  collectChanges(entries, most).map(({ kind, on, title }) => `${on} ${kind} ${title}`);

it('each entry is listed once, by the last that happened to it, the newest first', () => {
  expect(
    list([
      entry('a', { published: '2026-01-01' }),
      entry('b', { published: '2026-01-01', updated: '2026-03-01' }),
      entry('c', { published: '2026-01-01', updated: '2026-01-02', review: review('2026-02-01') }),
      entry('d', {}),
    ]),
  ).toEqual(['2026-03-01 updated b', '2026-02-01 reviewed c', '2026-01-01 published a']);
});

it('what is new is not told as changed on the same day, and no review counts that does not hold', () => {
  expect(
    list([
      entry('a', { published: '2026-01-01', updated: '2026-01-01' }),
      entry('b', { published: '2026-01-01', review: review('2026-02-01', { state: 'edited' }) }),
      entry('c', { published: '2026-01-01', review: review('2026-02-01', { isSelf: true }) }),
    ]),
  ).toEqual(['2026-01-01 published a', '2026-01-01 published b', '2026-01-01 published c']);
});

it('the list ends, however many entries there are', () => {
  const many = Array.from({ length: 30 }, (_, each) =>
    entry(`${each}`, { published: '2026-01-01' }),
  );
  expect(list(many, 7)).toHaveLength(7);
});
