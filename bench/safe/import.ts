import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkImported } from '../../src/cli/check-imported.ts';
import { type ImportPlan, planDocuments } from '../../src/import/import-documents.ts';
import { findInputs } from '../../src/import/find-inputs.ts';
import { formatImport } from '../../src/import/reporters/text.ts';
import { defaultLimits } from '../../src/import/steps/limited-process.ts';
import { createStepsProcess } from '../../src/import/steps/steps-process.ts';
import { writePlan } from '../../src/import/write/write-plan.ts';
import { listHostileDocuments, type HostileDocument } from './hostile-documents.ts';
import type { SafetyRow } from './row.ts';

/** As many documents are imported together, and a good one beside them. */
const together = 20;

/** A process is seen to pass its memory some milliseconds after it did, in which it takes more. */
const spare = 1.3;

const today = '2026-06-01';
const good = 'A good text\n\nIt says what it has to say.\n';

/**
 * Imports hostile documents of every format, so many of all, beside good ones, and looks at what
 * becomes of each.
 */
export async function tryImport(trials: number): Promise<SafetyRow[]> {
  const chosen = spread(listHostileDocuments(), trials);
  const [badEnds, lostGood, memory, unchecked]: [string[], string[], string[], string[]] = [
    [],
    [],
    [],
    [],
  ];
  for (let at = 0; at < chosen.length; at += together) {
    const batch = chosen.slice(at, at + together);
    const result = await importBatch(batch);
    const names = batch.map(describe).join(', ');
    badEnds.push(...result.badEnds);
    if (!result.hasGood) lostGood.push(`beside one of ${names}`);
    if (result.megabytes > defaultLimits.megabytes * spare)
      memory.push(`${Math.round(result.megabytes)} MB for one of ${names}`);
    if (result.checkError !== undefined)
      unchecked.push(`${result.checkError}, after one of ${names}`);
  }
  const tried = chosen.length;
  return [
    { promise: 'a hostile document becomes entries, or one plain line', tried, broken: badEnds },
    { promise: 'a good document beside hostile ones is imported', tried, broken: lostGood },
    {
      promise: `a document takes no more than ${defaultLimits.megabytes} MB and ${defaultLimits.seconds} s`,
      tried,
      broken: memory,
    },
    { promise: 'what a hostile document became can be checked', tried, broken: unchecked },
  ];
}

interface BatchResult {
  readonly badEnds: readonly string[];
  readonly hasGood: boolean;
  /** The most that one process took. */
  readonly megabytes: number;
  readonly checkError: string | undefined;
}

async function importBatch(batch: readonly HostileDocument[]): Promise<BatchResult> {
  const place = mkdtempSync(join(tmpdir(), 'hostile-'));
  const [content, inputs] = [join(place, 'content'), join(place, 'inputs')];
  const watch = watchMemory();
  try {
    for (const folder of [content, inputs]) mkdirSync(folder);
    writeFileSync(
      join(content, 'site.yml'),
      'title: Test\nurl: https://hives-and-hands.org\nlanguage: en\npublisher:\n  name: Test\n',
    );
    writeFileSync(join(inputs, 'good.txt'), good);
    for (const { name, make } of batch) writeFileSync(join(inputs, name), make());
    const plan = await planDocuments(
      findInputs([inputs]),
      content,
      {
        into: undefined,
        faq: 'split',
        today,
        timeZone: 'UTC',
        topic: undefined,
        author: undefined,
        isDraft: false,
      },
      () => createStepsProcess(defaultLimits),
    );
    const written = await writePlan(content, plan);
    formatImport(written, { isDryRun: false, show: (path) => path });
    const ends = new Map([
      ...plan.inputs.map(({ input }) => [input.name, ''] as const),
      ...plan.failures.map(({ name, failure }) => [name, failure] as const),
    ]);
    const badEnds = batch.flatMap((document) => {
      const end = ends.get(document.name);
      if (end === '' || (end !== undefined && isPlainLine(end))) return [];
      return [`${describe(document)}: ${end ?? 'nothing is said of it'}`];
    });
    const hasGood =
      existsSync(join(content, 'articles/a-good-text.mdx')) &&
      readFileSync(join(content, 'articles/a-good-text.mdx'), 'utf8').includes(
        'It says what it has to say.',
      );
    return {
      badEnds,
      hasGood,
      megabytes: watch.end(),
      checkError: await tryCheck(content, written),
    };
  } finally {
    watch.end();
    rmSync(place, { recursive: true });
  }
}

async function tryCheck(content: string, { inputs }: ImportPlan): Promise<string | undefined> {
  const paths = new Set(inputs.flatMap(({ files }) => files.map(({ path }) => path)));
  // What became of all documents of a batch is checked at once.
  const limits = { ...defaultLimits, seconds: defaultLimits.seconds * together };
  const checked = await checkImported(
    { contentFolder: content, paths, today, shownFolder: 'content', hasColour: false },
    limits,
  );
  return checked.kind === 'unchecked' ? checked.reason : undefined;
}

/**
 * Sentences that a program did not only pass on: not those of an engine, and nothing of its
 * insides.
 */
function isPlainLine(failure: string): boolean {
  return (
    /^[A-Z“].*\.$/.test(failure) &&
    failure.length < 600 &&
    !/could not be understood|undefined|null|\bat \w+ \(|call stack/.test(failure)
  );
}

/**
 * Looks again and again at how much memory the processes take that this one started; where the
 * system does not tell, it is nothing.
 */
function watchMemory(): { end: () => number } {
  let most = 0;
  const timer = setInterval(() => {
    for (const pid of listChildren()) most = Math.max(most, readMegabytes(pid));
  }, 20);
  return {
    end: () => {
      clearInterval(timer);
      return most;
    },
  };
}

function listChildren(): string[] {
  try {
    return readdirSync('/proc/self/task')
      .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' '))
      .filter((pid) => pid !== '');
  } catch {
    return [];
  }
}

function readMegabytes(pid: string): number {
  try {
    return (
      Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) /
      1000
    );
  } catch {
    return 0;
  }
}

function describe({ name, says }: HostileDocument): string {
  return `${says} (${name})`;
}

/** So many of the items, at even distances. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  const chosen = Math.min(count, items.length);
  return Array.from(
    { length: chosen },
    (_, index) => items[Math.floor((index * items.length) / chosen)],
  ).flatMap((item) => item ?? []);
}
