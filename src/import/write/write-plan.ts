import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  toEntryId,
  toPermalink,
  planLedgerFiles,
  ledgerFile,
} from '../../domain/addresses/index.ts';
import type { ImportPlan } from '../import-documents.ts';
import { replaceFile, writeNewFile } from '../../sources/index.ts';
import { readKnownContent } from './known-content.ts';
import type { InputPlan, Plan } from './plan.ts';
import { formatObstacle, readExisting, resolveState, type PlannedFile } from './planned-file.ts';

/**
 * Writes the new files, referenced ones first, and then the redirects. Nothing is overwritten; each
 * file is written atomically, and one that fails does not stop the others. Returns the plan as
 * carried out: with the obstacle of each file that was not written, and without redirects to it.
 */
export async function writePlan(folder: string, plan: ImportPlan): Promise<ImportPlan> {
  const inputs: InputPlan[] = [];
  for (const input of plan.inputs) {
    const files: PlannedFile[] = [];
    for (const file of input.files) files.push(await writeFile(folder, file));
    inputs.push({ ...input, files });
  }
  const unwritten = new Set(
    inputs
      .flatMap(({ files }) => files)
      .filter((file) => resolveState(file) === 'unwritable')
      .flatMap(({ path }) => collectPermalinks(path)),
  );
  const redirects = new Map([...plan.redirects].filter(([, { to }]) => !unwritten.has(to ?? '')));
  try {
    await writeRedirects(folder, redirects);
    return { ...plan, inputs, redirects };
  } catch (error) {
    const failure = `The redirects from old addresses were not entered. ${formatObstacle(error)}`;
    return {
      inputs,
      redirects: new Map(),
      failures: [...plan.failures, { name: ledgerFile, failure }],
    };
  }
}

async function writeFile(folder: string, file: PlannedFile): Promise<PlannedFile> {
  if (resolveState(file) !== 'new') return file;
  try {
    const bytes = file.copyOf === undefined ? file.bytes : await readFile(file.copyOf);
    await writeNewFile(join(folder, file.path), bytes);
    return file;
  } catch (error) {
    const isCopy = file.copyOf !== undefined;
    const { obstacle = formatObstacle(error) } = await readExisting(folder, file.path, isCopy);
    return { ...file, obstacle };
  }
}

/** The permalink of an entry that has a page. */
function collectPermalinks(path: string): string[] {
  return (['articles', 'faq', 'pages'] as const).flatMap((collection) =>
    path.startsWith(`${collection}/`) ? [toPermalink(collection, toEntryId(path))] : [],
  );
}

async function writeRedirects(folder: string, redirects: Plan['redirects']): Promise<void> {
  if (redirects.size === 0) return;
  // Read again, so that changes since the planning are kept.
  const { ledger, ledgerTexts } = await readKnownContent(folder);
  if (ledger === undefined) return;
  const next = new Map([...redirects, ...ledger]);
  // The build divides it, and removes what it has divided.
  for (const { path, text } of planLedgerFiles(next, ledgerTexts, { mayDivide: false })) {
    const file = join(folder, path);
    if (text === undefined) continue;
    if (ledgerTexts.has(path)) await replaceFile(file, Buffer.from(text));
    else await writeNewFile(file, text);
  }
}
