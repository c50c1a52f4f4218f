import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatLedger, type Ledger } from '../domain/ledger.ts';
import { permalinks } from '../schemas/permalinks.ts';
import { writeContent } from './write-content.ts';

/** The name of the ledger below the content folder. */
export const ledgerFile = 'permalinks.json';

/** Reads the ledger; one without addresses where there is no file. Throws an error that says what to mend. */
export async function readLedger(contentFolder: string): Promise<Ledger> {
  const text = await readFile(join(contentFolder, ledgerFile), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
    throw error;
  });
  return parseLedger(text);
}

/** The ledger of its text. Throws an error that says what to mend. */
export function parseLedger(text: string): Ledger {
  if (/^(?:<{7}|>{7}|={7})/m.test(text)) throw new Error(`${ledgerFile} holds the marks of a merge. Keep the lines of both sides, take the marks out, and build again.`);
  const { data, error } = permalinks.safeParse(parseJson(text));
  if (data !== undefined) return new Map(Object.entries(data));
  const [issue] = error?.issues ?? [];
  const place = issue?.path.map(String).join(' › ') ?? '';
  throw new Error(`${ledgerFile} cannot be read: ${place === '' ? '' : `${place}: `}${issue?.code === 'invalid_key' ? (issue.issues[0]?.message ?? '') : (issue?.message ?? '')} Mend the line, or take back the last change of the file.`);
}

/** Writes the ledger beside its file and then in its place; a file that says the same already is left alone. Returns whether it wrote. */
export async function writeLedger(contentFolder: string, ledger: Ledger): Promise<boolean> {
  const bytes = Buffer.from(formatLedger(ledger));
  const before = await readFile(join(contentFolder, ledgerFile)).catch(() => undefined);
  if (before?.equals(bytes)) return false;
  await writeContent(contentFolder, [{ path: ledgerFile, bytes }]);
  return true;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${ledgerFile} is no JSON: ${error instanceof Error ? error.message : String(error)}. Mend it, or take back the last change of the file.`);
  }
}
