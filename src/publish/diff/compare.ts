import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  collectBodyClaims,
  collectDataClaims,
  parseContent,
  type Content,
  type Entry,
  readContentFolder,
  type ContentFile,
  resolveReview,
  collectVisibleImages,
  findNode,
} from '../../check/index.ts';
import {
  resolveRoute,
  formatPlace,
  splitPlace,
  type Ledger,
  fixedPermalinks,
  toPermalink,
} from '../../domain/addresses/index.ts';
import type { Claim } from '../../domain/claims/index.ts';
import { collectHeadings } from '../../domain/entries/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import type { Review } from '../../domain/reviews/index.ts';
import { isSettings } from '../../schemas/index.ts';
import { createGit } from '../content/git.ts';
import { useWorkspace } from '../files/workspace.ts';
import { manifestFile, readManifest, type Manifest } from '../finalize/manifest.ts';
import { readLedger } from '../ledger/ledger-file.ts';
import { RefusedError } from '../project/index.ts';
import { diffInventories, type Fate, type Inventory, type Listed } from './change.ts';
import type { ChangesReport } from './format.ts';
import { findRevision, writeRevision } from './git-content.ts';
import { readReleaseInventory } from './release-inventory.ts';
import { createHash } from 'node:crypto';

/** What stands in a repository in the place of a file that is kept elsewhere (Git LFS). */
const pointer =
  /^version https:\/\/git-lfs\.github\.com\/spec\/[^\n]*\n(?:[^\n]*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d+)\n/;

/** The fields that say nothing to a reader, or are told as something else. */
const untold: ReadonlySet<string> = new Set(['reviewed', 'draft', 'waive', 'unreachable']);

/** What a comparison of two states needs to know besides their names. */
interface Compared {
  readonly contentFolder: string;
  readonly today: CalendarDate;
  /** The variables of the process, of which git gets a few. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Compares two git revisions of the content, two content folders or two releases. Throws a
 * `RefusedError` if one cannot be read, and where one is content and the other a release.
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
  const changes = diffInventories(before.inventory, after.inventory, after.fate);
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
  const { inventory, unread } = createContentInventory(readContentFolder(folder), today);
  const live = new Set([
    ...Object.values<string>(fixedPermalinks),
    ...(inventory.pages?.keys() ?? []),
    ...(inventory.anchors?.keys() ?? []),
  ]);
  const ledger = await readLedger(folder);
  const unknown = unread.map((path) => `What ${path} holds in ${name}: it cannot be read.`);
  const findTarget = (page: string) => {
    const route = resolveRoute(page, ledger, live);
    return route.kind === 'live' ? route.address : undefined;
  };
  return {
    isRelease: false,
    inventory,
    fate: {
      describeBecome: (address) => describeBecame(address, ledger, live),
      findTarget: findTarget,
    },
    unknown,
  };
}

async function readReleaseState(folder: string, manifest: Manifest): Promise<State> {
  const { inventory, redirects, live } = await readReleaseInventory(folder, manifest);
  const describeBecome = (address: string) =>
    live.has(address)
      ? 'the page keeps its id'
      : redirects.has(address)
        ? `leads to ${redirects.get(address)}`
        : 'leads nowhere';
  return {
    isRelease: true,
    inventory,
    fate: { describeBecome: describeBecome, findTarget: (page) => redirects.get(page) },
    unknown: [],
  };
}

async function isThere(path: string, kind: 'isDirectory' | 'isFile'): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.[kind]() === true;
}

/** What content holds for readers, as it will be on a day, and the files that could not be read. */
interface ContentInventory {
  readonly inventory: Inventory;
  readonly unread: readonly string[];
}

/**
 * Lists what the files of a content folder hold. Drafts, and what is dated after `today`, are left
 * out.
 */
function createContentInventory(
  files: readonly ContentFile[],
  today: CalendarDate,
): ContentInventory {
  const content = parseContent(files, today);
  const images = new Map(
    files.flatMap(({ path, role, bytes }) =>
      role.kind === 'image' ? [[path.toLowerCase(), describeImage(bytes)]] : [],
    ),
  );
  const things = {
    pages: new Map<string, Listed>(),
    claims: new Map<string, Listed>(),
    sources: new Map<string, Listed>(),
    reviews: new Map<string, Listed>(),
    anchors: new Map<string, Listed>(),
  };
  for (const entry of content.entries) {
    if (isSettings(entry.collection) || entry.visibility !== 'published') continue;
    const address = toPermalink(entry.collection, entry.id);
    if (entry.collection === 'sources')
      things.sources.set(entry.id, { words: getTitle(entry), facts: formatFacts(entry) });
    else
      things.pages.set(address, {
        words: getTitle(entry),
        facts: new Map([...formatFacts(entry), ...collectImageFacts(entry, images)]),
      });
    const review = resolveReview(content, entry);
    if (review !== undefined)
      things.reviews.set(address, {
        words: getTitle(entry),
        facts: collectReviewFacts(review),
        page: address,
      });
    addClaims(content, entry, address, things.claims);
    for (const { anchor, text } of entry.body?.tree === undefined
      ? []
      : collectHeadings(entry.body.tree)) {
      things.anchors.set(formatPlace(address, anchor), {
        words: text,
        facts: new Map(),
        page: address,
      });
    }
    entry.releaseBody();
  }
  return { inventory: things, unread: listUnread(content) };
}

function addClaims(
  content: Content,
  entry: Entry,
  address: string,
  claims: Map<string, Listed>,
): void {
  for (const { claim, sentence, citedIds } of collectBodyClaims(content, entry, { borne: true })) {
    const words = sentence.replace(/\s+/g, ' ').trim();
    claims.set(`${address} ${words}`, {
      words: '',
      facts: formatClaim(claim, citedIds),
      page: address,
    });
  }
  // What a title promises rests on what the text names for the same.
  for (const { claim, field, text, same } of collectDataClaims(content, entry)) {
    const facts = formatClaim(
      claim,
      same.flatMap(({ citedIds }) => citedIds),
    );
    claims.set(`${address} ${field}: ${text.text.replace(/\s+/g, ' ')}`, {
      words: '',
      facts,
      page: address,
    });
  }
}

function formatClaim({ strength }: Claim, citedIds: readonly string[]): Map<string, string> {
  return new Map([
    ['rests on', [...new Set(citedIds)].join(', ')],
    ['strength', strength === 'strong' ? 'certainty' : 'effect'],
  ]);
}

/** The images that an entry shows, each with what tells its bytes from others. */
function collectImageFacts(entry: Entry, images: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    collectVisibleImages(entry).map((path) => [
      `image ${path}`,
      images.get(path.toLowerCase()) ?? '',
    ]),
  );
}

