import { link, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a file that does not exist yet, whole or not at all. Throws where one of that name exists. */
export async function writeNewFile(file: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await useDraft(file, content, async (draft) => {
    await link(draft, file).catch(async (error: unknown) => {
      // Some memory sticks know no links; `wx` does not write over a file either.
      if (!(
        error instanceof Error &&
        'code' in error &&
        (error.code === 'EPERM' || error.code === 'ENOTSUP')
      ))
        throw error;
      await writeFile(file, content, { flag: 'wx' });
    });
  });
}

/** Replaces a file, whole or not at all; its permissions stay. */
export async function replaceFile(file: string, bytes: Buffer): Promise<void> {
  const { mode } = await stat(file);
  await useDraft(file, bytes, (draft) => rename(draft, file), mode);
}

let drafts = 0;

/** Writes beside the file under a name that the check passes over, and removes what is left of it. */
async function useDraft(
  file: string,
  content: string | Buffer,
  use: (draft: string) => Promise<void>,
  mode = 0o666,
): Promise<void> {
  // The name of the file may be as long as a name can be.
  drafts += 1;
  const draft = join(dirname(file), `.${process.pid}-${drafts}~`);
  try {
    await writeFile(draft, content, { mode });
    await use(draft);
  } finally {
    await rm(draft, { force: true });
  }
}
