import type { Line } from './lines.ts';

const longestWrapped = 100;
const shortestWrapped = 40;

/** The column at which the lines of a text were broken by a program, such as 72 in a mail; undefined where they were not. */
export function findWidth(lines: readonly Line[]): number | undefined {
  let width = 0;
  for (const [index, { text }] of lines.entries()) {
    if (lines[index + 1]?.gap === 0 && text.length <= longestWrapped)
      width = Math.max(width, text.length);
  }
  return width >= shortestWrapped ? width : undefined;
}

/** Whether a line goes on in the line below it, because it was broken where it became too long. */
export function isBroken(line: Line, next: Line, width: number | undefined): boolean {
  if (next.gap > 0) return false;
  const [word = ''] = /^\S{0,100}/.exec(next.text) ?? [];
  const isLower = /^\p{Ll}/u.test(word);
  if (isLower && /\p{L}-$/u.test(line.text.slice(-3))) return true;
  if (line.text.length > longestWrapped) return isLower;
  if (width !== undefined && line.text.length + 1 + word.length > width) return true;
  return (
    line.text.length >= shortestWrapped / 2 &&
    ((isLower && !/[.!?:;]$/.test(line.text)) || /[,–-]$/.test(line.text))
  );
}

/** Lines of one block as paragraphs: those that were broken by a program stand together. */
export function toParagraphs(lines: readonly Line[], width: number | undefined): Line[][] {
  const paragraphs: Line[][] = [];
  let last: Line | undefined;
  for (const line of lines) {
    if (last !== undefined && isBroken(last, line, width)) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
    last = line;
  }
  return paragraphs;
}

/** The text of lines that belong together. A word that is broken at its hyphen keeps it. */
export function joinLines(lines: readonly Pick<Line, 'text'>[]): string {
  const parts: string[] = [];
  let before = '';
  for (const { text } of lines) {
    const isHyphen =
      /\p{L}-$/u.test(before.slice(-3)) &&
      /^\p{Ll}/u.test(text) &&
      !/^(?:und|oder|bis|sowie|and|or|to)\b/.test(text);
    parts.push(before === '' || isHyphen ? text : ` ${text}`);
    before = text;
  }
  return parts.join('').replaceAll('\t', ' ');
}

/** Whether lines are broken on purpose, as those of a postal address or of verse are. */
export function isVerse(lines: readonly Line[]): boolean {
  if (lines.length < 2 || lines.some(({ text }) => text.length > 60)) return false;
  const isVersed =
    lines.slice(0, -1).filter(({ text }) => text.endsWith(',')).length * 2 >= lines.length;
  const isAddress = lines.some(
    ({ text }) =>
      /^(?:[A-Z]{1,2}-)?\d{4,5} \p{Lu}/u.test(text) || /\p{L}{3} \d{1,4}[a-z]?$/u.test(text),
  );
  return isVersed || (isAddress && !lines.some(({ text }) => /[©|›»]/.test(text)));
}
