import { serveDraft } from '../publish/dev/dev.ts';
import { contentOptions, prepareEnvironment, openContentFolder, toPort } from './publication.ts';
import { untilInterrupted } from './interrupted.ts';
import { runCommand } from './run-command.ts';

const command = {
  name: 'npm run dev',
  describe:
    'Shows the site while you write, drafts included. A page follows each change; search works only in a build.',
  options: {
    ...contentOptions,
    port: { kind: 'number', placeholder: 'N', describe: 'The port to serve on.', default: 4321 },
  },
} as const;

await runCommand(command, async ({ values }) => {
  prepareEnvironment('development');
  await serveDraft(
    {
      contentFolder: await openContentFolder(values.content),
      today: values.today,
      port: toPort(values.port),
    },
    untilInterrupted(),
    console.log,
  );
  return 0;
});
// Vite keeps watching where it could not start.
process.exit();
