import type { BigIntStats } from 'node:fs';
import { openPack } from '../../store/index.ts';

/**
 * Knows by their metadata the files that have not changed since they were read, as the index of git
 * does, so that they need not be read again.
 */
export interface StatCache {
  /**
   * The identity (`identifyFile`) that the file at a path had when it was read; undefined if its
   * metadata are others, or unknown.
   */
  readonly get: (path: string, stats: BigIntStats) => string | undefined;
  /** Enters a file; `stats` are from before it was read. */
  readonly set: (path: string, stats: BigIntStats, identity: string) => void;
  /** Keeps what was asked for or entered, if that is not what is kept. */
  readonly save: () => void;
}

/**
 * A file may change once more without a change of its times for as long as these are coarse, which
 * is two seconds at most, on FAT. So one that is younger than this is not entered.
 */
const shortestAge = 3_000_000_000n;

const key = 'files';

/** Opens the metadata of files in a pack; `version` is the one of the pack, `now` in milliseconds. */
export function openStatCache(
  file: string,
  version: string,
  now: () => number = Date.now,
): StatCache {
  const pack = openPack<ReadonlyMap<string, readonly [metadata: string, identity: string]>>(
    file,
    version,
  );
  const before = pack.get(key) ?? new Map();
  const after = new Map<string, readonly [metadata: string, identity: string]>();
  let isChanged = false;
  return {
    get(path, stats) {
      const known = before.get(path);
      if (known === undefined || known[0] !== formatMetadata(stats)) return undefined;
      after.set(path, known);
      return known[1];
    },
    set(path, stats, identity) {
      const latest = stats.mtimeNs > stats.ctimeNs ? stats.mtimeNs : stats.ctimeNs;
      if (BigInt(now()) * 1_000_000n - latest < shortestAge) return;
      after.set(path, [formatMetadata(stats), identity]);
      isChanged = true;
    },
    save() {
      if (isChanged || after.size !== before.size) pack.set(key, after);
      pack.save();
    },
  };
}

/** All that changes if a file is written, replaced or given other times. */
function formatMetadata({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}
