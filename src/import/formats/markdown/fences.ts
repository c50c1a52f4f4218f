/** What a line is: text, or a fence of a code block, or a line within one. */
export type LineKind = 'text' | 'fence' | 'code';

interface OpenFence {
  readonly mark: string;
  readonly isQuoted: boolean;
  readonly indent: number;
}

/** Tells the lines of fenced code from those of text, within quotes and lists too. */
export function findFences(lines: readonly string[]): LineKind[] {
  let open: OpenFence | undefined;
  return lines.map((line, at) => {
    if (open !== undefined && isOutside(line, open)) open = undefined;
    if (open !== undefined) {
      const closes = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
      if (closes === undefined || !closes.startsWith(open.mark)) return 'code';
      open = undefined;
      return 'fence';
    }
    const [, before = '', mark] =
      /^((?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? [];
    if (mark === undefined || (/^(?: {4}|\t)[ \t]*$/.test(before) && !isWithinItem(lines, at)))
      return 'text';
    open = { mark, isQuoted: before.includes('>'), indent: before.length };
    return 'fence';
  });
}

/** A fence ends with the quote or the list item in which it stands. */
function isOutside(line: string, { isQuoted, indent }: OpenFence): boolean {
  if (isQuoted) return !/^[ \t]*>/.test(line);
  return indent >= 2 && line.trim() !== '' && /^\S/.test(line);
}

/** Four blanks before a fence make it code of its own, but for the text of a list item. */
function isWithinItem(lines: readonly string[], at: number): boolean {
  const above = lines
    .slice(Math.max(0, at - 50), at)
    .findLast((each) => /^\S/.test(each) || /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(each));
  return above !== undefined && /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(above);
}
