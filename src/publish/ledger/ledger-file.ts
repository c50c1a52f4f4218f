import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  mergeLedgers,
  serializeLedger,
  ledgerFile,
  type Ledger,
  parseLedgerText,
  type LedgerText,
} from '../../domain/addresses/index.ts';
import { parsePermalink } from '../../schemas/index.ts';
import { waitForLock } from '../files/lock.ts';
import { openCacheFolder } from '../project/index.ts';
import { writeContent } from '../journal/index.ts';

/** Reads the ledger; one without addresses if there is no file. Throws an error that says what to mend. */
export async function readLedger(contentFolder: string): Promise<Ledger> {
  return parseLedger((await readLedgerText(contentFolder)) ?? '{}');
}

/** The text of the ledger of a folder; undefined if there is no file. */
export async function readLedgerText(folder: string): Promise<string | undefined> {
  return readFile(join(folder, ledgerFile), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** The ledger of its text, with the lines of both sides if it holds the marks of a merge. Throws an error that says what to mend. */
export function parseLedger(text: string): Ledger {
  const parsed = parseLedgerText(text, parsePermalink);
  refuseFaults(text, parsed.faults);
  return parsed.ledger;
}

/** Throws an error for the first of the parts of a ledger that cannot be read. */
export function refuseFaults(text: string, [fault]: LedgerText['faults']): void {
  if (fault === undefined) return;
  const line = text.slice(0, fault.start).split(/\r\n|\n|\r/).length;
  throw new Error(
    `${ledgerFile}:${line} cannot be read. ${fault.message} Mend the line, or take back the last change of the file.`,
  );
}

/**
 * Writes the ledger beside its file and then in its place; a file that says the same already is left alone. If the file is
 * not `before` any more, as after another build, what it holds now is kept too. Returns whether it wrote.
 */
export async function writeLedger(
  contentFolder: string,
  ledger: Ledger,
  before: string | undefined,
): Promise<boolean> {
  const lock = await waitForLock(
    join(
      await openCacheFolder(contentFolder),
      `ledger-${createHash('sha256').update(contentFolder).digest('hex').slice(0, 16)}.lock`,
    ),
  );
  try {
    const now = await readLedgerText(contentFolder);
    const text = serializeLedger(
      now === undefined || now === before ? ledger : mergeLedgers(ledger, parseLedger(now)),
    );
    if (now === text) return false;
    await writeContent(contentFolder, [{ path: ledgerFile, bytes: Buffer.from(text) }]);
    return true;
  } finally {
    lock.release();
  }
}
