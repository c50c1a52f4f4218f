import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgress } from '../src/progress/index.ts';
import { packageRoot } from '../src/publish/project/index.ts';
import { changes } from '../tests/build/publish/random-changes.ts';
import { toTree } from '../tests/build/publish/small-site.ts';
import { createRandom } from '../tests/unit/check/random.ts';
import { contentSizes, generatedToday, parseSize, writeContent } from './generated-content.ts';

/**
 * Makes random edits of a generated site, and builds it after each as a publisher does. After so
 * many edits, and after each build that comes after one that was killed, a build that takes nothing
 * from before must give the same release, to the byte: a page that was not made anew when it had to
 * be stays wrong until then. `--size S|M|L|XL`, `--edits N`, `--kills N`, `--compare-every N`,
 * `--seed N`; after `--minutes N` it says what it has seen.
 */
export async function benchEdits(
  print: (line: string) => void,
  options: readonly string[],
): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      size: { type: 'string', default: 'S' },
      edits: { type: 'string', default: '1000' },
      kills: { type: 'string', default: '50' },
      'compare-every': { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: 'Infinity' },
    },
  });
  const size = parseSize(values.size);
  const edits = Number(values.edits);
  const kills = Number(values.kills);
  const compareEvery = Number(values['compare-every']);
  const folder = await mkdtemp(join(tmpdir(), 'answerable-edits-'));
  const progress = createProgress(process.stderr);
  try {
    const random = createRandom(Number(values.seed));
    const names = Object.keys(changes);
    const [site, cold] = [join(folder, 'site'), join(folder, 'cold')];
    const [content, before] = [join(site, 'content'), join(folder, 'before')];
    for (const each of [site, cold]) {
      await mkdir(each);
      await writeFile(join(each, 'package.json'), '{"private": true}\n');
    }
    writeContent(content, contentSizes[size]);
    const first = await run(startBuild(site));
    if (first.code !== 0) throw new Error(first.output);
    const seconds: number[] = [];
    const end = performance.now() + Number(values.minutes) * 60_000;
    let [made, published, refused, killed, compared, different] = [0, 0, 0, 0, 0, 0];
    for (let number = 1; number <= edits && performance.now() < end; number += 1) {
      made = number;
      const name = names[random(names.length)] ?? '';
      progress.begin(`Edit ${number} of ${edits}: ${name}`);
      await rm(before, { recursive: true, force: true });
      await cp(content, before, { recursive: true });
      await changes[name]?.(content, random, number);
      const isKilled = killed < (number * kills) / edits - 0.5;
      if (isKilled) {
        await kill(startBuild(site), random(findUsualTime(seconds)));
        killed += 1;
      }
      const start = performance.now();
      const { code, output } = await run(startBuild(site));
      if (code !== 0 && /\b\d+ errors?\b/.test(output)) {
        // The check refuses what was changed, and its author takes it back.
        await rm(content, { recursive: true });
        await rename(before, content);
        refused += 1;
        continue;
      }
      if (code !== 0) throw new Error(`Edit ${number}, ${name}: ${output}`);
      seconds.push((performance.now() - start) / 1000);
      published += 1;
      if (!isKilled && number % compareEvery !== 0 && number !== edits) continue;
      progress.begin(`Edit ${number} of ${edits}: comparing`);
      await rm(join(cold, 'content'), { recursive: true, force: true });
      await cp(content, join(cold, 'content'), { recursive: true });
      const whole = await run(startBuild(cold, '--cold'));
      if (whole.code !== 0) throw new Error(whole.output);
      const [own, other] = [await toTree(join(site, 'dist')), await toTree(join(cold, 'dist'))];
      compared += 1;
      for (const path of new Set([...Object.keys(own), ...Object.keys(other)]))
        if (own[path] !== other[path]) {
          different += 1;
          print(`Different after edit ${number}, ${name}: ${path}`);
        }
    }
    progress.end();
    const sorted = seconds.toSorted((a, b) => a - b);
    print(
      `${size}: ${published} of ${made} edits published, ${refused} refused by the check; ${killed} builds killed; ${compared} releases compared, ${different} files different; a build took ${sorted[Math.floor(sorted.length / 2)]?.toFixed(1)} s (median).`,
    );
    if (different > 0) process.exitCode = 1;
  } finally {
    progress.end();
    await rm(folder, { recursive: true, force: true });
  }
}

function startBuild(site: string, ...options: readonly string[]) {
  const program = join(packageRoot, 'src/cli/answerable.js');
  // A preview has no ledger, which would ask about each address that goes.
  const words = ['build', '--content', 'content', '--out', 'dist', '--today', generatedToday];
  return spawn(process.execPath, [program, ...words, '--preview', ...options], {
    cwd: site,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(build: ReturnType<typeof startBuild>) {
  let output = '';
  for (const stream of [build.stdout, build.stderr])
    stream.on('data', (data: Buffer) => (output += data.toString()));
  const [code]: unknown[] = await once(build, 'close');
  return { code, output };
}

/** Kills a build after so many milliseconds, unless it has ended. */
async function kill(build: ReturnType<typeof startBuild>, milliseconds: number): Promise<void> {
  const timer = setTimeout(() => build.kill('SIGKILL'), milliseconds);
  build.stdout.resume();
  build.stderr.resume();
  await once(build, 'close');
  clearTimeout(timer);
}

/** How long nine of ten builds took at most, in milliseconds. */
function findUsualTime(seconds: readonly number[]): number {
  return 1000 * (seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length * 0.9)] ?? 5);
}
