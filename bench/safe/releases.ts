import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { hashFiles } from '../../src/publish/deploy/release.ts';
import { tryLock } from '../../src/publish/files/lock.ts';
import { hasOwnedName, getLockFile } from '../../src/publish/files/owned-folder.ts';
import { packageRoot, getCacheFolder } from '../../src/publish/project/index.ts';
import { compareFolder } from '../../src/publish/finalize/verify.ts';
import { formatManifest, manifestFile, readManifest } from '../../src/publish/finalize/manifest.ts';
import { toContainerCommand } from './container.ts';
import type { SafetyRow } from './row.ts';

const cacheFolder = getCacheFolder(packageRoot);

/**
 * Kills builds and deploys at random moments, `trials` of each, and lets two containers publish to
 * one folder in ten times as many rounds.
 */
export async function tryReleases(trials: number): Promise<SafetyRow[]> {
  return [
    await killBuilds(trials),
    await killDeploys(trials),
    await publishFromTwo(trials * 10),
    await buildInTwo(Math.ceil(trials / 10)),
  ];
}

/** How a command is run: its name and its words. */
interface Command {
  readonly name: string;
  readonly words: readonly string[];
}

/** Runs work in a temporary folder that is gone afterwards. */
async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-safe-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function killBuilds(trials: number): Promise<SafetyRow> {
  const broken: string[] = [];
  await inFolder(async (folder) => {
    const [content, out] = [join(folder, 'content'), join(folder, 'dist')];
    await copySite(content);
    const build = {
      name: 'build',
      words: ['--content', content, '--out', out, '--today', '2026-06-01'],
    };
    let { duration } = await run(build);
    for (let trial = 0; trial < trials; trial += 1) {
      await appendFile(join(content, 'faq/can-i-freeze-bread.md'), `\nWords of trial ${trial}.\n`);
      const after = await killAtRandom(build, duration);
      const tell = (words: string) =>
        broken.push(`killed after ${after} ms (trial ${trial}): ${words}`);
      (await findFaults(out)).forEach(tell);
      const next = await run(build);
      duration = next.duration;
      if (next.code !== 0) tell(`the next build ended with ${next.code}: ${next.output.trim()}`);
      (await findFaults(out)).forEach(tell);
      const page = await readFile(join(out, 'faq/can-i-freeze-bread/index.html'), 'utf8').catch(
        () => '',
      );
      if (!page.includes(`Words of trial ${trial}.`))
        tell('the next build does not show the new words');
      (await listLeftovers(join(folder, '.dist-releases'), 2)).forEach(tell);
      (await listLeftovers(cacheFolder, 0)).forEach(tell);
    }
  });
  return {
    promise:
      'a killed build leaves a whole release on show, and the next build works at once and cleans up',
    tried: trials,
    broken,
  };
}

const deployedPages = 300;

async function killDeploys(trials: number): Promise<SafetyRow> {
  const broken: string[] = [];
  await inFolder(async (folder) => {
    const target = join(folder, 'site');
    const releases = [
      await writeRelease(join(folder, 'one'), 'one'),
      await writeRelease(join(folder, 'two'), 'two'),
    ];
    const toDeploy = (trial: number) => ({
      name: 'deploy',
      words: [target, '--from', releases[trial % 2] ?? ''],
    });
    let { duration } = await run(toDeploy(1));
    for (let trial = 0; trial < trials; trial += 1) {
      const after = await killAtRandom(toDeploy(trial), duration);
      const tell = (words: string) =>
        broken.push(`killed after ${after} ms (trial ${trial}): ${words}`);
      const current = join(target, 'current');
      (await findFaults(current)).forEach(tell);
      const next = await run(toDeploy(trial));
      // A deploy has little to do where the killed one got to its end; the time of one that had is
      // kept.
      duration = Math.max(next.duration, duration * 0.9);
      if (next.code !== 0) tell(`the next deploy ended with ${next.code}: ${next.output.trim()}`);
      (await findFaults(current)).forEach(tell);
      const page = await readFile(join(current, 'faq/q0/index.html'), 'utf8').catch(() => '');
      if (page !== (trial % 2 === 0 ? 'one' : 'two'))
        tell('the next deploy does not show the new words');
      const left = (await readdir(join(target, 'releases'))).filter(
        (name) => name !== 'lock' && !/^2\d{3}-.*Z(-\d+)?(\.json)?$/.test(name),
      );
      if (left.length > 0) tell(`left over: ${left.join(', ')}`);
    }
  });
  return {
    promise:
      'a killed deploy leaves a whole release on show, and the next deploy works at once and cleans up',
    tried: trials,
    broken,
  };
}

const publishedFiles = 20;

