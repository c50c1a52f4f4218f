import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgress } from '../src/progress/index.ts';
import { describeMachine, formatDay } from './benchmarks-page.ts';
import { contentSizes, parseSize, type SizeName } from './generated-content.ts';
import { createAnswerable, ownName } from './publish/answerable.ts';
import { measureDev } from './publish/dev-server.ts';
import { type Figures, formatFigures, keepFigures, toMedian } from './publish/figures.ts';
import { benchCache } from './publish/peer-folder.ts';
import { peers } from './publish/peers.ts';
import type { Program } from './publish/program.ts';
import { createEdit, edited, type RowName, rows, unedited } from './publish/rows.ts';
import { type ProcessFigures, runMeasured } from './publish/run-measured.ts';
import { listChangedFiles, updateSite, writeFiles } from './publish/site-folder.ts';

/** A program with its site. */
interface Subject {
  readonly program: Program;
  readonly site: string;
  /** What the last build wrote. */
  output: { readonly bytes: number; readonly files: number } | undefined;
}

/** What one run of a program took; of a dev server only the time is told. */
type Run = Pick<ProcessFigures, 'seconds'> & Partial<ProcessFigures>;

const checkRows = new Set<RowName>(['check-first', 'check-same', 'check-one']);
const devRows = { 'dev-ready': true, 'dev-page': true, 'dev-save': true } as const;

/**
 * Builds a generated site with Answerable and, with `--against NAMES`, with other programs, each
 * row in turn, so that the ratios hold on a machine that does other things as well. `--size
 * S|M|L|XL`, `--runs N`, `--rows NAMES` (also `check` and `dev` for all of these). `--write` puts
 * the figures into docs/benchmarks.md. A program that cannot be installed, or that fails, is named
 * and left out from then on; then the exit code is 1.
 */
export async function benchPublish(
  print: (line: string) => void,
  options: readonly string[] = [],
): Promise<void> {
  const { size, names, chosen, runs, isKept } = readOptions(options);
  const progress = createProgress(process.stderr);
  const subjects: Subject[] = [];
  const report = (error: unknown) => {
    progress.end();
    print(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  };
  for (const create of [createAnswerable, ...names.map((name) => peers[name])])
    try {
      progress.begin('Installing what is measured');
      const program = create(contentSizes[size]);
      const site = join(program.home, 'sites', size);
      progress.begin(`Writing the content for ${program.name}`);
      mkdirSync(site, { recursive: true });
      subjects.push({ program, site, output: undefined });
    } catch (error) {
      report(error);
    }
  progress.end();

  print(`${size}, runs: ${runs}, ${formatDay()}, ${describeMachine()}`);
  for (const { program } of subjects) print(`${program.name} ${program.version}`);
  // The rows of a dev server are parts of one run.
  const steps = new Set(chosen.map((row) => (row in devRows ? 'dev-ready' : row)));
  const failed = new Set<Subject>();
  /** Does something for each program in turn that has not failed yet. */
  const forEach = async (row: RowName, work: (subject: Subject) => Promise<void>) => {
    for (const subject of subjects)
      if (!failed.has(subject) && isAble(subject.program, row))
        await work(subject).catch((error: unknown) => {
          failed.add(subject);
          report(error);
        });
  };
  for (const [at, row] of [...steps].entries()) {
    const results = new Map<RowName, Map<Subject, Run[]>>();
    await forEach(row, async (subject) => {
      progress.begin(`${subject.program.name}, before: ${rows[row]}`);
      await prepare(subject, row);
    });
    for (let run = 1; run <= runs; run += 1)
      await forEach(row, async (subject) => {
        const name = `${rows[row]}, run ${run} of ${runs}, ${subject.program.name}`;
        progress.begin(`Row ${at + 1} of ${steps.size}: ${name}`);
        // No two runs may make the same edit, also of two benches.
        const mark = `${row}-${Date.now().toString(36)}`;
        for (const [part, figures] of await runRow(subject, row, mark)) {
          const ofPart = results.get(part) ?? new Map<Subject, Run[]>();
          ofPart.set(subject, [...(ofPart.get(subject) ?? []), figures]);
          results.set(part, ofPart);
        }
      });
    progress.end();
    const measured = [...results].flatMap(([part, ofPart]) => {
      for (const subject of failed) ofPart.delete(subject);
      return chosen.includes(part) ? summarize({ size, runs, row: part }, ofPart) : [];
    });
    // At once, so that a bench that is cut off has not measured in vain.
    if (measured.length > 0) print(formatFigures(measured));
    if (isKept) await keepFigures(measured);
  }
  rmSync(aside, { recursive: true, force: true });
}

function isAble({ createCheck, createDev }: Program, row: RowName): boolean {
  if (checkRows.has(row)) return createCheck !== undefined;
  return row in devRows ? createDev !== undefined : true;
}

/**
 * Brings a site to where the runs of a row begin: the content unedited and, where the row is not a
 * first time, once built or checked.
 */
async function prepare(subject: Subject, row: RowName): Promise<void> {
  const { program, site } = subject;
  updateSite(program, site, unedited);
  // The first run compiles the program, which is not what is measured.
  if (checkRows.has(row) && program.createCheck !== undefined)
    await runMeasured(program.createCheck(site));
  else if (row !== 'cold' && !(row in devRows)) await runMeasured(program.createBuild(site, false));
}

/**
 * Runs a program once, and returns what that took for the row, or for each of the rows of a dev
 * server.
 */
async function runRow(
  subject: Subject,
  row: RowName,
  mark: string,
): Promise<readonly (readonly [RowName, Run])[]> {
  const { program, site } = subject;
  if (row in devRows) return runDev(subject, mark);
  const isFirst = row === 'cold' || row === 'check-first';
  if (isFirst) for (const path of program.kept) setAside(join(site, path));
  else updateSite(program, site, createEdit(row, mark));
  if (checkRows.has(row) && program.createCheck !== undefined)
    return [[row, await runMeasured(program.createCheck(site))]];
  const figures = await runMeasured(program.createBuild(site, isFirst));
  subject.output = measureFolder(join(site, program.out));
  return [[row, figures]];
}

const aside = join(benchCache, 'set-aside');

/**
 * Takes a file or a folder away without deleting it, which is done at the end: ext4 looks for a
 * long time for places for new files while many were deleted in the last five minutes
 * (`recently_deleted` in fs/ext4/ialloc.c).
 */
function setAside(path: string): void {
  mkdirSync(aside, { recursive: true });
  // Not by what is there: a link may lead to what was set aside just now.
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    renameSync(path, join(aside, randomUUID()));
}

async function runDev(
  { program, site }: Subject,
  mark: string,
): Promise<readonly (readonly [RowName, Run])[]> {
  const { createDev } = program;
  if (createDev === undefined) throw new Error(`${program.name} has no dev server to measure.`);
  updateSite(program, site, unedited);
  const changed = listChangedFiles(program, createEdit('dev-save', mark));
  const { ready, page, save } = await measureDev(
    (port) => createDev(site, port),
    `/articles/${edited.article}/`,
    () => writeFiles(site, changed),
    mark,
  );
  return [
    ['dev-ready', { seconds: ready }],
    ['dev-page', { seconds: page }],
    ['dev-save', { seconds: save }],
  ];
}

/** What lies in a folder. */
function measureFolder(folder: string): { readonly bytes: number; readonly files: number } {
  let [bytes, files] = [0, 0];
  for (const each of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!each.isFile()) continue;
    bytes += statSync(join(each.parentPath, each.name)).size;
    files += 1;
  }
  return { bytes, files };
}

