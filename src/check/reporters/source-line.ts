import toWidth from 'fast-string-width';
import { formatPrintable } from './printable.ts';

/** A line of a file as it is shown, and below it the carets under a place. */
export interface SourceLine {
  readonly text: string;
  readonly carets: string;
}

/** So many columns of a line are shown, and so much of them before the place. */
const most = 100;
const lead = 0.4;

/**
 * Shows a line with carets from the column `from` up to, but not including, `to`; both count from 1 in UTF-16 units.
 * A long line is cut around the place. Wide characters and joined ones take the room that a terminal gives them.
 */
export function formatSourceLine(line: string, from: number, to: number): SourceLine {
  const start = Math.min(Math.max(from - 1, 0), line.length);
  const end = Math.min(Math.max(to - 1, start), line.length);
  const isLong = line.length > most || toWidth(line) > most;
  const room = isLong ? toRoom(line, start) : line.length;
  const first = toBoundary(
    line,
    Math.max(0, Math.min(start - Math.round(room * lead), line.length - room)),
  );
  const last = toBoundary(line, first + room);
  const before = (first > 0 ? '…' : '') + toCells(line.slice(first, start));
  const marked = toCells(line.slice(start, Math.min(end, last)));
  const after = toCells(line.slice(Math.min(end, last), last)) + (last < line.length ? '…' : '');
  return {
    text: (before + marked + after).trimEnd(),
    carets: ' '.repeat(toWidth(before)) + '^'.repeat(Math.max(1, toWidth(marked))),
  };
}

/** How many units around a place fill the columns; fewer where the letters are wide. */
function toRoom(line: string, start: number): number {
  const around = line.slice(Math.max(0, start - most), start + most);
  return Math.floor(most * Math.min(1, around.length / Math.max(1, toWidth(around))));
}

/** A tab would jump to a column that depends on what stands before it. */
function toCells(text: string): string {
  return formatPrintable(text.replaceAll('\t', '  '));
}

/** Moves left until no character is cut in two: neither a pair of units nor a letter from its mark. */
function toBoundary(line: string, index: number): number {
  let at = Math.min(index, line.length);
  while (
    at > 0 &&
    at < line.length &&
    (/^[\udc00-\udfff\p{M}\u200d\ufe0f]/u.test(line.slice(at, at + 2)) || line[at - 1] === '\u200d')
  )
    at -= 1;
  return at;
}
