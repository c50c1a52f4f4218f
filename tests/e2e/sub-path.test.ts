import { expect, it } from 'vitest';
import { trySubPaths } from '../../bench/safe/sub-path.ts';
import { buildInBuilder } from '../builder/index.ts';
import { getBrowser } from './browser.ts';

it('every address of a site below a path stays below it, as its files name it and as a browser asks for it', async () => {
  const rows = await trySubPaths(1, { build: buildInBuilder, browser: await getBrowser() });
  expect(rows.flatMap(({ broken }) => broken)).toEqual([]);
  expect(rows.map(({ tried }) => tried > 100)).toEqual([true, true]);
}, 120_000);
