import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  isLedgerPath,
  ledgerFile,
  ledgerFolder,
  mergeLedgers,
  parseLedgerFiles,
  planLedgerFiles,
  type Ledger,
  type LedgerFault,
} from '../../domain/addresses/index.ts';
import { decodeSourceText, isLeftover } from '../../check/index.ts';
import { parsePermalink } from '../../schemas/index.ts';
import { waitForLock } from '../files/lock.ts';
import { openCacheFolder } from '../project/index.ts';
import { writeContent } from '../journal/index.ts';

/** The texts of the files of a ledger, by their paths below the content folder. */
export type LedgerTexts = ReadonlyMap<string, string>;

/**
 * Reads the ledger; one without addresses if there is no file. Throws an error that says what to
 * mend.
 */
export async function readLedger(contentFolder: string): Promise<Ledger> {
  return parseLedger(await readLedgerTexts(contentFolder));
}

/**
 * The texts of the files that hold the ledger of a content folder: one, its parts, or both, as
 * after a merge; none if there is no ledger. They are those that the check reads.
 */
export async function readLedgerTexts(contentFolder: string): Promise<LedgerTexts> {
  const names = await readdir(join(contentFolder, ledgerFolder)).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const parts = names.filter((name) => !isLeftover(name)).map((name) => `${ledgerFolder}/${name}`);
  const texts = new Map<string, string>();
  for (const path of [ledgerFile, ...parts.sort()].filter(isLedgerPath)) {
    const bytes = await readIfThere(join(contentFolder, path));
    if (bytes !== undefined) texts.set(path, decodeSourceText(bytes).text);
  }
  return texts;
}

/** The bytes of a file; undefined if it is not there. */
export async function readIfThere(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/**
 * The ledger of its files, with the lines of both sides if one holds the marks of a merge. Throws
 * an error that says what to mend.
 */
export function parseLedger(texts: LedgerTexts): Ledger {
  const { ledger, files } = parseLedgerFiles(texts, parsePermalink);
  for (const { path, text, faults } of files) refuseFaults(path, text, faults);
  return ledger;
}

/** Throws an error for the first of the parts of a file of the ledger that cannot be read. */
function refuseFaults(path: string, text: string, [fault]: readonly LedgerFault[]): void {
  if (fault === undefined) return;
  const line = text.slice(0, fault.start).split(/\r\n|\n|\r/).length;
  throw new Error(
    `${path}:${line} cannot be read. ${fault.message} Mend the line, or take back the last change of the file.`,
  );
}

/**
 * Writes the ledger beside its files and then in their place; files that say the same already are
 * left alone. If they are not `before` any more, as after another build, what they hold now is kept
 * too. Returns what it wrote, as people name it; undefined if nothing.
 */
export async function writeLedger(
  contentFolder: string,
  ledger: Ledger,
  before: LedgerTexts,
  options: { readonly mayDivide: boolean },
): Promise<string | undefined> {
  const lock = await waitForLock(
    join(
      await openCacheFolder(contentFolder),
      `ledger-${createHash('sha256').update(contentFolder).digest('hex').slice(0, 16)}.lock`,
    ),
  );
  try {
    const now = await readLedgerTexts(contentFolder);
    const isSame =
      now.size === before.size && [...now].every(([path, text]) => before.get(path) === text);
    const whole = isSame || now.size === 0 ? ledger : mergeLedgers(ledger, parseLedger(now));
    const changes = planLedgerFiles(whole, now, options);
    if (changes.length === 0) return undefined;
    await writeContent(
      contentFolder,
      changes.map(({ path, text }) => ({
        path,
        bytes: text === undefined ? undefined : Buffer.from(text),
      })),
    );
    return changes.some(({ path, text }) => path === ledgerFile && text !== undefined)
      ? ledgerFile
      : `the folder ${ledgerFolder}`;
  } finally {
    lock.release();
  }
}
