import { resolve } from 'node:path';
import { formatCommand } from '../domain/text/index.ts';
import { openRelease } from '../search/ask/index.ts';
import { UsageError } from './arguments.ts';

/** The options of commands that ask the search of a release. */
export const searchOptions = {
  release: {
    kind: 'string',
    placeholder: 'DIR',
    describe: 'The release that is asked.',
    default: 'dist',
  },
  format: { kind: 'choice', of: ['text', 'json'], describe: 'How it is told.', default: 'text' },
} as const;

/** Opens the search of a release; throws a `UsageError` if there is none in the folder. */
export async function openReleaseSearch(folder: string) {
  const release = resolve(folder);
  const engine = await openRelease(release);
  if (engine === undefined)
    throw new UsageError(
      `There is no search in ${release}. Run ${formatCommand('build')}, or name the folder of the release with --release DIR.`,
    );
  return engine;
}
