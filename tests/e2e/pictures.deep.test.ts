import { expect, it } from 'vitest';
import { tryPictures } from '../../bench/safe/pictures.ts';
import { usualOrDeep } from '../deep.ts';
import { getBrowser } from './browser.ts';

it(
  'pictures run nothing and ask nobody once they are published, and honest ones keep their looks',
  async () => {
    const rows = await tryPictures(usualOrDeep(80, 3000), usualOrDeep(16, 1), await getBrowser());
    expect(
      rows.map(({ promise, tried, broken }) => ({ promise, isTried: tried > 0, broken })),
    ).toEqual(rows.map(({ promise }) => ({ promise, isTried: true, broken: [] })));
  },
  usualOrDeep(240_000, 1_800_000),
);
