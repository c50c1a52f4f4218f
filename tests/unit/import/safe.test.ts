import { expect, it } from 'vitest';
import { usualOrDeep } from '../../deep.ts';
import { tryImport } from '../../../bench/safe/import.ts';

it(
  'A few hostile documents end in entries or in a plain line, and the good ones beside them are imported',
  { timeout: 300_000 },
  async () => {
    expect(
      (await tryImport(usualOrDeep(3, 6))).flatMap(({ promise, broken }) =>
        broken.map((line) => `${promise}: ${line}`),
      ),
    ).toEqual([]);
  },
);
