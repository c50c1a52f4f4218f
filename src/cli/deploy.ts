import { resolve } from 'node:path';
import { explainFailure } from '../publish/deploy/failure.ts';
import { readRelease } from '../publish/deploy/release.ts';
import { formatDeployed, formatPlanned } from '../publish/deploy/report.ts';
import { rollBack } from '../publish/deploy/roll-back.ts';
import { deployToFolder } from '../publish/deploy/to-folder.ts';
import { UsageError } from './arguments.ts';
import { runCommand } from './run-command.ts';

const command = {
  name: 'npm run deploy',
  describe:
    'Sends a release to where readers get it: a folder, in which the link `current` leads to it. ' +
    'Exit code 0: done; 1: it could not be done, and what was there before stays; 2: wrong usage.',
  positionals: { placeholder: 'TARGET', describe: 'A folder on this computer.', min: 1, max: 1 },
  options: {
    from: { kind: 'string', placeholder: 'DIR', describe: 'The release, as npm run build wrote it.', default: 'dist' },
    'dry-run': { kind: 'boolean', describe: 'Lists what would be sent, kept and removed, and changes nothing.' },
    rollback: { kind: 'boolean', describe: 'Shows the release that was on show before; sends nothing.' },
  },
} as const;

await runCommand(command, async ({ values, positionals: [word = ''] }) => {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(word)) throw new UsageError(`"${word}" is no folder. Write the path of a folder.`);
  const folder = resolve(word);
  const isDryRun = values['dry-run'];
  if (values.rollback) {
    const { from, to } = await explainFailure(() => rollBack(folder, new Date(), isDryRun));
    console.log(isDryRun ? `Would show ${to} instead of ${from}; nothing was changed.` : `${folder} shows ${to} again, instead of ${from}.`);
    return 0;
  }
  const plan = await explainFailure(async () => deployToFolder(await readRelease(resolve(values.from)), folder, new Date(), isDryRun));
  console.log(isDryRun ? formatPlanned(plan, folder) : formatDeployed(plan, folder));
  return 0;
});
