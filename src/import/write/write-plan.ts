import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { formatLedger, ledgerFile } from '../../domain/addresses/ledger.ts';
import { replaceFile, writeNewFile } from '../../sources/write-file.ts';
import { readKnownContent } from './known-content.ts';
import type { Plan } from './plan.ts';
import { toState } from './planned-file.ts';

/**
 * Writes the files that are new, those first that others name, and then the redirects. Nothing is written over; each file
 * is written whole or not at all. Throws where the folder cannot be written, and says which files were.
 */
export async function writePlan(folder: string, { inputs, redirects }: Plan): Promise<void> {
  const written: string[] = [];
  try {
    for (const { files } of inputs) {
      for (const file of files.filter((each) => toState(each) === 'new')) {
        await writeNewFile(join(folder, file.path), file.bytes);
        written.push(file.path);
      }
    }
    await writeRedirects(folder, redirects);
  } catch (error) {
    const state =
      written.length === 0
        ? 'Nothing was written.'
        : `Written so far: ${written.join(', ')}. Mend what is named above and import again: what is written stays, and the rest is added.`;
    throw new Error(
      `The import stopped: ${error instanceof Error ? error.message : String(error)}. ${state}`,
      { cause: error },
    );
  }
}

async function writeRedirects(folder: string, redirects: Plan['redirects']): Promise<void> {
  if (redirects.size === 0) return;
  // Read anew, so that what was entered since the planning stays.
  const { ledger } = await readKnownContent(folder);
  if (ledger === undefined) return;
  const text = formatLedger(new Map([...redirects, ...ledger]));
  const file = join(folder, ledgerFile);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === undefined) await writeNewFile(file, text);
  else if (before !== text) await replaceFile(file, Buffer.from(text));
}
