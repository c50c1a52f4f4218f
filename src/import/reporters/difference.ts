import { createTwoFilesPatch } from 'diff';
import type { PlannedFile } from '../write/planned-file.ts';

/** More lines than anybody compares; to find them all takes time by the square of their number. */
const mostEdits = 2000;

/** What a file would change, line by line, as `diff -u` writes it; an image is told by its size. */
export function formatDifference({ path, kind, bytes, there }: PlannedFile): string {
  if (kind === 'image')
    return `    ${bytes.length} bytes${there === undefined ? '' : `, in place of ${there.length}`}`;
  const patch = createTwoFilesPatch(
    there === undefined ? '/dev/null' : path,
    path,
    there?.toString('utf8') ?? '',
    bytes.toString('utf8'),
    '',
    '',
    { context: 2, maxEditLength: there === undefined ? Number.POSITIVE_INFINITY : mostEdits },
  );
  if (patch === undefined)
    return `    more than ${mostEdits.toLocaleString('en')} lines are others`;
  return patch
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => `    ${line.trimEnd()}`)
    .join('\n');
}