/** Makes figures of the runs of a row. */
function summarize(
  facts: Pick<Figures, 'size' | 'runs' | 'row'>,
  runsOf: ReadonlyMap<Subject, readonly Run[]>,
): Figures[] {
  const own = [...runsOf].find(([{ program }]) => program.name === ownName);
  return [...runsOf].map(([subject, all]) => {
    const { program, output } = subject;
    const ratios = all.map(({ seconds }, at) => seconds / (own?.[1][at]?.seconds ?? Number.NaN));
    return {
      ...facts,
      day: formatDay(),
      machine: describeMachine(),
      program: program.name,
      version: program.version,
      seconds: toMedian(all.map(({ seconds }) => seconds)),
      cpuSeconds: toKnownMedian(all.map(({ cpuSeconds }) => cpuSeconds)),
      peakBytes: toKnownMedian(all.map(({ peakBytes }) => peakBytes)),
      ratio: own === undefined || own[0] === subject ? undefined : toMedian(ratios),
      ...(facts.row === 'cold' ? { outBytes: output?.bytes, outFiles: output?.files } : {}),
    };
  });
}

function toKnownMedian(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : toMedian(known);
}

function readOptions(options: readonly string[]): {
  readonly size: SizeName;
  readonly names: readonly (keyof typeof peers)[];
  readonly chosen: readonly RowName[];
  readonly runs: number;
  readonly isKept: boolean;
} {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...options],
    options: {
      size: { ...text, default: 'S' },
      against: { ...text, default: '' },
      runs: { ...text, default: '3' },
      rows: text,
      write: { type: 'boolean', default: false },
    },
  });
  const size = parseSize(values.size);
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs takes a number from 1 on; found ${values.runs}. Write --runs 3.`);
  const named = values.rows?.split(',').flatMap((name) => {
    if (name === 'check') return [...checkRows];
    return name === 'dev' ? Object.keys(devRows) : [name];
  });
  return {
    size,
    runs,
    names: choose(values.against.split(',').filter(Boolean), peers, '--against'),
    chosen: choose(named ?? Object.keys(rows), rows, '--rows'),
    isKept: values.write,
  };
}

/** Names that are keys of a table, in the order of the table. Throws if one is not. */
function choose<Name extends string>(
  names: readonly string[],
  table: Readonly<Record<Name, unknown>>,
  option: string,
): Name[] {
  const all = Object.keys(table) as Name[];
  const unknown = names.find((name) => !Object.hasOwn(table, name));
  if (unknown !== undefined)
    throw new Error(`${option} takes ${all.join(', ')}; found "${unknown}".`);
  return all.filter((name) => names.includes(name));
}
