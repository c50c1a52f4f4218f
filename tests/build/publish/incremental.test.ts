import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openKeptFolder } from '../../../src/publish/files/workspace.ts';
import { packageRoot } from '../../../src/publish/project/index.ts';
import { runInBuilder, toKeptPages } from '../../builder/index.ts';
import { usualOrDeep } from '../../deep.ts';
import { createRandom } from '../../unit/check/random.ts';
import { changes, type Random } from './random-changes.ts';
import { createSmallSite, toTree } from './small-site.ts';

/** Starts a build and kills it after a random time, most often before its end. */
async function killBuild(args: readonly string[], random: Random): Promise<void> {
  const build = spawn(
    process.execPath,
    [join(packageRoot, 'src/cli/answerable.js'), 'build', ...args],
    { env: { ...process.env, ...toKeptPages() }, stdio: 'ignore' },
  );
  const timer = setTimeout(() => build.kill('SIGKILL'), random(mostMilliseconds));
  await once(build, 'exit');
  clearTimeout(timer);
}

const mostMilliseconds = 4_000;

it(
  'a build that takes what it can from the ones before is the same to the byte as one that takes nothing, whatever was changed between them, and whichever of them was killed',
  async () => {
    const trials = usualOrDeep(3, 120);
    const site = await createSmallSite();
    const random = createRandom(20_261_130);
    const names = Object.keys(changes);
    const [cold, before] = [join(site.folder, 'cold'), join(site.folder, 'before')];
    // The other builds have a folder of their own, so that they keep nothing for these.
    const copy = join(site.folder, 'copy', 'content');
    const elsewhere = site.args.map(
      (word) =>
        new Map([
          [site.out, cold],
          [site.content, copy],
        ]).get(word) ?? word,
    );
    const killsEach = usualOrDeep(3, 20);
    let compared = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const name = names[trial < names.length ? trial : random(names.length)] ?? '';
      await cp(site.content, before, { recursive: true });
      await changes[name]?.(site.content, random, trial);
      if (trial % killsEach === killsEach - 1) await killBuild([...site.args, '--preview'], random);
      const { code, output } = await runInBuilder('build', [...site.args, '--preview']);
      if (code !== 0 && output.includes(' error ')) {
        // The check refuses what was changed, and its author takes it back.
        await rm(site.content, { recursive: true });
        await rename(before, site.content);
        continue;
      }
      await rm(before, { recursive: true });
      expect(code, output).toBe(0);
      await rm(copy, { recursive: true, force: true });
      await cp(site.content, copy, { recursive: true });
      const whole = await runInBuilder('build', [...elsewhere, '--preview', '--cold']);
      expect(whole.code, whole.output).toBe(0);
      expect(await toTree(site.out), `${trial}: ${name}`).toEqual(await toTree(cold));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(trials / 2);
  },
  usualOrDeep(600_000, 7_200_000),
);

it('a build makes anew what is gone of what the one before has kept, whichever of the files it is', async () => {
  const site = await createSmallSite();
  const build = async () => {
    const { code, output } = await runInBuilder('build', [...site.args, '--preview']);
    expect(code, output).toBe(0);
    return toTree(site.out);
  };
  const before = await build();
  const kept = await openKeptFolder(site.content);
  const files = (await readdir(kept, { withFileTypes: true }))
    .filter((each) => each.isFile())
    .map(({ name }) => name);
  // Of files that only a number tells apart, one will do at a desk.
  const ofEachKind = new Map(files.map((name) => [name.replace(/-\d+$/, ''), name]));
  expect(ofEachKind.size).toBeGreaterThan(3);
  for (const name of usualOrDeep([...ofEachKind.values()], files)) {
    await rm(join(kept, name), { force: true });
    expect(await build(), name).toEqual(before);
  }
});

it('a site of many entries is the same to the byte after an edit of all pages, which threads share, and one of few, which one thread renders', async () => {
  const site = await createSmallSite();
  const ids = Array.from({ length: 60 }, (_, number) => `how-long-is-loaf-${number}-baked`);
  for (const [number, id] of ids.entries())
    await site.write(
      `faq/${id}.md`,
      `---\nquestion: How long is loaf ${number} baked?\ntopic: baking\npublished: 2026-02-11\n---\n\nIt is baked for ${number} minutes.\n`,
    );
  const build = async (...more: readonly string[]) => {
    const { code, output } = await runInBuilder('build', [...site.args, '--preview', ...more]);
    expect(code, output).toBe(0);
    const [, rendered, all] = /Rendered (\d+) of (\d+) files/.exec(output) ?? [];
    return Number(rendered) / Number(all);
  };
  await build();
  await site.edit('site.yml', 'title: ', 'title: All of ');
  expect(await build()).toBeGreaterThan(0.5);
  await site.edit(`faq/${ids[7]}.md`, 'for 7 minutes', 'for an hour');
  expect(await build()).toBeLessThan(0.1);
  const edited = await toTree(site.out);
  await build('--cold');
  expect(edited).toEqual(await toTree(site.out));
});
