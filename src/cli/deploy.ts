import { resolve } from 'node:path';
import { explainFailure } from '../publish/deploy/failure.ts';
import type { DeployPlan } from '../publish/deploy/plan.ts';
import { readRelease } from '../publish/deploy/release.ts';
import { formatDeployed, formatPlanned } from '../publish/deploy/report.ts';
import { rollBack } from '../publish/deploy/roll-back.ts';
import { parseS3Place, type S3Place } from '../publish/deploy/s3/place.ts';
import { deployToFolder } from '../publish/deploy/to-folder.ts';
import { UsageError } from './arguments.ts';
import { runCommand } from './run-command.ts';

const command = {
  name: 'npm run deploy',
  describe:
    'Sends a release to where readers get it: a folder, in which the link `current` leads to it, or an S3-compatible storage. ' +
    'Exit code 0: done; 1: it could not be done; 2: wrong usage.',
  positionals: { placeholder: 'TARGET', describe: 'A folder on this computer, or s3://BUCKET or s3://BUCKET/PREFIX.', min: 1, max: 1 },
  options: {
    from: { kind: 'string', placeholder: 'DIR', describe: 'The release, as npm run build wrote it.', default: 'dist' },
    'dry-run': { kind: 'boolean', describe: 'Lists what would be sent, kept and removed, and changes nothing.' },
    unlock: { kind: 'boolean', describe: 'With a storage: removes first the lock of a deploy that was cut off. Only where none is at work.' },
    rollback: { kind: 'boolean', describe: 'With a folder: shows the release that was on show before; sends nothing.' },
  },
} as const;

const unchanged = 'Not deployed; what was there before stays:';
const unplanned = 'Nothing was sent, and what a deploy would do cannot be told:';

await runCommand(command, async ({ values, positionals: [word = ''] }) => {
  const isDryRun = values['dry-run'];
  const place = parseS3Place(word);
  if (place === undefined && /^[a-z][a-z\d+.-]+:\/\//i.test(word)) throw new UsageError(`"${word}" is neither a folder nor a bucket. Write a path, or s3://BUCKET/PREFIX.`);
  if (values.unlock && place === undefined) throw new UsageError('A folder knows by itself which deploys were cut off. Deploy to it without --unlock.');
  if (values.rollback) return goBack(word, place, isDryRun);
  const from = resolve(values.from);
  const state = isDryRun ? unplanned : unchanged;
  const plan = place === undefined ? await explainFailure(state, async () => deployToFolder(await readRelease(from), resolve(word), new Date(), isDryRun)) : await sendToS3(from, place, state, values);
  console.log(isDryRun ? formatPlanned(plan, word) : formatDeployed(plan, word));
  return 0;
});

async function goBack(word: string, place: S3Place | undefined, isDryRun: boolean): Promise<number> {
  if (place !== undefined) throw new UsageError('A storage holds one release. Build the content of that time again and deploy it, without --rollback.');
  const { from, to } = await explainFailure(unchanged, () => rollBack(resolve(word), new Date(), isDryRun));
  console.log(isDryRun ? `Would show ${to} instead of ${from}; nothing was changed.` : `${word} shows ${to} again, instead of ${from}.`);
  return 0;
}

async function sendToS3(from: string, place: S3Place, state: string, options: { readonly 'dry-run': boolean; readonly unlock: boolean }): Promise<DeployPlan> {
  // The client of the storage is large, and only needed here.
  const [{ openStorage }, { deployToS3 }, { explainS3Failure }, { unlock }] = await Promise.all([import('../publish/deploy/s3/storage.ts'), import('../publish/deploy/s3/to-s3.ts'), import('../publish/deploy/s3/explain.ts'), import('../publish/deploy/s3/lock.ts')]);
  return explainFailure(state, async () => {
    const release = await readRelease(from);
    const storage = openStorage(place, process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL']);
    try {
      if (options.unlock && !options['dry-run']) await unlock(storage);
      return await deployToS3(release, storage, new Date(), options['dry-run']);
    } finally {
      storage.close();
    }
  }, explainS3Failure);
}
