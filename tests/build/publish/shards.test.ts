import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../src/publish/project/index.ts';
import type { CommandResult } from '../../build-release.ts';
import { runInBuilder, toKeptPages } from '../../builder/index.ts';
import { deep, usualOrDeep } from '../../deep.ts';
import { createTemporaryFolder } from '../../unit/publish/temporary-folder.ts';
import { startStorage } from '../../unit/publish/deploy/sample-storage.ts';
import { createDesignedSite } from './own-design.ts';
import { createSmallSite, today, toTree, type SmallSite } from './small-site.ts';

/** Where shards meet, and what happens to it. */
interface Meeting {
  /** As it is written after --store. */
  readonly store: string;
  readonly env: Readonly<Record<string, string>>;
  /** Waits until the first object is written or being written. */
  readonly untilWritten: (isOver: () => boolean) => Promise<void>;
}

async function meetInFolder(): Promise<Meeting> {
  const store = join(await createTemporaryFolder(), 'store');
  return {
    store,
    env: {},
    untilWritten: async (isOver) => {
      const before = await countFiles(store);
      while ((await countFiles(store)) === before && !isOver()) await setTimeout(2);
    },
  };
}

async function meetInStorage(): Promise<Meeting> {
  const storage = await startStorage();
  return {
    store: 's3://site/shards',
    env: Object.fromEntries(
      Object.entries(process.env).flatMap(([name, value]) =>
        name.startsWith('AWS_') && value !== undefined ? [[name, value]] : [],
      ),
    ),
    untilWritten: async (isOver) => {
      const from = storage.requests.length;
      const isWriting = () => storage.requests.slice(from).some((line) => line.startsWith('PUT'));
      while (!isWriting() && !isOver()) await setTimeout(2);
    },
  };
}

const countFiles = async (folder: string) =>
  existsSync(folder) ? (await readdir(folder, { recursive: true })).length : 0;

/** A copy of the small site that is a site of its own, as on another machine. */
async function createMachine(): Promise<SmallSite> {
  const site = await createSmallSite();
  await writeFile(join(site.folder, 'package.json'), '{}');
  return site;
}

const toShardArgs = ({ content }: SmallSite, store: string, shard: string, day = today) => [
  '--content',
  content,
  '--today',
  day,
  '--shard',
  shard,
  '--store',
  store,
];

async function runShard(
  site: SmallSite,
  { store, env }: Meeting,
  shard: string,
  day?: string,
): Promise<CommandResult> {
  const result = await runInBuilder('build', toShardArgs(site, store, shard, day), { env });
  expect(result.code, result.output).toBe(0);
  return result;
}

/**
 * Starts a shard in a process of its own and kills it when it writes its first object, most often
 * before its end.
 */
async function killShard(site: SmallSite, meeting: Meeting, shard: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      join(packageRoot, 'src/cli/answerable.js'),
      'build',
      ...toShardArgs(site, meeting.store, shard),
    ],
    { env: { ...process.env, ...toKeptPages(), ...meeting.env }, stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  await meeting.untilWritten(() => child.exitCode !== null);
  child.kill('SIGKILL');
  await ended;
}

const assemble = (site: SmallSite, { store, env }: Meeting, ...more: readonly string[]) =>
  runInBuilder('assemble', [...site.args, '--preview', '--store', store, ...more], { env });

let cold: Promise<Record<string, string>> | undefined;

/** What one machine makes that takes nothing from anywhere. */
function buildCold(): Promise<Record<string, string>> {
  return (cold ??= (async () => {
    const site = await createMachine();
    const { code, output } = await runInBuilder('build', [...site.args, '--preview', '--cold']);
    expect(code, output).toBe(0);
    return toTree(site.out);
  })());
}

const numberFrom1 = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const meetings = [
  { place: 'a folder', meet: meetInFolder, shards: usualOrDeep(3, 16) },
  { place: 'a storage that speaks S3', meet: meetInStorage, shards: 16 },
];

it.each(meetings.slice(0, usualOrDeep(1, meetings.length)))(
  'shards that meet in $place make the release of one machine to the byte, though some were killed and run again and one was run twice at once',
  async ({ meet, shards }) => {
    const meeting = await meet();
    // Odd shards run on one machine and even ones on another, in other folders.
    const [odd, even] = [await createMachine(), await createMachine()];
    const toMachine = (shard: number) => (shard % 2 === 1 ? odd : even);
    for (const shard of numberFrom1(usualOrDeep(1, 3)))
      await killShard(toMachine(shard), meeting, `${shard}/${shards}`);
    await Promise.all(
      [...numberFrom1(shards), 2].map((shard) =>
        runShard(toMachine(shard), meeting, `${shard}/${shards}`),
      ),
    );
    const site = await createMachine();
    const { code, output } = await assemble(site, meeting);
    expect(code, output).toBe(0);
    expect(output).toContain(`Took the parts of ${shards} shards.\nRendered 0 of `);
    expect(await toTree(site.out)).toEqual(await buildCold());
    const again = await runInBuilder('build', [...site.args, '--preview']);
    expect(again.output).toContain('Rendered 0 of ');
  },
  usualOrDeep(300_000, 1_800_000),
);

