import { publish } from '../publish/publish.ts';
import { buildOptions, toPublication } from './publication.ts';
import { runCommand } from './run-command.ts';

const command = {
  name: 'npm run build',
  describe: 'Checks the content and builds the site. The site on show is replaced only when the new one is complete.',
  options: buildOptions,
} as const;

await runCommand(command, async ({ values }) => ((await publish(await toPublication(values), console.log)) ? 0 : 1));
