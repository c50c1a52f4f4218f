import { expect, it } from 'vitest';
import { tryReviews } from '../../bench/safe/reviews.ts';
import { buildInBuilder } from '../builder/index.ts';

it('a review ends with a change of what its page shows, never with its typography, and page and check say the same', async () => {
  const rows = await tryReviews(100, (folder) => folder === 0, { build: buildInBuilder });
  expect(rows.map(({ promise, broken }) => [promise, broken])).toEqual(
    rows.map(({ promise }) => [promise, []]),
  );
  expect(rows.every(({ tried }) => tried > 20)).toBe(true);
});
