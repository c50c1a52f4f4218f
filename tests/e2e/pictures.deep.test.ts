import { expect, it } from 'vitest';
import { tryPictures } from '../../bench/safe/pictures.ts';
import { getBrowser } from './browser.ts';

it('pictures run nothing and ask nobody once they are published, and honest ones keep their looks', async () => {
  const rows = await tryPictures(3000, 1, await getBrowser());
  expect(
    rows.map(({ promise, tried, broken }) => ({ promise, isTried: tried > 0, broken })),
  ).toEqual(rows.map(({ promise }) => ({ promise, isTried: true, broken: [] })));
});
