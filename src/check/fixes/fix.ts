import type { ContentFile } from '../files/content-folder.ts';
import { editFile } from './edited-file.ts';
import type { Edit, Diagnostic } from '../diagnostic.ts';
import { decodeSourceText } from '../files/source-text.ts';

/** A mend that was made, with the place at which it was told. */
export interface AppliedFix {
  /** The file below the content folder. */
  readonly path: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly describe: string;
}

/** Files after some mends: those whose bytes changed, and the mends that were made in them. */
export interface FixedFiles {
  readonly changed: readonly ContentFile[];
  readonly fixes: readonly AppliedFix[];
}

/**
 * Makes the mends that problems carry in the files that they name. All bytes outside a mend stay as they are. Of mends
 * that overlap the first is made; the others are told again by the next check. What is not UTF-8 is left alone.
 */
export function fixFiles(
  files: readonly ContentFile[],
  problems: readonly Diagnostic[],
): FixedFiles {
  const byPath = Map.groupBy(
    problems.filter(({ fix }) => fix !== undefined),
    ({ path }) => path,
  );
  const mended = files.flatMap((file) => {
    const found = byPath.get(file.path);
    if (found === undefined || file.form !== 'file') return [];
    const source = decodeSourceText(file.bytes);
    if (source.encoding !== 'utf-8') return [];
    const { edits, mends } = chooseEdits(source.text, found);
    if (mends.length === 0) return [];
    return [{ file: editFile(file, edits), mends }];
  });
  return { changed: mended.map(({ file }) => file), fixes: mended.flatMap(({ mends }) => mends) };
}

/** The edits of the mends that can be made together, each mend whole or not at all. */
function chooseEdits(
  text: string,
  problems: readonly Diagnostic[],
): { readonly edits: readonly Edit[]; readonly mends: readonly AppliedFix[] } {
  const edits: Edit[] = [];
  const mends: AppliedFix[] = [];
  const taken = new Uint8Array(text.length + 1);
  for (const { path, line, column, fix } of problems) {
    if (
      fix === undefined ||
      !fix.edits.every((edit) => isWithin(text, edit)) ||
      !fix.edits.some((edit) => isChange(text, edit))
    )
      continue;
    if (fix.edits.some((edit) => taken.subarray(edit.start, toEnd(edit)).includes(1))) continue;
    for (const edit of fix.edits) {
      taken.fill(1, edit.start, toEnd(edit));
      edits.push(edit);
    }
    mends.push({ path, line, column, describe: fix.describe });
  }
  return { edits, mends };
}

function isWithin(text: string, { start, end }: Edit): boolean {
  return start >= 0 && start <= end && end <= text.length;
}

function isChange(text: string, { start, end, text: written }: Edit): boolean {
  return text.slice(start, end) !== written;
}

/** What only adds takes the place at which it stands, since two that add there would come in either order. */
function toEnd({ start, end }: Edit): number {
  return Math.max(end, start + 1);
}
