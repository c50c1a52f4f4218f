import { publish } from '../../publish/index.ts';
import { UsageError } from '../arguments.ts';
import { buildOptions, isOnCi, createPublication } from '../publication.ts';
import { defineCommand } from '../command.ts';

const command = {
  name: 'build',
  describe:
    'Checks the content and builds the site. The site on show is replaced only when the new one is complete.',
  options: {
    ...buildOptions,
    ledger: {
      kind: 'choice',
      of: ['write', 'require-committed', 'keep'],
      describe:
        'What becomes of permalinks.json, which holds what was published: write enters the release (the default); require-committed ends with 1, before anything is shown, if it would have to be changed; keep builds for a look and leaves it as it is.',
    },
    preview: { kind: 'boolean', describe: 'The same as --ledger keep.' },
    cold: {
      kind: 'boolean',
      describe:
        'Renders all pages anew and takes from earlier builds only the bundled code of the pages. The release is the same to the byte; this takes longer.',
    },
    explain: {
      kind: 'string',
      placeholder: 'ADDRESS',
      describe:
        'Says why the page at an address of the site, such as /faq/is-it-safe/, was made anew or not.',
    },
    retire: {
      kind: 'string',
      placeholder: 'ADDRESS',
      describe:
        'Gives up an address that was published, such as /faq/is-it-safe/; several with commas between.',
    },
    reason: { kind: 'string', placeholder: 'TEXT', describe: 'Why, to stand in permalinks.json.' },
  },
} as const;

export const run = defineCommand(command, async ({ values }) => {
  const addresses = (values.retire ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const retirement = addresses.length === 0 ? undefined : { addresses, reason: values.reason };
  if (values.preview && values.ledger !== undefined && values.ledger !== 'keep')
    throw new UsageError(
      `--preview leaves permalinks.json as it is, and --ledger ${values.ledger} does not. Write one of them.`,
    );
  if (values.explain !== undefined && !values.explain.startsWith('/'))
    throw new UsageError(
      `--explain takes an address of this site that begins with /, such as /faq/is-it-safe/. Found: ${values.explain}`,
    );
  const ledger = values.preview ? 'keep' : (values.ledger ?? 'write');
  return (await publish(
    {
      ...(await createPublication(values)),
      ledger,
      isOnCi: isOnCi(),
      isCold: values.cold,
      explained: values.explain,
      retirement,
    },
    console.log,
  ))
    ? 0
    : 1;
});
