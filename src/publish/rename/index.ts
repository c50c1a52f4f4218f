import { formatCommand } from '../../domain/text/index.ts';
import {
  checkFiles,
  parseContent,
  type Content,
  type ContentFile,
  findNode,
  editFile,
  type Entry,
  parseStamp,
  collectReviewedContent,
  resolveReview,
  hashWords,
  createStampEdits,
  resolveFileRole,
  findMentions,
  changesOnlyEdits,
  type Edit,
  type Diagnostic,
} from '../../check/index.ts';
import { collections, toEntryPath } from '../../schemas/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import {
  isLedgerPath,
  ledgerFolder,
  planLedgerFiles,
  serializeLedger,
  toPermalink,
  type Renaming,
  renameInLedger,
} from '../../domain/addresses/index.ts';
import {
  type ReviewedContent,
  coversPage,
  createStampedContent,
  type ReviewStamp,
  type StampedContent,
} from '../../domain/reviews/index.ts';
import { RefusedError } from '../project/index.ts';
import type { FileChange } from '../journal/index.ts';

/** Renaming an entry, thought through to the end; nothing is written yet. */
export interface RenamePlan {
  readonly changes: readonly FileChange[];
  /** The files that name the entry, and at how many places each; the path is the one after. */
  readonly mended: readonly { readonly path: string; readonly places: number }[];
  /** How many reviews were of what the pages show, and got a new stamp so that they still are. */
  readonly keptReviews: number;
  /** What the pages of these entries will show; it is to be recorded with the new stamps. */
  readonly records: readonly { readonly entry: Entry; readonly shown: ReviewedContent }[];
  /** Whether the entry shows images that lie beside it; these keep their names. */
  readonly hasImages: boolean;
  /** Whether the ledger knows its address, which then leads to the new one. */
  readonly isPublished: boolean;
}

/**
 * Plans to give an entry another id, and to mend every reference to it. Throws a `RefusedError` if
 * a place cannot be changed safely, or where the content would have errors that it does not have
 * now.
 */
export function planRename(
  files: readonly ContentFile[],
  renaming: Renaming,
  today: CalendarDate,
): RenamePlan {
  const content = parseContent(files, today);
  const [oldPath, newPath] = [
    toEntryPath(renaming.collection, renaming.from),
    toEntryPath(renaming.collection, renaming.to),
  ];
  const renamePath = (path: string) => (path === oldPath ? newPath : path);
  const siteUrl = content.settings.url;
  const byPath = new Map(files.map((file) => [file.path, file]));
  const edited = content.entries.flatMap((entry) => {
    const edits = createEdits(entry, renaming, siteUrl);
    const file = byPath.get(entry.path);
    if (file === undefined || (edits.length === 0 && entry.path !== oldPath)) return [];
    // What is not UTF-8 would not be written back as it was read.
    if (edits.length > 0 && content.getText(entry.path)?.encoding !== 'utf-8')
      throw findUnreadable(entry, renaming);
    if (edits.length > 0 && !changesOnlyEdits(file, edits))
      throw new RefusedError(
        `In ${entry.path} more than the name "${renaming.from}" would change, as the site reads it. Write the places that name it plainly; nothing was changed.`,
      );
    const path = renamePath(file.path);
    return [
      {
        old: file,
        file: { ...editFile(file, edits), path, role: resolveFileRole(path) },
        path,
        places: edits.length,
      },
    ];
  });
  const byOld = new Map(edited.map(({ old, file }) => [old, file]));
  const ledger = planLedger(content, files, renaming, siteUrl, today);
  const changed = new Set(ledger.changes.map(({ path }) => path));
  const mended = files
    .filter(({ path }) => !changed.has(path))
    .map((file) => byOld.get(file) ?? file)
    .concat(ledger.files)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const kept = keepReviews(content, mended, renamePath, today);
  const stamped = new Map(kept.map(({ file }) => [file.path, file]));
  const after = mended.map((file) => stamped.get(file.path) ?? file);
  const written = new Set([...edited.map(({ path }) => path), ...stamped.keys()]);
  refuseNewErrors(
    checkFiles(files, today).diagnostics.map((problem) => ({
      ...problem,
      path: renamePath(problem.path),
    })),
    checkFiles(after, today).diagnostics,
  );
  return {
    changes: [
      ...after.flatMap(({ path, bytes }) => (written.has(path) ? [{ path, bytes }] : [])),
      ...ledger.changes,
      { path: oldPath, bytes: undefined },
    ],
    mended: edited.filter(({ places }) => places > 0).map(({ path, places }) => ({ path, places })),
    keptReviews: kept.length,
    records: kept.flatMap(({ entry, shown }) => (shown === undefined ? [] : [{ entry, shown }])),
    hasImages: hasImages(content.getEntry(renaming.collection, renaming.from)),
    isPublished: ledger.isPublished,
  };
}

/**
 * The ledger in which the old addresses lead to the new ones: what changes of its files, and those
 * that are written.
 */
