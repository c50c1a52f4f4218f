import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgress } from '../src/progress/index.ts';
import { describeMachine, formatDay } from './benchmarks-page.ts';
import { contentSizes, type SizeName } from './generated-content.ts';
import { createAnswerable } from './publish/answerable.ts';
import { type DevFigures, measureDev } from './publish/dev-server.ts';
import { type Figures, formatFigures, keepFigures, toMedian } from './publish/figures.ts';
import { peers } from './publish/peers.ts';
import type { Program } from './publish/program.ts';
import { createEdit, edited, type RowName, rows, unedited } from './publish/rows.ts';
import { type ProcessFigures, runMeasured } from './publish/run-measured.ts';
import { updateSite, writeFiles } from './publish/site-folder.ts';

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
const devRows = { 'dev-ready': 'ready', 'dev-page': 'page', 'dev-save': 'save' } as const;

/**
 * Builds a generated site with Answerable and, with `--against NAMES`, with other programs, each row in turn, so that the ratios hold
 * on a machine that does other things as well. `--size S|M|L|XL`, `--runs N`, `--rows NAMES` (also `check` and `dev` for all of these).
 * `--write` puts the figures into docs/benchmarks.md. Throws if a program fails; one that cannot be installed is named and left out.
 */
export async function benchPublish(
  print: (line: string) => void,
  options: readonly string[] = [],
): Promise<void> {
  const { size, names, chosen, runs, isKept } = readOptions(options);
  const progress = createProgress(process.stderr);
  const subjects: Subject[] = [];
  for (const create of [createAnswerable, ...names.map((name) => peers[name])])
    try {
      progress.begin('Installing what is measured');
      const program = create(contentSizes[size]);
      const site = join(program.home, 'sites', size);
      progress.begin(`Writing the content for ${program.name}`);
      mkdirSync(site, { recursive: true });
      subjects.push({ program, site, output: undefined });
    } catch (error) {
      progress.end();
      print(error instanceof Error ? error.message : String(error));
    }
  progress.end();

  const steps = chosen.filter((row) => !(row in devRows) || row === 'dev-ready');
  const measured: Figures[] = [];
  for (const [at, row] of steps.entries()) {
    const able = subjects.filter(({ program }) => isAble(program, row));
    const times = new Map<Subject, Run[]>(able.map((subject) => [subject, []]));
    const devTimes = new Map<Subject, DevFigures[]>(able.map((subject) => [subject, []]));
    for (const subject of able) {
      progress.begin(`${subject.program.name}, before: ${rows[row]}`);
      await prepare(subject, row);
    }
    const step = progress.begin(
      `Row ${at + 1} of ${steps.length}, ${rows[row]}`,
      runs * able.length,
    );
    for (let run = 0; run < runs; run += 1)
      for (const subject of able) {
        // No two runs may make the same edit, also of two benches.
        const mark = `${row}-${Date.now().toString(36)}`;
        if (row === 'dev-ready') devTimes.get(subject)?.push(await runDev(subject, mark));
        else times.get(subject)?.push(await runRow(subject, row, mark));
        step.advance();
      }
    progress.end();
    const toFigures = summarize(size, runs, able);
    if (row === 'dev-ready')
      for (const [devRow, part] of Object.entries(devRows) as [
        keyof typeof devRows,
        keyof DevFigures,
      ][]) {
        if (!chosen.includes(devRow)) continue;
        measured.push(
          ...toFigures(devRow, (subject) =>
            (devTimes.get(subject) ?? []).map((each) => ({ seconds: each[part] })),
          ),
        );
      }
    else measured.push(...toFigures(row, (subject) => times.get(subject) ?? []));
    if (isKept) await keepFigures(measured);
  }
  print(`${size}, runs: ${runs}, ${formatDay()}, ${describeMachine()}`);
  for (const { program } of subjects) print(`${program.name} ${program.version}`);
  print(formatFigures(measured));
}

function isAble({ createCheck, createDev }: Program, row: RowName): boolean {
  if (checkRows.has(row)) return createCheck !== undefined;
  return row in devRows ? createDev !== undefined : true;
}

/** Brings a site to where the runs of a row begin: the content unedited and, where the row is not a first time, once built or checked. */
async function prepare(subject: Subject, row: RowName): Promise<void> {
  const { program, site } = subject;
  updateSite(program, site, unedited);
  // A first run of any command compiles the program, as nobody's second day begins.
  if (checkRows.has(row) && program.createCheck !== undefined)
    await runMeasured(program.createCheck(site));
  else if (row !== 'cold' && !(row in devRows)) await runMeasured(program.createBuild(site, false));
}

async function runRow(subject: Subject, row: RowName, mark: string): Promise<ProcessFigures> {
  const { program, site } = subject;
  const isFirst = row === 'cold' || row === 'check-first';
  if (isFirst)
    for (const path of program.kept) rmSync(join(site, path), { recursive: true, force: true });
  else updateSite(program, site, createEdit(row, mark));
  if (checkRows.has(row) && program.createCheck !== undefined)
    return runMeasured(program.createCheck(site));
  const figures = await runMeasured(program.createBuild(site, isFirst));
  subject.output = measureFolder(join(site, program.out));
  return figures;
}

async function runDev(subject: Subject, mark: string): Promise<DevFigures> {
  const { program, site } = subject;
  const { createDev } = program;
  if (createDev === undefined) throw new Error(`${program.name} has no dev server to measure.`);
  updateSite(program, site, unedited);
  const before = [...program.generateFiles(unedited)];
  const texts = new Map(before);
  const changed = [...program.generateFiles(createEdit('dev-save', mark))].filter(
    ([path, text]) => texts.get(path) !== text,
  );
  return measureDev(
    (port) => createDev(site, port),
    `/articles/${edited.article}/`,
    () => writeFiles(site, changed),
    mark,
  );
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
function summarize(size: SizeName, runs: number, subjects: readonly Subject[]) {
  const facts = { size, runs, day: formatDay(), machine: describeMachine() };
  return (row: RowName, getRuns: (subject: Subject) => readonly Run[]): Figures[] => {
    const [first] = subjects;
    const own = first?.program.name === 'Answerable' ? getRuns(first) : [];
    return subjects.map((subject) => {
      const { program, output } = subject;
      const all = getRuns(subject);
      const medianOf = (values: readonly (number | undefined)[]) => {
        const numbers = values.filter((value) => value !== undefined);
        return numbers.length === 0 ? undefined : toMedian(numbers);
      };
      const ratios = own.flatMap(({ seconds }, at) => {
        const other = all[at]?.seconds;
        return other === undefined ? [] : [other / seconds];
      });
      return {
        ...facts,
        row,
        program: program.name,
        version: program.version,
        seconds: toMedian(all.map(({ seconds }) => seconds)),
        cpuSeconds: medianOf(all.map(({ cpuSeconds }) => cpuSeconds)),
        peakBytes: medianOf(all.map(({ peakBytes }) => peakBytes)),
        ratio: subject === first ? undefined : medianOf(ratios),
        ...(row === 'cold' ? { outBytes: output?.bytes, outFiles: output?.files } : {}),
      };
    });
  };
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
  const [size] = choose([values.size], contentSizes, '--size');
  const runs = Number(values.runs);
  if (size === undefined || !Number.isInteger(runs) || runs < 1)
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
