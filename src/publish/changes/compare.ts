import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readContentFolder } from '../../check/files/content-folder.ts';
import { describeBecame } from '../../domain/changes-became.ts';
import type { ChangesReport } from '../../domain/changes-text.ts';
import { toChanges, type Inventory } from '../../domain/changes.ts';
import type { CalendarDate } from '../../domain/dates.ts';
import type { Ledger } from '../../domain/ledger.ts';
import { fixedPermalinks } from '../../domain/permalink.ts';
import { readLedger } from '../ledger-file.ts';
import { RefusedError } from '../refused.ts';
import { useWorkspace } from '../workspace.ts';
import { toContentInventory } from './content-inventory.ts';
import { findRevision, writeRevision } from './git-content.ts';

/** What a comparison of two states needs to know besides their names. */
export interface Compared {
  readonly contentFolder: string;
  readonly today: CalendarDate;
}

/** Compares two git revisions of the content or two content folders. Throws a `RefusedError` where one cannot be read. */
export async function compareStates(old: string, next: string, compared: Compared): Promise<ChangesReport> {
  const [before, after] = [await readState(old, compared), await readState(next, compared)];
  const live = new Set([...Object.values<string>(fixedPermalinks), ...(after.inventory.pages?.keys() ?? []), ...(after.inventory.anchors?.keys() ?? [])]);
  const changes = toChanges(before.inventory, after.inventory, (address) => describeBecame(address, after.ledger, live));
  return { old, new: next, changes, unknown: [...before.unknown, ...after.unknown] };
}

interface State {
  readonly inventory: Inventory;
  readonly ledger: Ledger;
  readonly unknown: readonly string[];
}

async function readState(word: string, compared: Compared): Promise<State> {
  const folder = resolve(word);
  if (await isThere(folder, 'isDirectory')) {
    if (await isThere(join(folder, 'site.yml'), 'isFile')) return readContentState(word, folder, compared.today);
    throw new RefusedError(`${folder} holds no site.yml, so it is no content. Name a content folder or a git revision.`);
  }
  const commit = await findRevision(compared.contentFolder, word);
  if (commit === undefined) throw new RefusedError(`There is no folder ${folder}, and no git revision "${word}" around ${compared.contentFolder}. Name a folder, or a revision as git log shows it.`);
  return useWorkspace(async (workspace) => {
    await writeRevision(compared.contentFolder, commit, workspace);
    return readContentState(word, workspace, compared.today);
  });
}

async function readContentState(name: string, folder: string, today: CalendarDate): Promise<State> {
  const { inventory, unread } = toContentInventory(readContentFolder(folder), today);
  return { inventory, ledger: await readLedger(folder), unknown: unread.map((path) => `What ${path} holds in ${name}: it cannot be read.`) };
}

async function isThere(path: string, kind: 'isDirectory' | 'isFile'): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.[kind]() === true;
}
