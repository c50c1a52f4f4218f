import type { CalendarDate } from '../../domain/locale/index.ts';
import { checkFiles } from '../check.ts';
import type { AddressContext } from '../content.ts';
import type { Diagnostic, Edit } from '../diagnostic.ts';
import type { ContentFile } from '../files/content-folder.ts';
import type { FactStore } from '../kept/file-facts.ts';
import { decodeSourceText, editFile } from '../files/source-text.ts';
import { changesOnlyEdits } from './guard.ts';
import { planImageNames, type RenamedImage } from './rename-images.ts';
import type { Report } from '../report.ts';

/** The result of fixing: the files to write, the fixes, and the report of what is left. */
interface FixedContent {
  readonly changed: readonly ContentFile[];
  /** Images that get a name that texts can write; the texts are among those that changed. */
  readonly renamed: readonly RenamedImage[];
  readonly fixes: readonly AppliedFix[];
  /** Fixes that would have changed more than they say, and were not made. */
  readonly refused: readonly AppliedFix[];
  readonly report: Report;
}

/**
 * Fixing one problem can reveal another, such as an invalid date in a field whose name was
 * misspelt.
 */
const mostRounds = 20;

/**
 * Fixes files and checks them again until no fix is left, so that a second run changes nothing.
 * `isMeant` says which files may be changed. Writes nothing.
 */
export function fixContent(
  files: readonly ContentFile[],
  today: CalendarDate,
  isMeant: (path: string) => boolean = () => true,
  addresses: AddressContext = {},
  facts?: FactStore,
): FixedContent {
  const changed = new Map<string, ContentFile>();
  const renamed = planImageNames(files, isMeant);
  const fixes: AppliedFix[] = [];
  let refused: readonly AppliedFix[] = [];
  let current = renamed.reduce(renameImage, files);
  for (const { texts } of renamed) for (const text of texts) changed.set(text.path, text);
  let report = checkFiles(current, today, addresses, facts);
  for (let round = 0; round < mostRounds; round += 1) {
    const fixed = fixFiles(
      current,
      report.diagnostics.filter(({ path }) => isMeant(path)),
    );
    refused = fixed.refused;
    if (fixed.fixes.length === 0) break;
    for (const file of fixed.changed) changed.set(file.path, file);
    fixes.push(...fixed.fixes);
    current = current.map((file) => changed.get(file.path) ?? file);
    report = checkFiles(current, today, addresses, facts);
  }
  return { changed: [...changed.values()], renamed, fixes, refused, report };
}

/** The files with an image under its new name, and with the texts that name it. */
function renameImage(
  files: readonly ContentFile[],
  { from, to, texts }: RenamedImage,
): readonly ContentFile[] {
  const changed = new Map(texts.map((text) => [text.path, text]));
  return files
    .map((file) => (file.path === from ? { ...file, path: to } : (changed.get(file.path) ?? file)))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** A fix with the place of its diagnostic. */
interface AppliedFix {
  /** The file below the content folder. */
  readonly path: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly describe: string;
}

/** Files after some fixes: those whose bytes changed, and the fixes that were made in them. */
interface FixedFiles {
  readonly changed: readonly ContentFile[];
  readonly fixes: readonly AppliedFix[];
  readonly refused: readonly AppliedFix[];
}

/**
 * Makes the fixes that diagnostics carry in the files that they name. All bytes outside a fix stay
 * as they are, and what the parser of the site reads changes only where a fix is. Of fixes that
 * overlap the first is made; the next check reports the others again. Files that are not UTF-8 are
 * not changed.
 */
export function fixFiles(
  files: readonly ContentFile[],
  diagnostics: readonly Diagnostic[],
): FixedFiles {
  const byPath = Map.groupBy(
    diagnostics.filter(({ fix }) => fix !== undefined),
    ({ path }) => path,
  );
  const fixed = files.flatMap((file) => {
    const found = byPath.get(file.path);
    if (found === undefined || file.form !== 'file') return [];
    const source = decodeSourceText(file.bytes);
    if (source.encoding !== 'utf-8') return [];
    const selected = selectFixes(source.text, found);
    const { sure, refused } = partFixes(file, selected);
    const edits = sure.flatMap((each) => each.edits);
    return selected.length === 0 ? [] : [{ file: editFile(file, edits), sure, refused }];
  });
  return {
    changed: fixed.flatMap(({ file, sure }) => (sure.length === 0 ? [] : [file])),
    fixes: fixed.flatMap(({ sure }) => sure.map(({ fix }) => fix)),
    refused: fixed.flatMap(({ refused }) => refused.map(({ fix }) => fix)),
  };
}

/** A fix with what it changes. */
interface SelectedFix {
  readonly edits: readonly Edit[];
  readonly fix: AppliedFix;
}

/**
 * Parts fixes by whether each changes nothing but what it is about. Those that do so only by
 * themselves are made one after another: the next check reports the others again.
 */
function partFixes(
  file: ContentFile,
  selected: readonly SelectedFix[],
): { readonly sure: readonly SelectedFix[]; readonly refused: readonly SelectedFix[] } {
  const isSure = (fixes: readonly SelectedFix[]) =>
    changesOnlyEdits(
      file,
      fixes.flatMap(({ edits }) => edits),
    );
  if (isSure(selected)) return { sure: selected, refused: [] };
  const [sure, refused] = [true, false].map((wanted) =>
    selected.filter((each) => isSure([each]) === wanted),
  );
  return {
    sure: isSure(sure ?? []) ? (sure ?? []) : (sure ?? []).slice(0, 1),
    refused: refused ?? [],
  };
}

/** The fixes that can be made together, each whole or not at all. */
function selectFixes(text: string, diagnostics: readonly Diagnostic[]): readonly SelectedFix[] {
  const fixes: SelectedFix[] = [];
  const taken = new Uint8Array(text.length + 1);
  for (const { path, line, column, fix } of diagnostics) {
    if (
      fix === undefined ||
      !fix.edits.every((edit) => isWithin(text, edit)) ||
      !fix.edits.some((edit) => isChange(text, edit))
    )
      continue;
    if (fix.edits.some((edit) => taken.subarray(edit.start, findEnd(edit)).includes(1))) continue;
    for (const edit of fix.edits) taken.fill(1, edit.start, findEnd(edit));
    fixes.push({ edits: fix.edits, fix: { path, line, column, describe: fix.describe } });
  }
  return fixes;
}

function isWithin(text: string, { start, end }: Edit): boolean {
  return start >= 0 && start <= end && end <= text.length;
}

function isChange(text: string, { start, end, text: written }: Edit): boolean {
  return text.slice(start, end) !== written;
}

/** Two insertions at the same offset conflict, since their order would be arbitrary. */
function findEnd({ start, end }: Edit): number {
  return Math.max(end, start + 1);
}
