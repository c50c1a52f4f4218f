import { expect, it } from 'vitest';
import { tryLedger } from '../../../../bench/safe/ledger.ts';

it('merges of branches lose no address, with the lines joined by git and with marks left in', async () => {
  for (const { promise, broken } of await tryLedger(6))
    expect([promise, broken]).toEqual([promise, []]);
});