// Its pages are bundled anew, which takes longer than all else here, so that a desk leaves it out.
const tryDeep = deep ? it : () => undefined;
tryDeep(
  'shards of a site with a design, components and pages of its own leave in a folder the release of one machine, to the byte',
  async () => {
    const meeting = await meetInFolder();
    // Astro names the styles of components by the folder in which they lie, so that all machines
    // need the same one.
    const site = await createDesignedSite();
    const forget = () => rm(join(site.folder, '.answerable'), { recursive: true });
    for (const shard of ['1/2', '2/2']) {
      await runShard(site, meeting, shard);
      await forget();
    }
    const { code, output } = await assemble(site, meeting);
    expect(code, output).toBe(0);
    // The page of the site itself.
    expect(output).toContain('Took the parts of 2 shards.\nRendered 1 of ');
    const assembled = await toTree(site.out);
    const built = await runInBuilder('build', [...site.args, '--preview', '--cold']);
    expect(built.code, built.output).toBe(0);
    expect(assembled).toEqual(await toTree(site.out));
    const elsewhere = await createDesignedSite();
    expect((await assemble(elsewhere, meeting)).output).toContain(
      '  1/2: its part was made by another program, or with another address, design or public folder of the site.',
    );
  },
);

/** The part of a shard in a folder, by its end such as `2-of-3`, and all that it says. */
async function readPart(store: string, name: string) {
  const paths = await readdir(join(store, 'parts'), { recursive: true });
  const path = join(store, 'parts', paths.find((each) => each.endsWith(name)) ?? '');
  const { lists }: { lists: readonly { hash: string }[] } = JSON.parse(
    await readFile(path, 'utf8'),
  );
  const hash = lists[0]?.hash ?? '';
  return { path, list: join(store, 'objects', hash.slice(0, 2), hash) };
}

it('an assembly says of which shards a part is missing, damaged or of other content, publishes nothing, and makes the same release once they are run again or rendered here', async () => {
  const meeting = await meetInFolder();
  const site = await createMachine();
  const empty = await assemble(site, meeting);
  expect(empty.code).toBe(1);
  expect(empty.output).toContain('The store holds no part of any shard.\nNothing was published.');

  const older = await createMachine();
  await older.edit('faq/can-i-freeze-bread.md', 'question: ', 'question: In short, ');
  await runShard(older, meeting, '4/5');
  for (const shard of [2, 3]) await runShard(site, meeting, `${shard}/5`);
  await runShard(site, meeting, '5/5', '2026-05-31');
  const { list } = await readPart(meeting.store, '2-of-5');
  const text = await readFile(list, 'utf8');
  await writeFile(list, text.replace('"kind"', '"kinD"'));
  const { path } = await readPart(meeting.store, '3-of-5');
  await cp(path, `${path}.whole`);
  await writeFile(path, (await readFile(path, 'utf8')).slice(0, 99));

  const refused = await assemble(site, meeting);
  expect(refused.code).toBe(1);
  expect(refused.output.slice(refused.output.indexOf('Of 5 shards')).split('\n')).toEqual([
    'Of 5 shards 5 cannot be taken:',
    '  1/5: its part is not there.',
    expect.stringMatching(/^ {2}2\/5: an object of it is missing or damaged \(objects\/../),
    expect.stringMatching(/^ {2}3\/5: its part is damaged \(parts\//),
    '  4/5: its part was made of other content.',
    '  5/5: its part was made for 2026-05-31, not for 2026-06-01.',
    expect.stringMatching(
      /^Nothing was published\. Run these again .* 1\/5, 2\/5, 3\/5, 4\/5, 5\/5\. /,
    ),
    '',
  ]);
  expect(existsSync(site.out)).toBe(false);

  const rendered = await assemble(site, meeting, '--render-missing');
  expect(rendered.code, rendered.output).toBe(0);
  expect(rendered.output).toContain('Their pages are rendered here.');
  expect(await toTree(site.out)).toEqual(await buildCold());

  await Promise.all(numberFrom1(5).map((shard) => runShard(site, meeting, `${shard}/5`)));
  const fresh = await createMachine();
  const whole = await assemble(fresh, meeting);
  expect(whole.code, whole.output).toBe(0);
  expect(await toTree(fresh.out)).toEqual(await buildCold());
});

it('a page that was changed in the store is not published', async () => {
  const meeting = await meetInFolder();
  const site = await createMachine();
  await runShard(site, meeting, '1/1');
  const objects = join(meeting.store, 'objects');
  for (const name of await readdir(objects, { recursive: true })) {
    const text = await readFile(join(objects, name), 'utf8').catch(() => '');
    if (text.startsWith('<!DOCTYPE html>') || text.startsWith('<!doctype html>'))
      await writeFile(join(objects, name), text.replace('</body>', '<b>x</b>'));
  }
  const other = await createMachine();
  const { code, output } = await assemble(other, meeting);
  expect([code, output]).toEqual([
    1,
    expect.stringContaining('1/1: an object of it is missing or'),
  ]);
});

it('a shard with problems in its content writes nothing, and a shard that is called wrongly says what to write', async () => {
  const meeting = await meetInFolder();
  const site = await createMachine();
  const call = (...words: readonly string[]) =>
    runInBuilder('build', ['--content', site.content, '--today', today, ...words]);
  for (const [words, answer] of [
    [['--shard', '1/2'], '--shard K/N and --store STORE belong together.'],
    [['--shard', '3/2', '--store', meeting.store], 'counted from 1, such as 3/16; found "3/2".'],
    [['--shard', '0/2', '--store', meeting.store], 'found "0/2".'],
    [['--shard', '1/2', '--store', 'ssh://host/x'], '--store takes a folder on this computer'],
    [
      ['--shard', '1/2', '--store', meeting.store, '--preview'],
      '--preview is about one. Leave it out.',
    ],
  ] as const)
    expect(await call(...words)).toEqual({ code: 2, output: expect.stringContaining(answer) });
  await rm(join(site.content, 'people/ada-baker.yml'));
  expect((await call('--shard', '1/2', '--store', meeting.store)).code).toBe(1);
  expect(existsSync(meeting.store)).toBe(false);
});
