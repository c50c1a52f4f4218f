import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usualOrDeep } from '../../../deep.ts';
import { MadeReleases } from '../made-releases.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const toDay = (release: number) =>
  new Date(Date.UTC(2026, 0, 1 + release)).toISOString().slice(0, 10);

/** Publishes releases in a row, and after each follows every address that was ever published. */
async function publishMany(seed: number, count: number): Promise<MadeReleases> {
  const releases = new MadeReleases(seed, join(await createTemporaryFolder(), 'site'));
  for (let release = 0; release < count; release += 1) {
    await releases.publish(toDay(release)).catch((error: unknown) => {
      throw new Error(`seed ${seed}, release ${release}`, { cause: error });
    });
    expect(releases.findWrong(), `seed ${seed}, release ${release}`).toEqual([]);
  }
  return releases;
}

describe('releases of random edits, renames and deletions', () => {
  it('leave no address that leads elsewhere than to its text or to what was written for it, however many come in a row', async () => {
    const { counts, published } = await publishMany(1, usualOrDeep(40, 200));
    expect(Math.min(...Object.values(counts)), JSON.stringify(counts)).toBeGreaterThan(
      usualOrDeep(1, 10),
    );
    expect(published.size).toBeGreaterThan(usualOrDeep(40, 200));
  }, 180_000);

  const seeds = [
    [33, 60],
    ...Array.from({ length: 9 }, (_, each) => [each + 2, 25] as const),
  ] as const;

  it.each(seeds.slice(0, usualOrDeep(3, seeds.length)))(
    'leave none with the seed %i',
    async (seed, count) => {
      await publishMany(seed, usualOrDeep(10, count));
    },
    60_000,
  );
});
