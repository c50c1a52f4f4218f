import { checkFiles } from '../check/check.ts';
import { toFilePath } from '../check/site/collection-words.ts';
import { readContent } from '../check/content.ts';
import type { ContentFile } from '../check/files/content-folder.ts';
import { findNode } from '../check/data/data-node.ts';
import { editFile, editText } from '../check/mends/edited-file.ts';
import { readEntry, type Entry } from '../check/entry.ts';
import { readStamp, toEntryHash } from '../check/reviews/entry-review.ts';
import { toFileRole } from '../check/files/file-role.ts';
import { findSiteUrl } from '../check/site/site-url.ts';
import { listMentions } from '../check/mends/mentions.ts';
import type { Edit, Problem } from '../check/problem.ts';
import type { CalendarDate } from '../domain/dates.ts';
import type { Renaming } from '../domain/renamed-address.ts';
import { imageFields } from '../schemas/collections.ts';
import { RefusedError } from './refused.ts';
import type { FileChange } from './write-content.ts';

/** Renaming an entry, thought through to the end; nothing is written yet. */
export interface RenamePlan {
  readonly changes: readonly FileChange[];
  /** The files that name the entry, and at how many places each; the path is the one after. */
  readonly mended: readonly { readonly path: string; readonly places: number }[];
  /** How many reviews were of the words as they are, and still are. */
  readonly keptReviews: number;
  /** Whether the entry shows images that lie beside it; these keep their names. */
  readonly hasImages: boolean;
}

/**
 * Plans to give an entry another id, and to mend every reference to it. Throws a `RefusedError` where a place cannot be
 * changed safely, or where the content would have errors that it does not have now.
 */
export function planRename(files: readonly ContentFile[], renaming: Renaming, today: CalendarDate): RenamePlan {
  const content = readContent(files, today);
  const [oldPath, newPath] = [toFilePath(renaming.collection, renaming.from), toFilePath(renaming.collection, renaming.to)];
  const toNewPath = (path: string) => (path === oldPath ? newPath : path);
  const siteUrl = findSiteUrl(content);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const edited = content.entries.flatMap((entry) => {
    const edits = toMends(entry, renaming, siteUrl);
    const file = byPath.get(entry.path);
    if (file === undefined || (edits.length === 0 && entry.path !== oldPath)) return [];
    // What is not UTF-8 would not be written back as it was read.
    if (edits.length > 0 && content.texts.get(entry.path)?.encoding !== 'utf-8') throw toUnreadable(entry, renaming);
    const kept = toKeptHash(entry, edits, today);
    const path = toNewPath(file.path);
    return [{ old: file, file: { ...editFile(file, [...edits, ...kept]), path, role: toFileRole(path) }, path, places: edits.length, kept: kept.length }];
  });
  const byOld = new Map(edited.map(({ old, file }) => [old, file]));
  const after = files.map((file) => byOld.get(file) ?? file).sort((a, b) => (a.path < b.path ? -1 : 1));
  refuseNewErrors(checkFiles(files, today).problems.map((problem) => ({ ...problem, path: toNewPath(problem.path) })), checkFiles(after, today).problems);
  return {
    // What is new comes first and the old file goes last, so that no moment is without it.
    changes: [...edited.map(({ file: { path, bytes } }) => ({ path, bytes })), { path: oldPath, bytes: undefined }],
    mended: edited.filter(({ places }) => places > 0).map(({ path, places }) => ({ path, places })),
    keptReviews: edited.filter(({ kept }) => kept > 0).length,
    hasImages: hasImages(content.getEntry(renaming.collection, renaming.from)),
  };
}

function toMends(entry: Entry, renaming: Renaming, siteUrl: string | undefined): Edit[] {
  if (!entry.text.includes(renaming.from)) return [];
  const faults = (entry.yaml?.faults.length ?? 1) + (entry.frontMatter?.faults.length ?? 0) + (entry.body?.faults.length ?? 0);
  if (faults > 0) throw toUnreadable(entry, renaming);
  return listMentions(entry, renaming, siteUrl).map(({ start, edit }) => {
    if (edit !== undefined) return edit;
    throw new RefusedError(`${entry.path}:${entry.lines.toPlace(start, start).line} names "${renaming.from}" in a way that cannot be changed safely. Write it plainly; nothing was changed.`);
  });
}

function toUnreadable({ path }: Entry, { from }: Renaming): RefusedError {
  return new RefusedError(`${path} cannot be read as a whole, and it may name "${from}". Run npm run check and mend it first; nothing was changed.`);
}

/** A mended reference is no edit of the words, so a review that held goes on to hold. */
function toKeptHash(entry: Entry, edits: readonly Edit[], today: CalendarDate): Edit[] {
  const stamp = edits.length === 0 ? undefined : readStamp(entry);
  const node = findNode(entry.yaml?.root, ['reviewed', 'hash']);
  if (stamp?.hash === undefined || node === undefined || toEntryHash(entry) !== stamp.hash) return [];
  const role = toFileRole(entry.path);
  const after = role.kind === 'entry' ? toEntryHash(readEntry({ ...role, path: entry.path }, editText(entry.text, edits), today)) : undefined;
  return after === undefined || after === stamp.hash ? [] : [{ start: node.start, end: node.end, text: `"${after}"` }];
}

function refuseNewErrors(before: readonly Problem[], after: readonly Problem[]): void {
  const toKey = ({ path, line, rule }: Problem) => `${path} ${line} ${rule}`;
  const known = new Map<string, number>();
  for (const problem of before) if (problem.severity === 'error') known.set(toKey(problem), (known.get(toKey(problem)) ?? 0) + 1);
  for (const problem of after) {
    if (problem.severity !== 'error') continue;
    const left = (known.get(toKey(problem)) ?? 0) - 1;
    if (left < 0) throw new RefusedError(`With the new name there would be an error that is not there now, so nothing was changed. ${problem.path}${problem.line === undefined ? '' : `:${problem.line}`}: ${problem.message}`);
    known.set(toKey(problem), left);
  }
}

function hasImages(entry: Entry | undefined): boolean {
  if (entry === undefined) return false;
  return entry.getFacts().imageAddresses.size > 0 || imageFields[entry.collection].some((field) => findNode(entry.yaml?.root, field.split('.')) !== undefined);
}
