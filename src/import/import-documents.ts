import { availableParallelism } from 'node:os';
import type { LedgerLine } from '../domain/addresses/index.ts';
import { type Progress, silentProgress } from '../progress/index.ts';
import type { InputFailure, InputFile, FoundInput } from './find-inputs.ts';
import type { ImportOptions, ImportSteps, ReadStep } from './steps/steps.ts';
import { nameOutlines } from './write/addresses.ts';
import type { InputPlan, Plan } from './write/plan.ts';
import { resolveState } from './write/planned-file.ts';

/** The files that an import is going to write, and the inputs that failed. */
export interface ImportPlan extends Plan {
  readonly failures: readonly InputFailure[];
}

/** How many files are read at once; more takes memory without being faster on most machines. */
const maxConcurrency = 4;

/**
 * Reads inputs, splits them and plans their entries in a content folder. Writes nothing. An input
 * that fails is reported and does not affect the plan of the others.
 * @param createWorker creates a worker for the steps, in this process or in one with limits;
 * several run at once.
 */
export async function planDocuments(
  found: readonly FoundInput[],
  contentFolder: string,
  options: ImportOptions,
  createWorker: () => ImportSteps,
  progress: Progress = silentProgress,
): Promise<ImportPlan> {
  const failures = new Map<FoundInput, InputFailure>();
  const files = found.flatMap((each) => ('failure' in each ? [] : [each]));
  for (const each of found) if ('failure' in each) failures.set(each, each);
  const planner = createWorker();
  const others = Math.min(availableParallelism(), maxConcurrency, files.length) - 1;
  const workers = [planner, ...Array.from({ length: Math.max(0, others) }, createWorker)];
  try {
    const read = await readAll(files, options, workers, progress);
    await readAgain(files, read, options, planner);
    let inputs: Read[] = [];
    for (const [index, step] of read.entries()) {
      const file = files[index];
      if (file !== undefined && 'failure' in step)
        failures.set(file, { name: file.name, failure: step.failure });
      else if (file !== undefined && !('failure' in step)) inputs.push({ file, step });
    }
    for (const { end } of workers.slice(1)) end();
    while (true) {
      const { plans, redirects, failed } = await planAll(
        inputs,
        contentFolder,
        options,
        planner,
        progress,
      );
      if (failed.size === 0)
        return {
          inputs: plans,
          redirects,
          failures: found.flatMap((each) => failures.get(each) ?? []),
        };
      // Others may link to what failed or share its ids, so everything is planned again without it.
      for (const [{ file }, failure] of failed) failures.set(file, { name: file.name, failure });
      inputs = inputs.filter((input) => !failed.has(input));
    }
  } finally {
    for (const { end } of workers) end();
    progress.end();
  }
}

interface Read {
  readonly file: InputFile & FoundInput;
  readonly step: ReadStep;
}

/** Reads files; each worker takes one at a time. */
async function readAll(
  files: readonly InputFile[],
  options: ImportOptions,
  workers: readonly ImportSteps[],
  progress: Progress,
): Promise<Awaited<ReturnType<ImportSteps['read']>>[]> {
  const steps: Awaited<ReturnType<ImportSteps['read']>>[] = [];
  const left = files.entries();
  const { advance } = progress.begin('Reading the documents', files.length);
  await Promise.all(
    workers.map(async ({ read }) => {
      for (const [index, { name, path, folder }] of left) {
        steps[index] = await read({ name, path, folder }, options);
        advance();
      }
    }),
  );
  return steps;
}

/** The least share of the files of a folder that must tell a system for the others to be of it. */
const leastShare = 1 / 4;

/** Reads files again that tell no system, if others of the folder that was given tell one. */
async function readAgain(
  files: readonly InputFile[],
  read: Awaited<ReturnType<ImportSteps['read']>>[],
  options: ImportOptions,
  worker: ImportSteps,
): Promise<void> {
  const folders = Map.groupBy(files.keys(), (index) => files[index]?.folder ?? '');
  for (const indexes of folders.values()) {
    const told = indexes.flatMap((index) => {
      const step = read[index];
      return step === undefined || 'failure' in step || step.system === undefined
        ? []
        : [{ index, system: step.system }];
    });
    const [most] = [...Map.groupBy(told, ({ system }) => system)].sort(
      ([, one], [, other]) => other.length - one.length,
    );
    if (most === undefined || most[1].length < indexes.length * leastShare) continue;
    const known = new Set(told.map(({ index }) => index));
    for (const index of indexes) {
      const [file, step] = [files[index], read[index]];
      if (file === undefined || step === undefined || 'failure' in step || known.has(index))
        continue;
      if (!/\.(?:mdx?|markdown|mkd)$/i.test(file.name)) continue;
      const { name, path, folder } = file;
      read[index] = await worker.read({ name, path, folder, systemAround: most[0] }, options);
    }
  }
}

async function planAll(
  inputs: readonly Read[],
  contentFolder: string,
  options: ImportOptions,
  worker: ImportSteps,
  progress: Progress,
): Promise<Omit<Plan, 'inputs'> & { plans: InputPlan[]; failed: Map<Read, string> }> {
  const { ids, moved } = nameOutlines(inputs.map(({ step }) => step.outlines));
  const plans: InputPlan[] = [];
  const redirects = new Map<string, LedgerLine>();
  const failed = new Map<Read, string>();
  const begin = async () => {
    const begun = await worker.begin(contentFolder, options, moved);
    if (begun !== undefined)
      throw new Error(`The content folder could not be read. ${begun.failure}`);
  };
  if (inputs.length > 0) await begin();
  const { advance } = progress.begin('Planning the entries of the documents', inputs.length);
  for (const [index, input] of inputs.entries()) {
    const planned = await worker.plan(input.step.read, ids[index] ?? []);
    advance();
    if ('failure' in planned) {
      failed.set(input, planned.failure);
      await begin();
      continue;
    }
    plans.push(planned.plan);
    for (const [from, line] of planned.redirects) redirects.set(from, line);
  }
  return { plans, redirects, failed };
}

/**
 * Whether a person has to act: an input failed, a message requires action, a file differs or cannot
 * be written, or words are missing.
 */
export function requiresAction({ inputs, failures }: ImportPlan): boolean {
  return (
    failures.some(({ isEmpty }) => isEmpty !== true) ||
    inputs.some(
      ({ files, messages, accounting }) =>
        files.length === 0 ||
        files.some((file) => ['differs', 'unwritable'].includes(resolveState(file))) ||
        messages.some((entry) => entry.requiresAction) ||
        accounting.missing.length > 0,
    )
  );
}
