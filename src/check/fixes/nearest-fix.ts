import { toCertain, toNearest } from '../../domain/text/nearest.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';

/** Where a word stands, as offsets in its file. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The nearest of the words that exist as a suggestion, and as a fix of what stands at `range` where it is meant beyond
 * doubt. `write` makes of the word what stands in the file. Without a range nothing is fixed.
 */
export function suggestNearest(
  word: string,
  existing: readonly string[],
  range: TextRange | undefined,
  write = (found: string) => found,
): DiagnosticDetails {
  const nearest = toNearest(word, existing);
  if (nearest === undefined) return {};
  const text = write(nearest);
  if (range === undefined || toCertain(word, existing) !== nearest) return { suggestion: text };
  return {
    suggestion: text,
    fix: {
      describe: `Write ${text} for ${write(word)}`,
      edits: [{ start: range.start, end: range.end, text }],
    },
  };
}