async function publishFromTwo(rounds: number): Promise<SafetyRow> {
  const broken: string[] = [];
  await inFolder(async (folder) => {
    const out = join(folder, 'dist');
    const publishFrom = (word: string) =>
      start(
        toContainerCommand([
          process.execPath,
          join(import.meta.dirname, 'publish-rounds.ts'),
          out,
          word,
          String(rounds),
          String(publishedFiles),
        ]),
      );
    const containers = [publishFrom('one'), publishFrom('two')];
    let isDone = false;
    const ended = Promise.all(containers.map(({ ended: each }) => each)).finally(
      () => (isDone = true),
    );
    while (!isDone && !existsSync(out)) await setTimeout(1);
    for (let number = 0; !isDone; number = (number + 1) % publishedFiles) {
      const text = await readFile(join(out, `page-${number}.html`), 'utf8').catch(
        (error: unknown) => String(error),
      );
      if (!/^(one|two)-\d+$/.test(text)) broken.push(`a reader got: ${text}`);
    }
    for (const { code, output } of await ended)
      if (code !== 0) broken.push(`a container ended with ${code}: ${output.trim()}`);
    const pages = (await readdir(out).catch((): string[] => [])).sort();
    const words = new Set(
      await Promise.all(pages.map((page) => readFile(join(out, page), 'utf8'))),
    );
    if (pages.length !== publishedFiles || words.size !== 1)
      broken.push(`in the end ${pages.length} files with ${[...words].join(', ')} are on show`);
    broken.push(...(await listLeftovers(join(folder, '.dist-releases'), 2)));
  });
  return {
    promise:
      'two containers that publish to one folder at once always leave a whole release on show',
    tried: rounds,
    broken,
  };
}

async function buildInTwo(rounds: number): Promise<SafetyRow> {
  const broken: string[] = [];
  await inFolder(async (folder) => {
    const out = join(folder, 'dist');
    for (const word of ['one', 'two']) await copySite(join(folder, word));
    const build = (word: string) =>
      start(
        toContainerCommand([
          process.execPath,
          ...toProgram('build'),
          '--content',
          join(folder, word),
          '--out',
          out,
          '--today',
          '2026-06-01',
        ]),
      );
    for (let round = 0; round < rounds; round += 1) {
      for (const { code, output } of await Promise.all(
        ['one', 'two'].map((word) => build(word).ended),
      ))
        if (code !== 0) broken.push(`a build ended with ${code}: ${output.trim()}`);
      broken.push(
        ...(await findFaults(out)),
        ...(await listLeftovers(join(folder, '.dist-releases'), 2)),
        ...(await listLeftovers(cacheFolder, 0)),
      );
    }
  });
  return {
    promise: 'two containers that build to one folder at once leave a whole release on show',
    tried: rounds,
    broken,
  };
}

async function copySite(to: string): Promise<void> {
  await cp(join(packageRoot, 'tests/fixtures/small-site'), to, { recursive: true });
}

async function writeRelease(folder: string, words: string): Promise<string> {
  const files = {
    '404.html': 'not found',
    'index.html': words,
    [`assets/${words}.css`]: words,
    ...Object.fromEntries(
      Array.from({ length: deployedPages }, (_, number) => [`faq/q${number}/index.html`, words]),
    ),
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await writeFile(
    join(folder, manifestFile),
    formatManifest({ compression: 'none', files: await hashFiles(folder) }),
  );
  return folder;
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function toProgram(name: string): [string, string] {
  return [join(packageRoot, 'src/cli/answerable.js'), name];
}

function start([program = '', ...words]: readonly string[]): {
  child: ChildProcess;
  ended: Promise<Ended>;
} {
  const child = spawn(program, words, { cwd: packageRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return {
    child,
    ended: new Promise((done) => child.on('close', (code) => done({ code, output }))),
  };
}

async function run({ name, words }: Command): Promise<Ended & { readonly duration: number }> {
  const begun = performance.now();
  const ended = await start([process.execPath, ...toProgram(name), ...words]).ended;
  return { ...ended, duration: performance.now() - begun };
}

/** Kills a command at a random moment of the milliseconds that it takes; returns after how many. */
async function killAtRandom({ name, words }: Command, duration: number): Promise<number> {
  const { child, ended } = start([process.execPath, ...toProgram(name), ...words]);
  const after = Math.round(Math.random() * duration);
  await Promise.race([setTimeout(after), ended]);
  child.kill('SIGKILL');
  await ended;
  return after;
}

/** What is wrong with the release at a place, by its own manifest. */
async function findFaults(place: string): Promise<string[]> {
  const manifest = await readManifest(place).catch(() => undefined);
  if (manifest === undefined) return [`${place} leads to no release`];
  return (await compareFolder(manifest, place)).map(({ path, message }) => `${path} ${message}`);
}

/** The owned folders that no process uses, if there are more than there should be. */
async function listLeftovers(parent: string, expected: number): Promise<string[]> {
  const free = (await readdir(parent)).filter(
    (name) => hasOwnedName(name) && isFree(join(parent, name)),
  );
  return free.length > expected || free.some((name) => expected > 0 && !name.startsWith('release-'))
    ? [`left over in ${parent}: ${free.join(', ')}`]
    : [];
}

function isFree(folder: string): boolean {
  // Without a file to lock, no process holds it.
  if (!existsSync(getLockFile(folder))) return true;
  const lock = tryLock(getLockFile(folder));
  lock?.release();
  return lock !== undefined;
}
