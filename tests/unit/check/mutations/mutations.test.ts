import { describe, expect, it } from 'vitest';
import { usualOrDeep } from '../../../deep.ts';
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
    'is clean, and each slip in it is told at its line and nowhere else',
    { timeout: 120_000 },
    () => {
      // Each kind at least once.
      const count = usualOrDeep(150, 500);
      const clean = toCleanFolder();
      const alarms = checkAll(clean);
      const { found, tried, missed, echoes } = measure(clean, mutations, count);
      const share = (100 * found) / tried;
      // oxlint-disable-next-line no-console -- a measure for whoever runs the test
      console.log(
        `${mutations.length} kinds, ${tried} mutations: ${share.toFixed(1)} % found at their line; ${alarms.length} false alarms on the clean folder, ${echoes.length} beside the mutations`,
      );
      expect(alarms).toEqual([]);
      expect(tried).toBe(count);
      expect(count).toBeGreaterThanOrEqual(mutations.length);
      expect(echoes).toEqual([]);
      expect(share, missed.join('\n')).toBeGreaterThanOrEqual(99);
    },
  );
});
