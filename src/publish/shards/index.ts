export { createShardSource, parseShard } from './source.ts';
export { publishShard } from './shard.ts';
export { openFolderStore, openStorageStore, type PartStore } from './store.ts';
