import { formatCommand } from '../../domain/text/index.ts';
import { collectChangedAddresses, findLastRelease } from '../../domain/machine-readable/index.ts';
import { announce, readLedger, readPageChanges } from '../../publish/ledger/index.ts';
import {
  readIndexNowKey,
  readSiteUrl,
  readUpdated,
  resolveToday,
} from '../../publish/content/index.ts';
import { UsageError } from '../arguments.ts';
import { contentOptions, openContentFolder } from '../publication.ts';
import { defineCommand } from '../command.ts';

const command = {
  name: 'announce',
  describe:
    'Tells search engines, by IndexNow, which pages the last release changed. Run it when the release is on its host.',
  options: {
    since: {
      kind: 'date',
      describe: 'All pages that changed since this day. Default: the day of the last release.',
    },
    'dry-run': { kind: 'boolean', describe: 'Prints the addresses, and sends nothing.' },
    endpoint: {
      kind: 'string',
      placeholder: 'URL',
      describe: 'Where they are sent.',
      default: 'https://api.indexnow.org/indexnow',
    },
    content: contentOptions.content,
  },
} as const;

export const run = defineCommand(command, async ({ values }) => {
  const contentFolder = await openContentFolder(values.content);
  const siteUrl = await readSiteUrl(contentFolder);
  if (siteUrl === undefined)
    throw new UsageError(`site.yml gives no address. Run ${formatCommand('check')}, and mend it.`);
  if (!URL.canParse(values.endpoint))
    throw new UsageError(`--endpoint takes an address; found "${values.endpoint}".`);
  const days = {
    ledger: await readLedger(contentFolder),
    changes: (await readPageChanges(contentFolder)) ?? new Map(),
    updated: readUpdated(contentFolder, resolveToday(contentFolder, undefined)),
  };
  const since = values.since ?? findLastRelease(days);
  const addresses = since === undefined ? [] : collectChangedAddresses(days, siteUrl, since);
  if (addresses.length === 0) {
    console.log('permalinks.json knows of no page that changed; nothing was sent.');
    return 0;
  }
  console.log(addresses.join('\n'));
  if (values['dry-run']) return 0;
  const key = await readIndexNowKey(contentFolder);
  if (key === undefined)
    throw new UsageError(
      'site.yml has no indexNow. Write there a key of 8 to 128 letters and digits, publish, and run this again.',
    );
  await announce({ siteUrl, key, addresses }, values.endpoint);
  console.log(
    `Sent ${addresses.length} ${addresses.length === 1 ? 'address' : 'addresses'} to ${values.endpoint}.`,
  );
  return 0;
});
