import { createHash } from 'node:crypto';
import { z } from 'astro/zod';
import type { Diagnostic } from './diagnostic.ts';
import { hasErrors, type Report } from './report.ts';

/**
 * The problems that a site had when the baseline was written, and how often each occurs on a line.
 */
type Baseline = ReadonlyMap<string, number>;

/**
 * A problem is known by its rule, its file and the words of its line, wherever that has moved to.
 */
const known = z.strictObject({
  rule: z.string(),
  path: z.string(),
  line: z.string(),
  count: z.int().positive(),
});
const file = z.strictObject({ version: z.literal(1), problems: z.array(known) });

/** A file that is no baseline. */
export class BaselineError extends Error {
  override name = 'BaselineError';
}

/** Parses the text of a baseline; throws a `BaselineError`. */
export function parseBaseline(text: string): Baseline {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new BaselineError('It is no JSON.');
  }
  const { success, data: read } = file.safeParse(data);
  if (!success)
    throw new BaselineError('It has another form than check --write-baseline gives it.');
  return new Map(
    read.problems.map(({ rule, path, line, count }) => [toKey(rule, path, line), count]),
  );
}

/** The errors and warnings of a report as the text of a baseline; remarks are none. */
export function formatBaseline(report: Report): string {
  const groups = Map.groupBy(report.diagnostics.filter(isProblem), (each) =>
    identify(each, report),
  );
  const problems = [...groups].map(([key, { length }]) => {
    const [rule = '', path = '', line = ''] = key.split('\n');
    return { rule, path, line, count: length };
  });
  // One problem a line, so that two people who mend problems do not meet.
  const lines = problems.map((each) => `    ${JSON.stringify(each)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "problems": ${list}\n}\n`;
}

/** A report without the problems of a baseline, and what is left of that. */
interface NewProblems {
  readonly report: Report;
  /** How many problems were left out. */
  readonly oldCount: number;
  /** The baseline without the problems that are gone; undefined if all are still there. */
  readonly shrunk: string | undefined;
}

/** Leaves out of a report what the baseline knows, each as often as it was there. */
export function applyBaseline(report: Report, baseline: Baseline): NewProblems {
  const left = new Map(baseline);
  const old: Diagnostic[] = [];
  const diagnostics = report.diagnostics.filter((each) => {
    const key = identify(each, report);
    const count = left.get(key) ?? 0;
    if (!isProblem(each) || count === 0) return true;
    left.set(key, count - 1);
    old.push(each);
    return false;
  });
  const isGone = [...left.values()].some((count) => count > 0);
  return {
    report: { ...report, diagnostics, hasErrors: hasErrors(diagnostics) },
    oldCount: old.length,
    shrunk: isGone ? formatBaseline({ ...report, diagnostics: old }) : undefined,
  };
}

function isProblem({ severity }: Diagnostic): boolean {
  return severity !== 'info';
}

function identify({ rule, path, line }: Diagnostic, { texts }: Report): string {
  const words = line === undefined ? '' : (texts.get(path)?.split(/\r\n|\n|\r/)[line - 1] ?? '');
  const hash = createHash('sha256').update(words.trim()).digest('hex').slice(0, 16);
  return toKey(rule, path, line === undefined ? '' : hash);
}

function toKey(rule: string, path: string, line: string): string {
  return [rule, path, line].join('\n');
}
