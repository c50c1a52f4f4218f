import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toContentType } from '../../content-type.ts';
import { toCacheControl } from '../../hashed-file.ts';
import { isServerFile } from '../../server-file.ts';
import { forEachAtOnce } from '../../at-once.ts';
import { DeployError, explainFailure } from '../failure.ts';
import { planDeploy, type DeployPlan } from '../plan.ts';
import type { Release } from '../release.ts';
import { toStage } from '../stage.ts';
import { explainS3Failure } from './explain.ts';
import { withLock } from './lock.ts';
import { formatState, parseState, stateFile, type S3State } from './state.ts';
import type { FileHeaders, Storage } from './storage.ts';

/** How many files are sent at once. */
const sentAtOnce = 8;

const unfinished =
  'The deploy did not end. Each page that is there still has all that it loads, and the next deploy goes on from here:';

/**
 * Deploys a release to a storage: only what is new or changed, what pages load before the pages, and last what goes.
 * Where it is cut off, each page that is there still has all that it loads, and the next deploy goes on. Files that no
 * deploy has sent are left alone. Returns what was done, or, with `isDryRun`, what would be. Throws a `RefusedError` where
 * another deploy is at work, and a `DeployError` where it fails after something was sent. `signal` cuts it off in good order:
 * what was sent is written down and the lock removed, then it throws the reason of the signal.
 */
export async function deployToS3(
  release: Release,
  storage: Storage,
  now: Date,
  isDryRun: boolean,
  signal = new AbortController().signal,
): Promise<DeployPlan> {
  const deploy = () =>
    throwReason(signal, () => planAndSend(release, storage, now, isDryRun, signal));
  return isDryRun ? deploy() : withLock(storage, now, deploy);
}

/** Runs a step and throws the reason of the signal where that has ended it, in place of what the client then says. */
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
): Promise<DeployPlan> {
  const [text, listed] = await Promise.all([storage.read(stateFile, signal), storage.list(signal)]);
  const state = parseState(text);
  const files = new Map(
    [...release.files]
      .filter(([path]) => !isServerFile(path))
      .map(([path, hash]) => [path, addHeaders(path, hash)]),
  );
  const plan = planDeploy(files, { files: toThere(state, listed), kept: state.kept }, now);
  const isSame =
    plan.sent.length === 0 &&
    plan.gone.length === 0 &&
    plan.kept.size === state.kept.size &&
    [...plan.kept.keys()].every((path) => state.kept.has(path));
  if (!isDryRun && !isSame) await carryOut(release.folder, storage, state, plan, files, signal);
  return plan;
}

/** The hashes of the files that are there; a file that is not as it was sent has none. */
function toThere({ files }: S3State, listed: ReadonlyMap<string, string>): Map<string, string> {
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
): Promise<void> {
  const writeState = async () =>
    void (await storage.send(stateFile, Buffer.from(formatState(state)), toHeaders(stateFile)));
  // First of all, so that whatever happens the next deploy knows each file that this one may have sent.
  for (const path of plan.sent) state.files.set(path, { hash: '', etag: '' });
  await writeState();
  try {
    await explainFailure(
      unfinished,
      () =>
        throwReason(signal, () =>
          exchange(folder, storage, state, plan, hashes, writeState, signal),
        ),
      explainS3Failure,
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
): Promise<void> {
  for (const stage of Map.groupBy(plan.sent, toStage).values()) {
    await forEachAtOnce(stage, sentAtOnce, async (path) => {
      const etag = await storage.send(
        path,
        await readFile(join(folder, path)),
        toHeaders(path),
        signal,
      );
      state.files.set(path, { hash: hashes.get(path) ?? '', etag });
    });
  }
  // Before anything goes, so that the week of each file counts from now.
  state.kept = plan.kept;
  await writeState();
  await forEachAtOnce(plan.gone, sentAtOnce, async (path) => {
    await storage.remove(path, signal);
    state.files.delete(path);
  });
  if (plan.gone.length > 0) await writeState();
}

function toHeaders(path: string): FileHeaders {
  return { contentType: toContentType(path), cacheControl: toCacheControl(path) };
}

/** A hash that changes with the headers too, so that a file is sent anew where only those have changed. */
function addHeaders(path: string, hash: string): string {
  const { contentType, cacheControl } = toHeaders(path);
  return createHash('sha256').update([hash, contentType, cacheControl].join('\n')).digest('hex');
}
