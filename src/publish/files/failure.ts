import { getSystemErrorName } from 'node:util';

/**
 * A step of the build that did not end well. The message is one plain line; `cause` is the first
 * error.
 */
export class PublishError extends Error {
  override name = 'PublishError';
  readonly step: string;

  constructor(step: string, cause: unknown) {
    super(`The build stopped while ${step}: ${describeFailure(cause)}`, { cause });
    this.step = step;
  }
}

/** Runs a step and gives its error the step's name; an error that has one keeps it. */
export async function runStep<Result>(step: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof PublishError ? error : new PublishError(step, error);
  }
}

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space, then build again.',
  EDQUOT: 'your share of the disk is full. Free some space, then build again.',
  EFBIG:
    'a file grew past the size that this system allows. Raise the limit (ulimit -f), then build again.',
  EACCES:
    'this folder may not be written to. Change its permissions, or choose another with --out DIR.',
  EPERM:
    'this folder may not be written to. Change its permissions, or choose another with --out DIR.',
  EROFS: 'this folder may only be read. Choose another with --out DIR.',
  EMFILE: 'too many files are open. Raise the limit (ulimit -n), then build again.',
  ENOMEM: 'the memory is full. Close other programs, then build again.',
};

/**
 * What went wrong, on one line: the remedy of a known cause with its path, else the words of the
 * first error.
 */
export function describeFailure(error: unknown): string {
  const causes = collectCauses(error);
  for (const cause of causes) {
    const code = getCode(cause);
    const remedy = Object.hasOwn(remedies, code) ? remedies[code] : undefined;
    if (remedy !== undefined) return `${formatPath(cause)}${remedy} (${code})`;
  }
  const first = causes.at(-1);
  return first === undefined
    ? formatLine(String(error))
    : `${formatPlace(first)}${formatLine(first.message)}`;
}

/**
 * The error, what caused it, what caused that, and so on; of several the first, as Vite collects
 * them.
 */
function collectCauses(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let next = error; next instanceof Error && !causes.includes(next);) {
    causes.push(next);
    next = 'errors' in next && Array.isArray(next.errors) ? next.errors[0] : next.cause;
  }
  return causes;
}

/**
 * The system's name of the cause. Rolldown, which is written in Rust, has only its number, within
 * its message.
 */
function getCode(error: Error): string {
  const number = Number(/\(os error (\d+)\)/.exec(error.message)?.[1] ?? 0);
  if (number > 0) return getSystemErrorName(-number);
  return 'code' in error && typeof error.code === 'string'
    ? error.code
    : (/^(E[A-Z]{3,}): /.exec(error.message)?.[1] ?? '');
}

function formatPath(error: Error): string {
  for (const path of [
    'dest' in error && error.dest,
    'path' in error && error.path,
    / file in (\/.+)$/m.exec(error.message)?.[1],
  ]) {
    if (typeof path === 'string') return `${path}: `;
  }
  return '';
}

/** Astro's and Vite's errors carry the place in the source that they are about. */
function formatPlace(error: Error): string {
  const loc = 'loc' in error ? error.loc : undefined;
  if (typeof loc !== 'object' || loc === null || !('file' in loc) || typeof loc.file !== 'string')
    return '';
  // Line 0 is what Astro writes where it knows none.
  const line = 'line' in loc && typeof loc.line === 'number' && loc.line > 0 ? `:${loc.line}` : '';
  const column =
    line !== '' && 'column' in loc && typeof loc.column === 'number' ? `:${loc.column}` : '';
  return error.message.includes(loc.file) ? '' : `${loc.file}${line}${column}: `;
}

const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** The first line, without colours and without the asterisks that Astro writes for bold. */
function formatLine(message: string): string {
  return message.replace(escapes, '').replaceAll('**', '').trim().split('\n', 1)[0] ?? '';
}
