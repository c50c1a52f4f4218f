import { resolve } from 'node:path';
import { loadOptional } from '../../domain/optional-packages.ts';
import { createProgress, type Progress } from '../../progress/index.ts';
import {
  explainFailure,
  formatDeployed,
  formatPlanned,
  type DeployPlan,
  useRelease,
  rollBack,
  parseTarget,
  type S3Place,
  type DeployTarget,
  deployToFolder,
} from '../../publish/deploy/index.ts';
import { UsageError } from '../arguments.ts';
import { untilInterrupted } from '../interrupted.ts';
import { defineCommand } from '../command.ts';

const command = {
  name: 'deploy',
  describe:
    'Sends a release to where readers get it: a folder, in which the link `current` leads to it, or an S3-compatible storage. ' +
    'Exit code 0: done; 1: it could not be done; 2: wrong usage.',
  positionals: {
    placeholder: 'TARGET',
    describe: 'A folder on this computer, or s3://BUCKET or s3://BUCKET/PREFIX.',
    min: 1,
    max: 1,
  },
  options: {
    from: {
      kind: 'string',
      placeholder: 'DIR',
      describe: 'The release, as the build wrote it.',
      default: 'dist',
    },
    'dry-run': {
      kind: 'boolean',
      describe: 'Lists what would be sent, kept and removed, and changes nothing.',
    },
    unlock: {
      kind: 'boolean',
      describe:
        'Removes first the lock of a deploy that was cut off, in a storage or on a disk without locks. Only where none is at work.',
    },
    rollback: {
      kind: 'boolean',
      describe: 'With a folder: shows the release that was on show before; sends nothing.',
    },
  },
} as const;

const unchanged = 'Not deployed; what was there before stays:';
const unplanned = 'Nothing was sent, and what a deploy would do cannot be told:';

export const run = defineCommand(command, async ({ values, positionals: [word = ''] }) => {
  const target = parseTarget(word, { from: values.from, isWindows: process.platform === 'win32' });
  if (target.kind === 'refused') throw new UsageError(target.message);
  if (values.rollback) return goBack(word, target, values);
  const state = values['dry-run'] ? unplanned : unchanged;
  const progress = createProgress(process.stderr);
  const plan = await (
    target.kind === 's3'
      ? sendToS3(target.place, state, values, progress)
      : sendToFolder(resolve(target.path), state, values, progress)
  ).finally(progress.end);
  console.log(values['dry-run'] ? formatPlanned(plan, word) : formatDeployed(plan, word));
  return 0;
});

interface DeployOptions {
  readonly from: string;
  readonly 'dry-run': boolean;
  readonly unlock: boolean;
}

async function goBack(
  word: string,
  target: DeployTarget,
  { 'dry-run': isDryRun, unlock }: DeployOptions,
): Promise<number> {
  if (target.kind !== 'folder')
    throw new UsageError(
      'A storage holds one release. Build the content of that time again and deploy it, without --rollback.',
    );
  const { from, to } = await explainFailure(unchanged, () =>
    rollBack(resolve(target.path), new Date(), isDryRun, { unlock }),
  );
  console.log(
    isDryRun
      ? `Would show ${to} instead of ${from}; nothing was changed.`
      : `${word} shows ${to} again, instead of ${from}.`,
  );
  return 0;
}

function sendToFolder(
  folder: string,
  state: string,
  { from, 'dry-run': isDryRun, unlock }: DeployOptions,
  progress: Progress,
): Promise<DeployPlan> {
  return explainFailure(state, () =>
    useRelease(resolve(from), (release) =>
      deployToFolder(release, folder, new Date(), isDryRun, { unlock, progress }),
    ),
  );
}

async function sendToS3(
  place: S3Place,
  state: string,
  { from, 'dry-run': isDryRun, unlock: unlocks }: DeployOptions,
  progress: Progress,
): Promise<DeployPlan> {
  // The client of the storage is large, and only needed here.
  const { deployToS3, explainS3Failure, openStorage, unlock } = await loadOptional(
    () => import('../../publish/deploy/s3/index.ts'),
  );
  const interruption = new AbortController();
  void untilInterrupted().then(() => interruption.abort(new Error('it was stopped.')));
  return explainFailure(
    state,
    () =>
      useRelease(resolve(from), async (release) => {
        const storage = openStorage(
          place,
          process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'],
        );
        try {
          if (unlocks && !isDryRun) await unlock(storage);
          return await deployToS3(
            release,
            storage,
            new Date(),
            isDryRun,
            interruption.signal,
            progress,
          );
        } finally {
          storage.close();
        }
      }),
    (error) => explainS3Failure(error),
  );
}
