import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Names that this process still writes to. */
const inUse = new Set<string>();

const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
const ownedName = /^[a-z]+-(?<pid>\d+)-(?<host>[0-9a-f]{6})-[0-9a-f]{12}$/;
const oneDay = 24 * 60 * 60 * 1000;

/** Makes a name that no other build uses and that tells which process on which machine works on it. */
export function createOwnedName(kind: string): string {
  const name = `${kind}-${process.pid}-${host}-${randomBytes(6).toString('hex')}`;
  inUse.add(name);
  return name;
}

/** Makes a folder of such a name in `parent`. */
export async function createOwnedFolder(parent: string, kind: string): Promise<string> {
  const folder = join(parent, createOwnedName(kind));
  await mkdir(parent, { recursive: true });
  // Not `recursive`, which takes a disk that can only be read for a missing folder.
  await mkdir(folder);
  return folder;
}

/** Says that this process is done with a name, so that whoever comes next may remove what bears it. */
export function releaseOwnedName(name: string): void {
  inUse.delete(name);
}

/** The entries of `parent` with an owned name whose process has ended; none where there is no such folder. */
export async function getAbandoned(parent: string): Promise<string[]> {
  const names = await readdir(parent).catch(() => []);
  const judged = await Promise.all(names.map(async (name) => ((await isAbandoned(parent, name)) ? [name] : [])));
  return judged.flat();
}

/** Removes what ended processes left in `parent`; what cannot be removed stays for the next time. */
export async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await getAbandoned(parent)) await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
}

async function isAbandoned(parent: string, name: string): Promise<boolean> {
  const owner = ownedName.exec(name)?.groups;
  if (owner === undefined || inUse.has(name)) return false;
  // A process of another machine cannot be asked; nothing of ours works for a day without a sign.
  if (owner['host'] !== host) return (await getAge(join(parent, name))) > oneDay;
  return Number(owner['pid']) === process.pid || !isRunning(Number(owner['pid']));
}

async function getAge(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? 0 : Date.now() - found.mtimeMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
