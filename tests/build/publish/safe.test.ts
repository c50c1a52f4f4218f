import { expect, it } from 'vitest';
import { tryReleases } from '../../../bench/safe/releases.ts';

it('a release on show stays whole, and the next command works at once, where builds and deploys are killed at random moments and two containers publish to one folder', async () => {
  const rows = await tryReleases(2);
  expect(rows.map(({ tried }) => tried)).toEqual([2, 2, 20, 1]);
  expect(
    rows.flatMap(({ promise, broken }) => broken.map((line) => `${promise}: ${line}`)),
  ).toEqual([]);
}, 300_000);
