import type { TextRange } from '../fixes/nearest-fix.ts';

/** The spaces and tabs at the ends of the lines of a text between two offsets. */
export function findTrailingSpaces(text: string, from: number, to: number): TextRange[] {
  const found: TextRange[] = [];
  for (let lineStart = from; lineStart < to;) {
    const next = text.indexOf('\n', lineStart);
    const lineEnd = next < 0 || next >= to ? to : next;
    const end = text[lineEnd - 1] === '\r' && lineEnd > lineStart ? lineEnd - 1 : lineEnd;
    let start = end;
    while (start > lineStart && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1;
    if (start < end) found.push({ start, end });
    lineStart = lineEnd + 1;
  }
  return found;
}
