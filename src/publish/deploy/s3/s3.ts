import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Progress, silentProgress } from '../../../progress/index.ts';
import { forEachAtOnce } from '../../files/at-once.ts';
import { getContentType, getCacheControl, isServerFile } from '../../files/release-file.ts';
import { DeployError, explainFailure } from '../failure.ts';
import { planDeploy, getStage, type DeployPlan } from '../plan.ts';
import type { Release } from '../release.ts';
import { explainS3Failure, type FileHeaders, type Storage } from './storage.ts';
import { RefusedError } from '../../project/index.ts';

/** The name of the file in the storage that is there while a deploy is at work. */
export const lockFile = '.deploying.json';

const headers = { contentType: 'application/json;charset=utf-8', cacheControl: 'no-store' };

/** The name of the file in the storage. */
const stateFile = '.deployed.json';

/** How many files are sent at once. */
const sentAtOnce = 8;

const unfinished =
  'The deploy did not end. Each page that is there still has all that it loads, and the next deploy goes on from here:';

/**
 * Deploys a release to a storage: only what is new or changed, what pages load before the pages,
 * and last what goes. Where it is cut off, each page that is there still has all that it loads, and
 * the next deploy goes on. Files that no deploy has sent are left alone. Returns what was done, or,
 * with `isDryRun`, what would be. Throws a `RefusedError` if another deploy is at work, and a
 * `DeployError` if it fails after something was sent. `signal` cuts it off in good order: what was
 * sent is written down and the lock removed, then it throws the reason of the signal.
 */
export async function deployToS3(
  release: Release,
  storage: Storage,
  now: Date,
  isDryRun: boolean,
  signal = new AbortController().signal,
  progress: Progress = silentProgress,
): Promise<DeployPlan> {
  const deploy = () =>
    throwReason(signal, () => planAndSend(release, storage, now, isDryRun, signal, progress));
  return isDryRun ? deploy() : withLock(storage, now, deploy);
}

/**
 * Runs a step and throws the reason of the signal where that has ended it, in place of what the
 * client then says.
 */
async function throwReason<Result>(
  signal: AbortSignal,
  run: () => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof DeployError)) signal.throwIfAborted();
    throw error;
  }
}

async function planAndSend(
  release: Release,
  storage: Storage,
  now: Date,
  isDryRun: boolean,
  signal: AbortSignal,
  progress: Progress,
): Promise<DeployPlan> {
  const [text, listed] = await Promise.all([storage.read(stateFile, signal), storage.list(signal)]);
  const state = parseState(text);
  const files = new Map(
    [...release.files]
      .filter(([path]) => !isServerFile(path))
      .map(([path, hash]) => [path, addHeaders(path, hash)]),
  );
  const plan = planDeploy(files, { files: readState(state, listed), kept: state.kept }, now);
  const isSame =
    plan.sent.length === 0 &&
    plan.gone.length === 0 &&
    plan.kept.size === state.kept.size &&
    [...plan.kept.keys()].every((path) => state.kept.has(path));
  if (!isDryRun && !isSame)
    await carryOut(release.folder, storage, state, plan, files, signal, progress);
  return plan;
}

/** The hashes of the files that are there; a file that is not as it was sent has none. */
function readState({ files }: S3State, listed: ReadonlyMap<string, string>): Map<string, string> {
  const there = [...files].filter(([path]) => listed.has(path));
  return new Map(
    there.map(([path, { hash, etag }]) => [path, listed.get(path) === etag ? hash : '']),
  );
}

async function carryOut(
  folder: string,
  storage: Storage,
  state: S3State,
  plan: DeployPlan,
  hashes: ReadonlyMap<string, string>,
  signal: AbortSignal,
  progress: Progress,
): Promise<void> {
  const writeState = async () =>
    void (await storage.send(
      stateFile,
      Buffer.from(formatState(state)),
      getFileHeaders(stateFile),
    ));
  // First of all, so that whatever happens the next deploy knows each file that this one may have
  // sent.
  for (const path of plan.sent) state.files.set(path, { hash: '', etag: '' });
  await writeState();
  try {
    await explainFailure(
      unfinished,
      () =>
        throwReason(signal, () =>
          exchange(folder, storage, state, plan, hashes, writeState, signal, progress),
        ),
      (error) => explainS3Failure(error),
    );
  } catch (error) {
    // What was sent need not be sent again; where the storage is out of reach, it must.
    await writeState().catch(() => undefined);
    throw error;
  }
}

