import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { openKeptFolder } from '../../../src/publish/files/workspace.ts';
import { packageRoot } from '../../../src/publish/project/index.ts';
import { runInBuilder, toKeptPages } from '../../builder/index.ts';
import { usualOrDeep } from '../../deep.ts';
import { createRandom } from '../../unit/check/random.ts';
import { createSmallSite, toTree, type SmallSite } from './small-site.ts';

type Random = (below: number) => number;

const words = ['dough', 'rises', 'slowly', 'Salt', 'Water', 'crumb', 'never', 'the oven', 'Üben'];

/**
 * A change that a person might make of the content; most leave it without problems, and some do
 * not.
 */
type Change = (site: SmallSite, random: Random, trial: number) => Promise<void>;

async function pickFile({ content }: SmallSite, folder: string, random: Random): Promise<string> {
  const files = (await readdir(join(content, folder))).filter((name) =>
    /\.(?:mdx?|yml)$/.test(name),
  );
  return join(content, folder, files.sort()[random(files.length)] ?? '');
}

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')));
}

const toWords = (random: Random, count: number) =>
  Array.from({ length: count }, () => words[random(words.length)]).join(' ');

const replaceField =
  (folder: string, field: string): Change =>
  async (site, random, trial) =>
    rewrite(await pickFile(site, folder, random), (text) =>
      text.replace(new RegExp(`^${field}: .*$`, 'm'), `${field}: ${toWords(random, 3)} ${trial}?`),
    );

const append =
  (folder: string): Change =>
  async (site, random, trial) =>
    rewrite(
      await pickFile(site, folder, random),
      (text) =>
        `${text.trimEnd()}\n\nWords of trial ${trial}: ${toWords(random, 6)} [@experience].\n`,
    );

// The first of them are those that a desk tries.
const changes: Readonly<Record<string, Change>> = {
  'an answer gets a paragraph': append('faq'),
  'a question is worded anew': replaceField('faq', 'question'),
  'a source gets another title': replaceField('sources', 'title'),
  'a topic gets another label': replaceField('topics', 'label'),
  'a question is new': async (site, random, trial) =>
    site.write(
      `faq/new-${trial}.md`,
      `---\nquestion: Why ${toWords(random, 3)} ${trial}?\ntopic: baking\npublished: 2026-0${1 + random(9)}-11\nrelated: [why-is-my-loaf-dense]\n---\n\nBecause ${toWords(random, 9)}. See [the starter](/articles/keeping-a-starter/) [@mill-2021].\n`,
    ),
  'a picture is another one': async (site, random) => {
    const colour = { r: random(256), g: random(256), b: random(256) };
    await sharp({ create: { width: 900, height: 500, channels: 3, background: colour } })
      .png()
      .toFile(join(site.content, 'articles/starter.png'));
  },
  'an article gets a paragraph': append('articles'),
  'a page gets a paragraph': append('pages'),
  'an article gets another title': replaceField('articles', 'title'),
  'a page gets another title': replaceField('pages', 'title'),
  'a source has found something else': replaceField('sources', 'finding'),
  'a person gets another role': replaceField('people', 'role'),
  'the site gets another tagline': async (site, random) =>
    rewrite(join(site.content, 'site.yml'), (text) =>
      text.replace(/^tagline: .*$/m, `tagline: ${toWords(random, 4)}.`),
    ),
  'a new question goes': async (site, random) => {
    const files = (await readdir(join(site.content, 'faq'))).filter((name) =>
      name.startsWith('new-'),
    );
    const file = files.sort()[random(files.length)];
    if (file !== undefined) await rm(join(site.content, 'faq', file));
  },
  'an entry becomes a draft, or none': async (site, random) =>
    rewrite(await pickFile(site, 'faq', random), (text) =>
      text.includes('draft: true')
        ? text.replace('draft: true\n', '')
        : text.replace('published:', 'draft: true\npublished:'),
    ),
  'an answer moves to another topic': async (site, random) =>
    rewrite(await pickFile(site, 'faq', random), (text) =>
      text.replace(/^topic: .*$/m, `topic: ${random(2) === 0 ? 'baking' : 'starter'}`),
    ),
  'nothing changes': async () => undefined,
};

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
      await changes[name]?.(site, random, trial);
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
