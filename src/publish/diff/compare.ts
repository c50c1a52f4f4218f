import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readContentFolder } from '../../check/files/content-folder.ts';
import { describeBecame } from './successors.ts';
import type { ChangesReport } from './format.ts';
import { toChanges, type Fate, type Inventory } from './change.ts';
import type { CalendarDate } from '../../domain/locale/dates.ts';
import { toRoute } from '../../domain/addresses/ledger-route.ts';
import { fixedPermalinks } from '../../domain/addresses/permalink.ts';
import { readLedger } from '../ledger-file.ts';
import { createGit } from '../git.ts';
import { RefusedError } from '../refused.ts';
import { manifestFile, readManifest, type Manifest } from '../finalize/manifest.ts';
import { useWorkspace } from '../workspace.ts';
import { toContentInventory } from './content-inventory.ts';
import { findRevision, writeRevision } from './git-content.ts';
import { readReleaseInventory } from './release-inventory.ts';

/** What a comparison of two states needs to know besides their names. */
export interface Compared {
  readonly contentFolder: string;
  readonly today: CalendarDate;
  /** The variables of the process, of which git gets a few. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Compares two git revisions of the content, two content folders or two releases. Throws a `RefusedError` where one cannot be
 * read, and where one is content and the other a release.
 */
export async function compareStates(
  old: string,
  next: string,
  compared: Compared,
): Promise<ChangesReport> {
  const [before, after] = [await readState(old, compared), await readState(next, compared)];
  if (before.isRelease !== after.isRelease)
    throw new RefusedError(
      `${before.isRelease ? old : next} is a release and ${before.isRelease ? next : old} is content; what they hold cannot be compared. Name two releases, or two revisions or folders of content.`,
    );
  const changes = toChanges(before.inventory, after.inventory, after.fate);
  return {
    old,
    new: next,
    changes,
    unknown: before.isRelease ? unknownOfReleases : [...before.unknown, ...after.unknown],
  };
}

const unknownOfReleases = [
  'Claims without a mark: told are the sentences that name what they rest on, as pages show them. Compare two revisions of the content for all that the check finds.',
  'Reviews are told as the pages word them, and sources as the page of sources lists them; a change of labels is a change of both.',
];

interface State {
  readonly isRelease: boolean;
  readonly inventory: Inventory;
  /** What became of addresses that are not there any more. */
  readonly fate: Fate;
  readonly unknown: readonly string[];
}

async function readState(word: string, compared: Compared): Promise<State> {
  const folder = resolve(word);
  if (await isThere(folder, 'isDirectory')) {
    if (await isThere(join(folder, 'site.yml'), 'isFile'))
      return readContentState(word, folder, compared.today);
    const manifest = await readManifest(folder);
    if (manifest !== undefined) return readReleaseState(folder, manifest);
    throw new RefusedError(
      `${folder} holds no site.yml, so it is no content, and no ${manifestFile}, so it is no release. Name a folder of either kind, or a git revision.`,
    );
  }
  const git = createGit(compared.contentFolder, compared.environment);
  const commit = await findRevision(git, word);
  if (commit === undefined)
    throw new RefusedError(
      `There is no folder ${folder}, and no git revision "${word}" around ${compared.contentFolder}. Name a folder, or a revision as git log shows it.`,
    );
  return useWorkspace(compared.contentFolder, async (workspace) => {
    await writeRevision(git, compared.contentFolder, commit, workspace);
    return readContentState(word, workspace, compared.today);
  });
}

async function readContentState(name: string, folder: string, today: CalendarDate): Promise<State> {
  const { inventory, unread } = toContentInventory(readContentFolder(folder), today);
  const live = new Set([
    ...Object.values<string>(fixedPermalinks),
    ...(inventory.pages?.keys() ?? []),
    ...(inventory.anchors?.keys() ?? []),
  ]);
  const ledger = await readLedger(folder);
  const unknown = unread.map((path) => `What ${path} holds in ${name}: it cannot be read.`);
  const toTarget = (page: string) => {
    const route = toRoute(page, ledger, live);
    return route.kind === 'live' ? route.address : undefined;
  };
  return {
    isRelease: false,
    inventory,
    fate: { toBecome: (address) => describeBecame(address, ledger, live), toTarget },
    unknown,
  };
}

async function readReleaseState(folder: string, manifest: Manifest): Promise<State> {
  const { inventory, redirects, live } = await readReleaseInventory(folder, manifest);
  const toBecome = (address: string) =>
    live.has(address)
      ? 'the page keeps its id'
      : redirects.has(address)
        ? `leads to ${redirects.get(address)}`
        : 'leads nowhere';
  return {
    isRelease: true,
    inventory,
    fate: { toBecome, toTarget: (page) => redirects.get(page) },
    unknown: [],
  };
}

async function isThere(path: string, kind: 'isDirectory' | 'isFile'): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.[kind]() === true;
}
