import { publish } from '../publish/publish.ts';
import { buildOptions, toPublication } from './publication.ts';
import { runCommand } from './run-command.ts';

const command = {
  name: 'npm run build',
  describe: 'Checks the content and builds the site. The site on show is replaced only when the new one is complete.',
  options: {
    ...buildOptions,
    preview: { kind: 'boolean', describe: 'Builds for a look: permalinks.json, which holds what was published, stays as it is.' },
    retire: { kind: 'string', placeholder: 'ADDRESS', describe: 'Gives up an address that was published, such as /faq/is-it-safe/; several with commas between.' },
    reason: { kind: 'string', placeholder: 'TEXT', describe: 'Why, to stand in permalinks.json.' },
  },
} as const;

await runCommand(command, async ({ values }) => {
  const addresses = (values.retire ?? '').split(',').map((address) => address.trim()).filter((address) => address !== '');
  const retirement = addresses.length === 0 ? undefined : { addresses, reason: values.reason };
  return (await publish({ ...(await toPublication(values)), entersLedger: !values.preview, retirement }, console.log)) ? 0 : 1;
});