function planLedger(
  content: Content,
  files: readonly ContentFile[],
  renaming: Renaming,
  siteUrl: string | undefined,
  today: CalendarDate,
): {
  readonly changes: readonly FileChange[];
  readonly files: readonly ContentFile[];
  readonly isPublished: boolean;
} {
  const odd = files.find(({ path, form }) => isPlaceOfLedger(path) && form !== 'file');
  if (odd !== undefined)
    throw new RefusedError(
      `${odd.path} holds the addresses that were published, and it is no plain file, so none of them could be led on. Run ${formatCommand('check')} and mend it first; nothing was changed.`,
    );
  const source = content.getLedger();
  const old = files.find(({ role }) => role.kind === 'ledger');
  if (source === undefined || old === undefined)
    return { changes: [], files: [], isPublished: false };
  const unread = source.files.find(({ faults }) => faults.length > 0);
  if (unread !== undefined)
    throw new RefusedError(
      `${unread.path} cannot be read as a whole, and it may hold addresses of ${renaming.from}. Run ${formatCommand('check')} and mend it first; nothing was changed.`,
    );
  const isPublished = source.ledger.has(toPermalink(renaming.collection, renaming.from));
  const renamed = renameInLedger(source.ledger, renaming, siteUrl, today);
  if (serializeLedger(renamed) === serializeLedger(source.ledger))
    return { changes: [], files: [], isPublished };
  const changes = planLedgerFiles(
    renamed,
    new Map(source.files.map(({ path, text }) => [path, text])),
  ).map(({ path, text }) => ({ path, bytes: text === undefined ? undefined : Buffer.from(text) }));
  return {
    changes,
    files: changes.flatMap(({ path, bytes }) =>
      bytes === undefined ? [] : [{ ...old, path, bytes, size: bytes.length }],
    ),
    isPublished,
  };
}

function isPlaceOfLedger(path: string): boolean {
  return path === ledgerFolder || isLedgerPath(path);
}

function createEdits(entry: Entry, renaming: Renaming, siteUrl: string | undefined): Edit[] {
  if (!entry.text.includes(renaming.from)) return [];
  const faults =
    (entry.yaml?.issues.length ?? 1) +
    (entry.frontMatter?.issues.length ?? 0) +
    (entry.body?.issues.length ?? 0);
  if (faults > 0) throw findUnreadable(entry, renaming);
  return findMentions(entry, renaming, siteUrl).map(({ start, edit }) => {
    if (edit !== undefined) return edit;
    throw new RefusedError(
      `${entry.path}:${entry.lines.toPlace(start, start).line} names "${renaming.from}" in a way that cannot be changed safely. Write it plainly; nothing was changed.`,
    );
  });
}

function findUnreadable({ path }: Entry, { from }: Renaming): RefusedError {
  return new RefusedError(
    `${path} cannot be read as a whole, and it may name "${from}". Run ${formatCommand('check')} and mend it first; nothing was changed.`,
  );
}

/** A review that held, with its entry as it will be. */
interface KeptReview {
  readonly file: ContentFile;
  readonly entry: Entry;
  /** What its page will show; undefined if the stamp covers only the words of the entry. */
  readonly shown: ReviewedContent | undefined;
}

/**
 * A mended reference is no edit, so a review that held goes on to hold: the stamps of those whose
 * content it changes are written anew.
 */
function keepReviews(
  before: Content,
  mended: readonly ContentFile[],
  renamePath: (path: string) => string,
  today: CalendarDate,
): KeptReview[] {
  const content = parseContent(mended, today);
  const byPath = new Map(content.entries.map((entry) => [entry.path, entry]));
  const files = new Map(mended.map((file) => [file.path, file]));
  return before.entries.flatMap((old): KeptReview[] => {
    if (parseStamp(old) === undefined || resolveReview(before, old)?.state !== 'current') return [];
    const [entry, file] = [byPath.get(renamePath(old.path)), files.get(renamePath(old.path))];
    const stamp = entry === undefined ? undefined : parseStamp(entry);
    const renewed =
      entry === undefined || stamp === undefined ? undefined : renewStamp(content, entry, stamp);
    if (entry === undefined || file === undefined || stamp === undefined || renewed === undefined)
      return [];
    const edits = createStampEdits(entry, { ...stamp, ...renewed.stamped });
    return edits === undefined || edits.length === 0
      ? []
      : [{ file: editFile(file, edits), entry, shown: renewed.shown }];
  });
}

/** Undefined if the stamp holds as it is. */
function renewStamp(
  content: Content,
  entry: Entry,
  stamp: ReviewStamp,
): { readonly stamped: StampedContent; readonly shown: ReviewedContent | undefined } | undefined {
  if (resolveReview(content, entry)?.state === 'current') return undefined;
  if (!coversPage(stamp)) return { stamped: { hash: hashWords(entry) }, shown: undefined };
  const shown = collectReviewedContent(content, entry);
  return shown === undefined ? undefined : { stamped: createStampedContent(shown), shown };
}

function refuseNewErrors(before: readonly Diagnostic[], after: readonly Diagnostic[]): void {
  const toKey = ({ path, line, rule }: Diagnostic) => `${path} ${line} ${rule}`;
  const known = new Map<string, number>();
  for (const problem of before)
    if (problem.severity === 'error')
      known.set(toKey(problem), (known.get(toKey(problem)) ?? 0) + 1);
  for (const problem of after) {
    if (problem.severity !== 'error') continue;
    const left = (known.get(toKey(problem)) ?? 0) - 1;
    if (left < 0)
      throw new RefusedError(
        `With the new name there would be an error that is not there now, so nothing was changed. ${problem.path}${problem.line === undefined ? '' : `:${problem.line}`}: ${problem.message}`,
      );
    known.set(toKey(problem), left);
  }
}

function hasImages(entry: Entry | undefined): boolean {
  if (entry === undefined) return false;
  return (
    entry.getBodyFacts().imageAddresses.length > 0 ||
    (collections[entry.collection].imageFields ?? []).some(
      (field) => findNode(entry.yaml?.root, field.split('.')) !== undefined,
    )
  );
}