async function exchange(
  folder: string,
  storage: Storage,
  state: S3State,
  plan: DeployPlan,
  hashes: ReadonlyMap<string, string>,
  writeState: () => Promise<void>,
  signal: AbortSignal,
  progress: Progress,
): Promise<void> {
  const sent = progress.begin('Sending the files that changed', plan.sent.length);
  for (const stage of Map.groupBy(plan.sent, getStage).values()) {
    await forEachAtOnce(stage, sentAtOnce, async (path) => {
      const etag = await storage.send(
        path,
        await readFile(join(folder, path)),
        getFileHeaders(path),
        signal,
      );
      state.files.set(path, { hash: hashes.get(path) ?? '', etag });
      sent.advance();
    });
  }
  // Before anything goes, so that the week of each file counts from now.
  state.kept = plan.kept;
  await writeState();
  const removed = progress.begin('Removing the files that are gone', plan.gone.length);
  await forEachAtOnce(plan.gone, sentAtOnce, async (path) => {
    await storage.remove(path, signal);
    state.files.delete(path);
    removed.advance();
  });
  if (plan.gone.length > 0) await writeState();
}

function getFileHeaders(path: string): FileHeaders {
  return { contentType: getContentType(path), cacheControl: getCacheControl(path) };
}

/**
 * A hash that changes with the headers too, so that a file is sent anew where only those have
 * changed.
 */
function addHeaders(path: string, hash: string): string {
  const { contentType, cacheControl } = getFileHeaders(path);
  return createHash('sha256').update([hash, contentType, cacheControl].join('\n')).digest('hex');
}

/** What is known of a file in the storage. */
interface SentFile {
  /**
   * Of its bytes and headers; empty if it was begun to be sent and nobody knows whether it is
   * there.
   */
  readonly hash: string;
  /**
   * What the storage called it when it was sent. A file that is called otherwise was changed by
   * somebody else.
   */
  readonly etag: string;
}

/**
 * What deploys have put into a storage. It lies there itself, so that any computer can deploy next.
 */
interface S3State {
  readonly files: Map<string, SentFile>;
  /** When each file of earlier releases that stayed left them, as an ISO time. */
  kept: ReadonlyMap<string, string>;
}

/**
 * Reads the state; without a text, that of a storage that nothing was deployed to. Throws if the
 * text is none.
 */
function parseState(text: string | undefined): S3State {
  const value = parse(text ?? '{"files":{},"kept":{}}');
  if (!isRecord(value) || !isRecord(value['files']) || !isRecord(value['kept']))
    throw new Error(
      `${stateFile} in the storage is not what a deploy writes. Remove it and deploy again: then every file is sent.`,
    );
  const files = Object.entries(value['files']).map(([path, file]) => {
    const { hash, etag } = isRecord(file) ? file : {};
    return [
      path,
      { hash: typeof hash === 'string' ? hash : '', etag: typeof etag === 'string' ? etag : '' },
    ] as const;
  });
  return {
    files: new Map(files),
    kept: new Map(Object.entries(value['kept']).map(([path, left]) => [path, String(left)])),
  };
}

function formatState({ files, kept }: S3State): string {
  const sort = <Value>(values: ReadonlyMap<string, Value>) =>
    Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ files: sort(files), kept: sort(kept) });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Runs a deploy while a lock in the storage keeps others out. Throws a `RefusedError` if another
 * has it. A storage that knows conditional writes gives it to one alone; with others it is read
 * first and again after it was written, which two deploys can only both pass where one is slower
 * between these steps than the other is with all of them.
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
  // Not what `create` says: where its answer was lost, the client has asked again and was told that
  // there is one.
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
