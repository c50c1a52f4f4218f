import { RefusedError } from '../project/index.ts';

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space, then deploy again.',
  EDQUOT: 'your share of the disk is full. Free some space, then deploy again.',
  EACCES: 'this may not be read or written. Change its permissions, or deploy as a user who may.',
  EPERM: 'this may not be read or written. Change its permissions, or deploy as a user who may.',
  EROFS: 'this disk may only be read. Choose another folder.',
  EMFILE: 'too many files are open. Raise the limit (ulimit -n), then deploy again.',
  ENOENT: 'this is gone. Where a build ran meanwhile, wait until it has ended and deploy again.',
};

/**
 * A deploy that did not end well. The message is one line that says what is there now and what to
 * do.
 */
export class DeployError extends Error {
  override name = 'DeployError';
}

/**
 * Runs a deploy, or a part of one that says it for itself, and says of an error what is there then,
 * with the words of `state`, and what to do; `explain` knows more causes.
 */
export async function explainFailure<Result>(
  state: string,
  run: () => Promise<Result>,
  explain: (error: Error) => string | undefined = () => undefined,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RefusedError || error instanceof DeployError || !(error instanceof Error))
      throw error;
    throw new DeployError(`${state} ${explain(error) ?? describeRemedy(error) ?? error.message}`, {
      cause: error,
    });
  }
}

function describeRemedy(error: Error): string | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (!Object.hasOwn(remedies, code)) return undefined;
  const path =
    'dest' in error && typeof error.dest === 'string'
      ? error.dest
      : 'path' in error && typeof error.path === 'string'
        ? error.path
        : undefined;
  return `${path === undefined ? '' : `${path}: `}${remedies[code]} (${code})`;
}
