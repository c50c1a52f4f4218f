import type { Place } from './problem.ts';

/** Turns offsets of a text into places. */
export interface LineIndex {
  /** The place from `start` to `end`; offsets outside the text are moved to its nearest end. */
  readonly toPlace: (start: number, end: number) => Place;
  /** The offset of a line and column, both from 1, or undefined where there is no such line. */
  readonly toOffset: (line: number, column: number) => number | undefined;
}

/** Reads where the lines of a text begin; a line ends as in editors and in Markdown: CR LF, LF or CR. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);

  function toPoint(offset: number): { line: number; column: number } {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  return {
    toPlace(start, end) {
      const from = toPoint(clamp(start, text.length));
      const to = toPoint(clamp(Math.max(start, end), text.length));
      return { ...from, endLine: to.line, endColumn: to.column };
    },
    toOffset(line, column) {
      const start = starts[line - 1];
      return start === undefined ? undefined : Math.min(start + column - 1, text.length);
    },
  };
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(0, offset), length);
}
