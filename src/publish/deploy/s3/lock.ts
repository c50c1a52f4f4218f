import { randomUUID } from 'node:crypto';
import { RefusedError } from '../../refused.ts';
import type { Storage } from './storage.ts';

/** The name of the file in the storage that is there while a deploy is at work. */
export const lockFile = '.deploying.json';

const headers = { contentType: 'application/json;charset=utf-8', cacheControl: 'no-store' };

/**
 * Runs a deploy while a lock in the storage keeps others out. Throws a `RefusedError` where another has it. A storage that
 * knows conditional writes gives it to one alone; with others it is read first and again after it was written, which two
 * deploys can only both pass where one is slower between these steps than the other is with all of them.
 */
export async function withLock<Result>(
  storage: Storage,
  now: Date,
  deploy: () => Promise<Result>,
): Promise<Result> {
  const token = randomUUID();
  const other = await storage.read(lockFile);
  if (other?.includes('"token"') === false)
    throw new Error(
      `${lockFile} in the storage is not what a deploy writes. Look whether AWS_ENDPOINT_URL_S3 is the address of the storage; if it is, remove that file, then deploy again.`,
    );
  if (other !== undefined) throw new RefusedError(describe(other));
  await storage.create(
    lockFile,
    Buffer.from(JSON.stringify({ token, since: now.toISOString() })),
    headers,
  );
  // Not what `create` says: where its answer was lost, the client has asked again and was told that there is one.
  const written = await storage.read(lockFile);
  if (!isOf(token, written)) throw new RefusedError(describe(written));
  try {
    return await deploy();
  } finally {
    // Where somebody has removed it and deploys meanwhile, the lock is theirs.
    if (isOf(token, await storage.read(lockFile).catch(() => undefined)))
      await storage.remove(lockFile).catch(() => undefined);
  }
}

/** Removes the lock of a deploy that was cut off. */
export async function unlock(storage: Storage): Promise<void> {
  await storage.remove(lockFile);
}

function isOf(token: string, lock: string | undefined): boolean {
  return lock?.includes(token) === true;
}

function describe(lock: string | undefined): string {
  const { day, time } = /"since":"(?<day>[\d-]+)T(?<time>\d\d:\d\d)/.exec(lock ?? '')?.groups ?? {};
  const begun = day === undefined ? '' : `, begun on ${day} at ${time} UTC,`;
  return `Another deploy to this storage${begun} has not ended; nothing was sent. Wait until it has, then deploy again. Where you know that it was cut off and none is at work, deploy with --unlock.`;
}
