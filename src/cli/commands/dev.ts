import { serveDraft } from '../../publish/dev/index.ts';
import {
  contentOptions,
  prepareEnvironment,
  openContentFolder,
  parsePort,
} from '../publication.ts';
import { untilInterrupted } from '../interrupted.ts';
import { defineCommand } from '../command.ts';

const command = {
  name: 'dev',
  describe:
    'Shows the site while you write, drafts included. A page follows each change; search works only in a build.',
  options: {
    ...contentOptions,
    port: { kind: 'number', placeholder: 'N', describe: 'The port to serve on.', default: 4321 },
  },
} as const;

export const run = defineCommand(command, async ({ values }) => {
  prepareEnvironment();
  await serveDraft(
    {
      contentFolder: await openContentFolder(values.content),
      today: values.today,
      port: parsePort(values.port),
    },
    untilInterrupted(),
    console.log,
  );
  return 0;
});
