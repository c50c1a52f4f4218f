import { describe, expect, it } from 'vitest';
import { toCleanFolder } from './clean-folder.ts';
import { bodyMutations } from './body-mutations.ts';
import { dataMutations } from './data-mutations.ts';
import { mdxMutations } from './mdx-mutations.ts';
import { textMutations } from './text-mutations.ts';
import { checkAll, measure } from './trial.ts';
import { yamlMutations } from './yaml-mutations.ts';

const mutations = [
  ...dataMutations,
  ...yamlMutations,
  ...textMutations,
  ...bodyMutations,
  ...mdxMutations,
];

describe('a folder of 300 entries', () => {
  it(
    'is clean, and each of 500 slips in it is told at its line and nowhere else',
    { timeout: 120_000 },
    () => {
      const clean = toCleanFolder();
      const alarms = checkAll(clean);
      const { found, tried, missed, echoes } = measure(clean, mutations, 500);
      const share = (100 * found) / tried;
      // oxlint-disable-next-line no-console -- a measure for whoever runs the test
      console.log(
        `${mutations.length} kinds, ${tried} mutations: ${share.toFixed(1)} % found at their line; ${alarms.length} false alarms on the clean folder, ${echoes.length} beside the mutations`,
      );
      expect(alarms).toEqual([]);
      expect(tried).toBe(500);
      expect(echoes).toEqual([]);
      expect(share, missed.join('\n')).toBeGreaterThanOrEqual(99);
    },
  );
});
