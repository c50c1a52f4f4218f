import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file of the content folder as it shall be; without bytes it goes. */
export interface FileChange {
  /** The path below the content folder, with `/` between folders. */
  readonly path: string;
  readonly bytes: Buffer | undefined;
}

/**
 * Makes changes of content files, all or none: each is written beside its file, then all take their names. Where one
 * fails, what stood there before is put back, and an error is thrown whose cause is the first one.
 */
export async function writeContent(folder: string, changes: readonly FileChange[]): Promise<void> {
  const steps = changes.map(({ path, bytes }) => ({ file: join(folder, path), bytes, beside: `${join(folder, path)}.${process.pid}~` }));
  const before = new Map<string, Buffer | undefined>();
  try {
    for (const { file, bytes, beside } of steps) {
      before.set(file, existsSync(file) ? await readFile(file) : undefined);
      if (bytes !== undefined) await writeBeside(file, beside, bytes);
    }
    for (const { file, bytes, beside } of steps) await (bytes === undefined ? rm(file) : rename(beside, file));
  } catch (error) {
    const lost: string[] = [];
    for (const { file, beside } of steps) {
      await rm(beside, { force: true }).catch(() => undefined);
      await restore(file, before).catch(() => lost.push(file));
    }
    const state = lost.length === 0 ? 'nothing was changed' : `what stood before could not be put back in ${lost.join(', ')}`;
    throw new Error(`The content could not be written, and ${state}. ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function writeBeside(file: string, beside: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(beside, bytes);
  if (existsSync(file)) await chmod(beside, (await stat(file)).mode);
}

async function restore(file: string, before: ReadonlyMap<string, Buffer | undefined>): Promise<void> {
  if (!before.has(file)) return;
  const bytes = before.get(file);
  if (bytes === undefined) await rm(file, { force: true });
  else if (!existsSync(file) || !(await readFile(file)).equals(bytes)) await writeFile(file, bytes);
}
