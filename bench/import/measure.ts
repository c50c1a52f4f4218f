import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  hasSameText,
  parseMarkdown,
  serializeMarkdown,
  trimBody,
} from '../../src/domain/body/index.ts';
import { checkContent } from '../../src/check/check.ts';
import { type ImportPlan, planDocuments } from '../../src/import/import-documents.ts';
import { findInputs } from '../../src/import/find-inputs.ts';
import type { SplitOptions } from '../../src/import/document.ts';
import { defaultLimits } from '../../src/import/steps/limited-process.ts';
import { createStepsProcess } from '../../src/import/steps/steps-process.ts';
import { writePlan } from '../../src/import/write/write-plan.ts';

/** What was measured of the import of some documents. */
export interface ImportFigures {
  readonly documents: number;
  /**
   * For reading, taking apart and planning; what is written to the disk and checked is not counted.
   */
  readonly seconds: number;
  readonly words: number;
  /** The words that stand in entries or in the list of what was left out. */
  readonly accounted: number;
  /** Articles, pages and FAQ entries. */
  readonly entries: number;
  /** Those of them in which `check` finds no error, and those in which it finds nothing at all. */
  readonly passing: number;
  readonly clean: number;
  /** Those of them that the parser of the site reads as the tree that was meant. */
  readonly equal: number;
}

export const noFigures: ImportFigures = {
  documents: 0,
  seconds: 0,
  words: 0,
  accounted: 0,
  entries: 0,
  passing: 0,
  clean: 0,
  equal: 0,
};

export function addFigures(one: ImportFigures, other: ImportFigures): ImportFigures {
  return {
    documents: one.documents + other.documents,
    seconds: one.seconds + other.seconds,
    words: one.words + other.words,
    accounted: one.accounted + other.accounted,
    entries: one.entries + other.entries,
    passing: one.passing + other.passing,
    clean: one.clean + other.clean,
    equal: one.equal + other.equal,
  };
}

const today = '2026-06-01';

/**
 * Imports files into a content folder that has the person `ada` and the topic `garden`, and checks
 * what came of them.
 */
export async function measureImport(
  content: string,
  paths: readonly string[],
  split: SplitOptions = { into: undefined, faq: 'split' },
): Promise<ImportFigures> {
  const start = performance.now();
  const plan = await planDocuments(
    findInputs(paths),
    content,
    { ...split, today, timeZone: 'UTC', topic: 'garden', author: 'ada', isDraft: false },
    () => createStepsProcess(defaultLimits),
  );
  const seconds = (performance.now() - start) / 1000;
  await writePlan(content, plan);
  return {
    ...countWords(plan),
    ...countEntries(plan, content),
    documents: plan.inputs.length + plan.failures.length,
    seconds,
  };
}

function countWords({ inputs }: ImportPlan): Pick<ImportFigures, 'words' | 'accounted'> {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  return {
    words: sum(inputs.map(({ accounting }) => accounting.total)),
    accounted: sum(inputs.map(({ accounting }) => accounting.kept + accounting.dropped)),
  };
}

function countEntries(
  { inputs }: ImportPlan,
  content: string,
): Pick<ImportFigures, 'entries' | 'passing' | 'clean' | 'equal'> {
  const paths = inputs
    .flatMap(({ files }) => files)
    .filter(({ kind }) => kind === 'article' || kind === 'page' || kind === 'FAQ entry')
    .map(({ path }) => path);
  const { diagnostics: problems } = checkContent(content, { today });
  const errors = new Set(
    problems.filter(({ severity }) => severity === 'error').map(({ path }) => path),
  );
  const named = new Set(
    problems.filter(({ severity }) => severity !== 'info').map(({ path }) => path),
  );
  return {
    entries: paths.length,
    passing: paths.filter((path) => !errors.has(path)).length,
    clean: paths.filter((path) => !named.has(path)).length,
    equal: inputs.reduce((sum, input) => sum + countEqual(input, content), 0),
  };
}

/**
 * The entries of an input that say what was meant: the writer holds each tree against what the
 * parser of the site reads, and tells what it could not say; what is read again must be the same.
 */
function countEqual({ files, messages }: ImportPlan['inputs'][number], content: string): number {
  const unsaid = messages.flatMap(({ message }) =>
    message.startsWith('Markdown has no signs for') ? [message] : [],
  );
  const isSame = (path: string) => {
    const text = readFileSync(join(content, path), 'utf8');
    const body = trimBody(text.slice(text.indexOf('\n---\n') + '\n---\n'.length));
    const dialect = path.endsWith('.mdx') ? 'mdx' : 'markdown';
    const tree = parseMarkdown(body, dialect);
    return hasSameText(parseMarkdown(serializeMarkdown(tree, dialect).text, dialect), tree);
  };
  return files.filter(
    ({ path, kind }) =>
      (kind === 'article' || kind === 'page' || kind === 'FAQ entry') &&
      !unsaid.some((message) => message.includes(path)) &&
      isSame(path),
  ).length;
}
