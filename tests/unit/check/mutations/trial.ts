import { checkFiles } from '../../../../src/check/check.ts';
import type { Diagnostic } from '../../../../src/check/diagnostic.ts';
import { createRandom } from '../random.ts';
import { toFile, toLine } from '../small-content.ts';
import { listLosses, type Loss } from './losses.ts';
import { mutate, type Mutation } from './mutation.ts';
import { shuffle, type Random } from './random-choice.ts';

type Folder = ReadonlyMap<string, string | Uint8Array>;

/** A place at which a mutation must be told; without a line, for the file as a whole. */
export interface Expected {
  readonly seed: number;
  readonly what: string;
  readonly rule: string;
  readonly path: string;
  readonly line: number | undefined;
}

export interface Measured {
  readonly tried: number;
  readonly found: number;
  readonly missed: readonly string[];
  /** Problems at places if nothing was changed. */
  readonly echoes: readonly string[];
}

/**
 * As many mutations as are tried in one check, each in a file of its own, so that a check of the
 * whole folder tells all.
 */
const perCheck = 25;

/** Every problem of a folder. */
export function checkAll(folder: Folder): readonly Diagnostic[] {
  return checkFiles(
    [...folder]
      .map(([path, text]) => toFile(path, text))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    '2026-06-01',
  ).diagnostics;
}

/**
 * Tries `count` mutations of a clean folder, kind after kind, and says what the check made of them.
 */
export function measure(clean: Folder, mutations: readonly Mutation[], count: number): Measured {
  const [missed, echoes]: [string[], string[]] = [[], []];
  let [tried, found] = [0, 0];
  for (let first = 0; first < count; first += perCheck) {
    const { folder, expected } = mutateFolder(
      clean,
      mutations,
      first,
      Math.min(perCheck, count - first),
    );
    const problems = checkAll(folder);
    for (const group of Map.groupBy(expected, ({ seed }) => seed).values()) {
      const lost = group.filter(
        (each) => !problems.some((problem) => isAt(problem, each) && problem.rule === each.rule),
      );
      tried += 1;
      if (lost.length === 0) found += 1;
      missed.push(
        ...lost.map(
          (each) =>
            `seed ${each.seed}, ${each.what}: ${each.path}:${each.line ?? 'the file'} [${each.rule}]`,
        ),
      );
    }
    const beside = problems.filter((problem) => !expected.some((each) => isAt(problem, each)));
    echoes.push(
      ...beside.map(
        (problem) =>
          `${expected
            .filter(({ path }) => path === problem.path)
            .map(({ seed, what }) => `seed ${seed}, ${what}`)
            .join()}: ${toLine(problem)}`,
      ),
    );
  }
  return { tried, found, missed, echoes };
}

function isAt({ path, line }: Diagnostic, expected: Expected): boolean {
  return path === expected.path && line === expected.line;
}

/** One loss of a file that others need, and slips in files that have nothing to do with it. */
function mutateFolder(
  clean: Folder,
  mutations: readonly Mutation[],
  first: number,
  count: number,
): { folder: Folder; expected: Expected[] } {
  const folder = new Map(clean);
  const touched = new Set<string>();
  const expected: Expected[] = [];
  for (let seed = first; seed < first + count; seed += 1) {
    const random = createRandom(seed * 7919 + 1);
    const added =
      seed === first
        ? lose(folder, listLosses(clean, seed), seed, random)
        : slip(folder, touched, mutations, seed, random);
    for (const { path } of added) touched.add(path);
    expected.push(...added);
  }
  return { folder, expected };
}

function lose(
  folder: Map<string, string | Uint8Array>,
  losses: readonly Loss[],
  seed: number,
  random: Random,
): Expected[] {
  const loss = losses[random(losses.length)];
  if (loss === undefined) return [];
  folder.delete(loss.path);
  if (loss.renamed !== undefined) folder.set(loss.renamed.path, loss.renamed.content);
  return loss.told.map((each) => ({ seed, what: `${loss.path} lost`, ...each }));
}

/** The kind whose turn it is, or the next one that fits to a file which is not touched yet. */
function slip(
  folder: Map<string, string | Uint8Array>,
  touched: ReadonlySet<string>,
  mutations: readonly Mutation[],
  seed: number,
  random: Random,
): Expected[] {
  for (let next = 0; next < mutations.length; next += 1) {
    // Neighbours in the list are often of the same file, so they are tried far from each other.
    const mutation = mutations[(seed * 37 + next) % mutations.length];
    const added = mutation === undefined ? [] : slipInto(folder, touched, mutation, seed, random);
    if (added.length > 0) return added;
  }
  return [];
}

function slipInto(
  folder: Map<string, string | Uint8Array>,
  touched: ReadonlySet<string>,
  mutation: Mutation,
  seed: number,
  random: Random,
): Expected[] {
  for (const path of shuffle(
    [...folder.keys()].filter((each) => mutation.in.test(each) && !touched.has(each)),
    random,
  )) {
    const text = folder.get(path);
    // A text that was reviewed would be told to have been edited since.
    const mutated =
      typeof text !== 'string' || text.includes('reviewed:')
        ? undefined
        : mutate(mutation, text, random);
    if (mutated === undefined) continue;
    folder.set(path, mutated.bytes);
    return mutated.lines.map((line) => ({
      seed,
      what: mutation.name,
      rule: mutation.rule,
      path,
      line,
    }));
  }
  return [];
}
