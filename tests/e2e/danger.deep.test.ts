import { expect, inject, it } from 'vitest';
import { tryDanger } from '../../bench/safe/danger.ts';
import { getBrowser } from './browser.ts';

it('no question of a person in danger goes without the emergency text, no ordinary one has it, and no file of the index fails in silence', async () => {
  const all = { danger: Infinity, ordinary: Infinity, faults: Infinity };
  const site = { site: inject('siteUrl'), browser: await getBrowser() };
  const rows = await tryDanger(all, site);
  expect(rows.map(({ promise, tried, broken }) => [promise, tried > 0, broken])).toEqual(
    rows.map(({ promise }) => [promise, true, []]),
  );
});
