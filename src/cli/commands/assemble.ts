import { publish } from '../../publish/index.ts';
import { createShardSource } from '../../publish/shards/index.ts';
import { UsageError } from '../arguments.ts';
import { defineCommand } from '../command.ts';
import { openPartStore, storeOption } from '../part-store.ts';
import { createRelease, releaseOptions } from '../publication.ts';

const command = {
  name: 'assemble',
  describe:
    'Makes the release of the pages that shards have rendered (build --shard), and of the same content; it is the same to the byte as that of a build on one machine. ' +
    'Exit code 0: done; 1: there are problems, or shards are to be run again; 2: wrong usage.',
  options: {
    ...releaseOptions,
    store: storeOption,
    'render-missing': {
      kind: 'boolean',
      describe: 'Renders here the pages of shards whose parts are missing or damaged.',
    },
  },
} as const;

export const run = defineCommand(command, async ({ values }) => {
  if (values.store === undefined)
    throw new UsageError('Write --store and where the shards have left what they rendered.');
  const publication = await createRelease(values);
  const store = await openPartStore(values.store);
  const source = createShardSource(store, {
    rendersMissing: values['render-missing'],
    print: console.log,
  });
  try {
    return (await publish({ ...publication, source }, console.log)) ? 0 : 1;
  } finally {
    store.close();
  }
});
