import { expect, it } from 'vitest';
import { trySubPaths } from '../../bench/safe/sub-path.ts';

it('every address of a site below a path stays below it, as its files name it and as a browser asks for it', async () => {
  const rows = await trySubPaths(1);
  expect(rows.flatMap(({ broken }) => broken)).toEqual([]);
  expect(rows.map(({ tried }) => tried > 100)).toEqual([true, true]);
}, 120_000);