/**
 * The fields of an entry and its text, as far as they reach the page. Other line breaks are no
 * change.
 */
function formatFacts(entry: Entry): Map<string, string> {
  const fields = [...(entry.yaml?.root?.fields ?? [])].filter(([name]) => !untold.has(name));
  const facts = new Map(fields.map(([name, { node }]) => [name, formatValue(node.value)]));
  return facts.set('text', entry.bodySource.replace(/\s+/g, ' '));
}

function formatValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(formatValue).join(', ');
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // oxlint-disable-next-line typescript/no-base-to-string -- objects take the other way
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function collectReviewFacts({ by, on, state, isSelf, overdueSince }: Review): Map<string, string> {
  const words = {
    current: 'of these words',
    edited: 'of words that were edited since',
    unbound: 'of words that nobody can tell',
  }[state];
  return new Map([
    ['by', by],
    ['on', on],
    ['review', words],
    ['self-review', isSelf ? 'yes' : 'no'],
    ['overdue', overdueSince === undefined ? 'no' : `since ${overdueSince}`],
  ]);
}

function getTitle(entry: Entry): string {
  const value = ['title', 'question', 'label', 'name']
    .map((name) => findNode(entry.yaml?.root, [name])?.value)
    .find((each) => typeof each === 'string');
  return typeof value === 'string' ? value : '';
}

/** Entries whose fields or text nobody can read for certain. */
function listUnread({ entries, files }: Content): string[] {
  const read = new Map(
    entries.map((entry) => [
      entry.path,
      entry.yaml?.root !== undefined &&
        (entry.frontMatter === undefined || entry.body?.tree !== undefined),
    ]),
  );
  for (const entry of entries) entry.releaseBody();
  return files
    .filter(({ path, role }) => role.kind === 'entry' && read.get(path) !== true)
    .map(({ path }) => path);
}

/**
 * What tells the bytes of an image from others, for people: their number and the beginning of their
 * SHA-256.
 */
export function describeImage(bytes: Buffer): string {
  const [, kept, size] = pointer.exec(bytes.toString('latin1', 0, 400)) ?? [];
  const hash = kept ?? createHash('sha256').update(bytes).digest('hex');
  return `${size ?? bytes.length} bytes (${hash.slice(0, 8)})`;
}

/**
 * What will become of an address that is gone from the content, in words, as far as the ledger
 * tells before a build; `live` are the addresses that the content still has.
 */
export function describeBecame(address: string, ledger: Ledger, live: ReadonlySet<string>): string {
  if (!ledger.has(address)) return 'permalinks.json does not know it, so it was not published';
  const route = resolveRoute(address, ledger, live);
  if (route.kind === 'live') return `leads to ${route.address}`;
  if (route.kind === 'retired') return 'retired';
  return splitPlace(address).id === undefined
    ? 'leads nowhere yet; the build will ask for a redirect, or for --retire'
    : 'the build keeps the old id where it can tell which heading was reworded, and else asks';
}
