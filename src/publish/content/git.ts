import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { RefusedError } from '../project/index.ts';

/** What git printed, and how it ended. */
interface GitResult {
  readonly code: number | null;
  readonly output: Buffer;
  /** The first line that git wrote on standard error, without `fatal: `; '' if there is none. */
  readonly message: string;
}

/**
 * Commands that read objects alone. Those that look at files start the filters that a repository
 * names, which no setting can forbid.
 */
type ObjectCommand = 'rev-parse' | 'ls-tree' | 'cat-file' | 'rev-list';

/**
 * Runs a command of git with this standard input. Rejects with a `RefusedError` if git cannot be
 * started.
 */
export type Git = (
  words: readonly [ObjectCommand, ...string[]],
  input?: string,
) => Promise<GitResult>;

/**
 * Variables of the caller that git needs to run, and to find the user's own settings with their
 * `safe.directory`.
 */
const kept = [
  'PATH',
  'HOME',
  'XDG_CONFIG_HOME',
  'USERPROFILE',
  'SystemRoot',
  'TMPDIR',
  'TEMP',
  'TMP',
];

const fence: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  // No transport at all: a partial clone asks its remote for a missing object, and its settings
  // name the program for that.
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  // A commit is what its name is the hash of, whatever refs/replace says.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_PAGER: 'cat',
  GIT_EDITOR: 'false',
  GIT_ASKPASS: 'false',
  SSH_ASKPASS: 'false',
};

/**
 * Settings with which a repository starts programs; on the command line they take precedence over
 * its own `.git/config`.
 */
const settings: readonly string[] = [
  `core.hooksPath=${devNull}`,
  'core.fsmonitor=false',
  'core.pager=cat',
  'core.sshCommand=false',
  'core.alternateRefsCommand=false',
  'credential.helper=',
  'diff.external=',
  'gpg.program=false',
  'gc.auto=0',
  'protocol.allow=never',
];

/** How long in milliseconds git may take to name a commit: its settings can name files that never end. */
const usualPatience = 60_000;

/**
 * A git that only reads the repository around `folder`. Content may come with a `.git` folder of
 * somebody else, whose settings name programs: hooks, a monitor of files, a pager, a command that
 * uploads packs. None of them is started, and no other host is asked. Of `environment` only what
 * git needs is passed on, since variables such as `GIT_DIR` choose repositories and programs, too.
 */
export function createGit(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
  patience = usualPatience,
): Git {
  const passed = kept.flatMap((name) =>
    environment[name] === undefined ? [] : [[name, environment[name]] as const],
  );
  const env = { ...Object.fromEntries(passed), ...fence };
  return (words, input = '') =>
    new Promise((done, fail) => {
      const child = spawn(
        'git',
        ['-C', folder, ...settings.flatMap((each) => ['-c', each]), ...words],
        {
          env,
          stdio: 'pipe',
          killSignal: 'SIGKILL',
          // Naming a commit is quick; reading all of a large repository may not be.
          ...(words[0] === 'rev-parse' ? { timeout: patience } : {}),
        },
      );
      const parts: Buffer[] = [];
      let errors = '';
      child.stdout.on('data', (part: Buffer) => parts.push(part));
      child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
      child.on('error', () =>
        fail(
          new RefusedError(
            'git cannot be started, and revisions are read with it. Install git, or name two folders.',
          ),
        ),
      );
      child.on('close', (code, signal) => {
        const [first = ''] = errors.split('\n');
        const message = signal === null || first !== '' ? first : 'it ended without an answer';
        done({
          code,
          output: Buffer.concat(parts),
          message: message.replace(/^(?:fatal|error): /, ''),
        });
      });
      // If git ends before it has read everything, its exit code tells why.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
}
