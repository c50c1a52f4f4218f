import type { CalendarDate } from '../../domain/locale/index.ts';
import { publish } from '../../publish/index.ts';
import { parseShard, publishShard } from '../../publish/shards/index.ts';
import { UsageError } from '../arguments.ts';
import { defineCommand } from '../command.ts';
import { openPartStore, storeOption } from '../part-store.ts';
import {
  createRelease,
  openContentFolder,
  prepareEnvironment,
  releaseOptions,
} from '../publication.ts';

const command = {
  name: 'build',
  describe:
    'Checks the content and builds the site. The site on show is replaced only when the new one is complete.',
  options: {
    ...releaseOptions,
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
    shard: {
      kind: 'string',
      placeholder: 'K/N',
      describe:
        'Renders only the pages of the shard K of N, counted from 1, into --store, and shows nothing; assemble makes the release of all shards.',
    },
    store: storeOption,
  },
} as const;

export const run = defineCommand(command, async ({ values }) => {
  if ((values.shard === undefined) !== (values.store === undefined))
    throw new UsageError('--shard K/N and --store STORE belong together. Write both.');
  if (values.shard !== undefined && values.store !== undefined) {
    const { ledger, preview, cold, explain, retire, reason } = values;
    const foreign = Object.entries({ ledger, preview, cold, explain, retire, reason }).find(
      ([, value]) => value !== undefined && value !== false,
    );
    if (foreign !== undefined)
      throw new UsageError(
        `A shard makes no release, and --${foreign[0]} is about one. Leave it out.`,
      );
    return buildShard(values, values.shard, values.store);
  }
  if (values.explain !== undefined && !values.explain.startsWith('/'))
    throw new UsageError(
      `--explain takes an address of this site that begins with /, such as /faq/is-it-safe/. Found: ${values.explain}`,
    );
  const publication = await createRelease(values);
  return (await publish(
    { ...publication, isCold: values.cold, explained: values.explain },
    console.log,
  ))
    ? 0
    : 1;
});

async function buildShard(
  { content, today }: { readonly content: string; readonly today: CalendarDate | undefined },
  word: string,
  storeWord: string,
): Promise<number> {
  const shard = parseShard(word);
  if (shard === undefined)
    throw new UsageError(
      `--shard takes which shard of how many, counted from 1, such as 3/16; found "${word}".`,
    );
  const contentFolder = await openContentFolder(content);
  prepareEnvironment();
  const store = await openPartStore(storeWord);
  try {
    return (await publishShard({ contentFolder, today, shard, store }, console.log)) ? 0 : 1;
  } finally {
    store.close();
  }
}
