import { expect, it } from 'vitest';
import { usualOrDeep } from '../../../deep.ts';
import { tryLedger } from '../../../../bench/safe/ledger.ts';

it(
  'merges of branches lose no address, with the lines joined by git and with marks left in',
  { timeout: 120_000 },
  async () => {
    for (const { promise, broken } of await tryLedger(usualOrDeep(1, 6)))
      expect([promise, broken]).toEqual([promise, []]);
  },
);
