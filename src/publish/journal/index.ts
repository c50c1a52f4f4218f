import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import {
  chmod,
  copyFile,
  link,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'astro/zod';
import { formatCommand } from '../../domain/text/index.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import { waitForLock, type Lock } from '../files/lock.ts';

/** A file of the content folder as it shall be; without bytes it goes. */
export interface FileChange {
  /** The path below the content folder, with `/` between folders. */
  readonly path: string;
  readonly bytes: Buffer | undefined;
}

/** Both names end in `~`, as leftovers of editors do: no command reads them as content. */
const journalName = '.changes~';
const lockName = '.changes.lock~';

/** How long a command waits for another that is changing the content, in milliseconds. */
const longestWait = 60_000;
const flushedAtOnce = 16;

/**
 * A path as it may stand in a journal, which might have come with the content: of a file within the
 * content folder.
 */
const journalPath = z
  .string()
  .refine(
    (path) =>
      !/[\\\0]/.test(path) &&
      path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
  );

const state = z.object({
  /** Whether the changes are being made, or taken back after one of them failed. */
  direction: z.enum(['forward', 'back']),
  changes: z.array(
    z.object({
      path: journalPath,
      /** SHA-256 of the bytes before and after; null if there is no file then. */
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
type State = z.output<typeof state>;

/**
 * Makes changes of content files, all or none, also if the process is killed or the power fails:
 * what is to be written, and what stands there now, are put into a journal first, which the next
 * command finishes (`finishChanges`). If a change fails, what stood there before is put back, and
 * an error is thrown whose cause is the first one.
 */
export async function writeContent(folder: string, changes: readonly FileChange[]): Promise<void> {
  if (changes.length === 0) return;
  const lock = await lockContent(folder);
  try {
    await recover(folder);
    await writeJournal(folder, changes).catch(async (error: unknown) => {
      await rm(join(folder, journalName), { recursive: true, force: true }).catch(() => undefined);
      throw createFailure(error, 'nothing was changed');
    });
    const journal = await readJournal(folder);
    if (journal === undefined)
      throw new Error(
        `The journal of the changes in ${folder} was removed by something else. Run the command again.`,
      );
    try {
      await apply(folder, journal, 'forward');
    } catch (error) {
      await writeState(folder, { ...journal, direction: 'back' }).catch(() => undefined);
      const isBack = await apply(folder, journal, 'back').then(
        () => true,
        () => false,
      );
      if (!isBack)
        throw createFailure(
          error,
          `some files are changed; the next command puts them back from ${journalName}`,
        );
      await removeJournal(folder);
      throw createFailure(error, 'nothing was changed');
    }
    await removeJournal(folder);
  } finally {
    await unlock(folder, lock);
  }
}

/**
 * Finishes or takes back what a command that was cut off left half done, and waits for one that is
 * at work. A file that was edited since is left alone. Returns what to tell the person, a line
 * each; nothing if nothing was left. Throws if it cannot be done.
 */
export async function finishChanges(folder: string): Promise<string[]> {
  // One that was killed before it began leaves the file of its lock.
  if (!existsSync(join(folder, journalName)) && !existsSync(join(folder, lockName))) return [];
  const lock = await lockContent(folder);
  try {
    return await recover(folder);
  } finally {
    await unlock(folder, lock);
  }
}

async function recover(folder: string): Promise<string[]> {
  if (!existsSync(join(folder, journalName))) return [];
  const journal = await readJournal(folder);
  // Without a state the changes were not begun.
  const edited = journal === undefined ? [] : await apply(folder, journal, journal.direction);
  await removeJournal(folder);
  if (journal === undefined) return [];
  const count = journal.changes.length - edited.length;
  const files = count === 1 ? '1 file' : `${count} files`;
  return [
    journal.direction === 'forward'
      ? `A command was cut off before; its change of ${files} is finished now.`
      : `A command failed before; its change of ${files} is taken back now.`,
    ...edited.map(
      (path) =>
        `${path} was edited since, and is left as it is. Run ${formatCommand('check')} to see whether it still fits.`,
    ),
  ];
}

/**
 * Writes what the changes need beside the content; the state comes last, and with it they are
 * begun.
 */
async function writeJournal(folder: string, changes: readonly FileChange[]): Promise<void> {
  const journal = join(folder, journalName);
  await mkdir(journal);
  const steps: State['changes'] = [];
  await forEachAtOnce([...changes.entries()], flushedAtOnce, async ([index, { path, bytes }]) => {
    const [file, next, former] = [
      join(folder, path),
      join(journal, `${index}`),
      join(journal, `${index}.before`),
    ];
    await refuseLink(folder, path);
    const before = await readIfThere(file);
    if (before === undefined && bytes === undefined)
      throw new Error(`ENOENT: there is no file ${file} to remove`);
    if (before !== undefined) {
      await link(file, former).catch(() => copyFile(file, former));
      await flush(former);
    }
    if (bytes !== undefined) {
      await writeFile(next, bytes);
      if (before !== undefined) await chmod(next, (await stat(file)).mode);
      await flush(next);
    }
    steps[index] = {
      path,
      before: before === undefined ? null : hash(before),
      after: bytes === undefined ? null : hash(bytes),
    };
  });
  await writeState(folder, { direction: 'forward', changes: steps });
}

async function writeState(folder: string, written: State): Promise<void> {
  const path = join(folder, journalName, 'state.json');
  await writeFile(`${path}.new`, JSON.stringify(written));
  await flush(`${path}.new`);
  await rename(`${path}.new`, path);
  await flush(join(folder, journalName));
}

async function readJournal(folder: string): Promise<State | undefined> {
  const text = await readIfThere(join(folder, journalName, 'state.json'));
  if (text === undefined) return undefined;
  try {
    return state.parse(JSON.parse(text.toString()));
  } catch (error) {
    const place = join(folder, journalName);
    throw new Error(
      `${place} is not what a command writes that was cut off, so it cannot be finished. Look into it, remove that folder, then run ${formatCommand('check')}.`,
      { cause: error },
    );
  }
}

/**
 * Brings every file to the state after the changes, or before them. Returns the paths of those that
 * are in neither, which are left alone.
 */
async function apply(
  folder: string,
  { changes }: State,
  direction: State['direction'],
): Promise<string[]> {
  const edited: string[] = [];
  for (const [index, { path, before, after }] of changes.entries()) {
    const file = join(folder, path);
    const wanted = direction === 'forward' ? after : before;
    const found = await readIfThere(file);
    const present = found === undefined ? null : hash(found);
    if (present === wanted) continue;
    if (present !== before && present !== after) {
      edited.push(path);
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await refuseLink(folder, path);
    if (wanted === null) await rm(file);
    else
      await rename(
        join(folder, journalName, direction === 'forward' ? `${index}` : `${index}.before`),
        file,
      );
  }
  for (const place of new Set(changes.map(({ path }) => dirname(join(folder, path)))))
    await flush(place);
  return edited;
}

/** Throws if the folder of a file is a link: what lies behind it is no content. */
async function refuseLink(folder: string, path: string): Promise<void> {
  const place = dirname(join(folder, path));
  if (!existsSync(place) || (await realpath(place)) === join(await realpath(folder), dirname(path)))
    return;
  throw new Error(
    `${place} is a link to another folder, where nothing is changed. Put the folder itself there.`,
  );
}

/**
 * The state goes first: without it, what is left of a journal is only removed. What cannot be
 * removed stays for the next command.
 */
async function removeJournal(folder: string): Promise<void> {
  try {
    await rm(join(folder, journalName, 'state.json'), { force: true });
    await rm(join(folder, journalName), { recursive: true, force: true });
  } catch {
    // The files of the content are whole, and the next command tries again.
  }
}

/**
 * Takes the lock of the folder. Its file is removed with it, so one that was removed meanwhile is
 * taken again.
 */
async function lockContent(folder: string): Promise<Lock> {
  const file = join(folder, lockName);
  const signal = AbortSignal.timeout(longestWait);
  for (;;) {
    // Not opened: closing a descriptor would give up a lock that this process has on the file.
    await writeFile(file, '', { flag: 'wx' }).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw createFailure(error, 'nothing was changed');
    });
    const before = parseFileNumber(file);
    const lock = await waitForLock(file, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
      throw new Error(
        `Another command has been changing ${folder} for a minute. Wait until it has ended, then try again.`,
        { cause: error },
      );
    });
    if (before !== undefined && parseFileNumber(file) === before) return lock;
    lock.release();
  }
}

async function unlock(folder: string, lock: Lock): Promise<void> {
  // Windows removes no file that is open; there the empty file stays.
  await rm(join(folder, lockName), { force: true }).catch(() => undefined);
  lock.release();
}

function parseFileNumber(file: string): bigint | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
}

/** Makes sure that a file or folder is on the disk. Not every system opens a folder to flush it. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'EISDIR'].some((code) => hasCode(error, code))) throw error;
  } finally {
    await handle?.close();
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function createFailure(error: unknown, outcome: string): Error {
  return new Error(
    `The content could not be written, and ${outcome}. ${error instanceof Error ? error.message : String(error)}`,
    { cause: error },
  );
}
