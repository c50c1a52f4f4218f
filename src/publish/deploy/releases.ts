import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readRecord } from './record.ts';

/** How many releases a folder holds, the one on show among them. */
export const releasesKept = 5;

const releaseName = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z(?:-\d+)?$/;

/** A name for a release that is deployed now. */
export async function toNewName(releases: string, now: Date): Promise<string> {
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const taken = new Set(await readdir(releases));
  const isTaken = (name: string) => taken.has(name) || taken.has(`${name}.json`);
  let name = stamp;
  for (let number = 2; isTaken(name); number += 1) name = `${stamp}-${number}`;
  return name;
}

/**
 * Removes all but the last five releases: the one on show, those that were on show before it, and of others, from which
 * somebody went back, the newest. What cannot be removed stays for the next time.
 */
export async function removeOldReleases(releases: string, current: string): Promise<void> {
  const names = await readdir(releases);
  const found = names
    .filter((name) => releaseName.test(name))
    .sort()
    .reverse();
  const line = await listBefore(releases, current, new Set(found));
  const stay = new Set([...new Set([...line, ...found])].slice(0, releasesKept));
  const old = names.filter(
    (name) =>
      releaseName.test(name.replace(/\.json$/, '')) && !stay.has(name.replace(/\.json$/, '')),
  );
  for (const name of old)
    await rm(join(releases, name), { recursive: true, force: true }).catch(() => undefined);
}

/** The release, the one before it, the one before that, and so on, as far as they are there. */
async function listBefore(
  releases: string,
  current: string,
  found: ReadonlySet<string>,
): Promise<string[]> {
  const line: string[] = [];
  for (
    let name: string | undefined = current;
    name !== undefined && found.has(name) && !line.includes(name);
  ) {
    line.push(name);
    name = (await readRecord(releases, name)).before;
  }
  return line;
}
