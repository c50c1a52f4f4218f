import type { Position } from 'unist';
import type { VisibleText } from '../../document.ts';

/** A line that is not blank. */
export interface Line {
  /** Its number in the input, from 1. */
  readonly number: number;
  /** The indent in columns; a tab counts four. */
  readonly indent: number;
  /** Without whitespace at the ends; tabs within it are kept. */
  readonly text: string;
  /** The number of blank lines above it. */
  readonly gap: number;
}

// Soft hyphens, zero-width spaces and control characters are invisible and would split words.
const unseen = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff]/g;
const odd = /[\u000b\u000c\u2028\u2029]/g;

/** The lines of a text that are not blank. A form feed becomes a line `\f` of its own. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.includes('\f')) lines.push({ number: index + 1, indent: 0, text: '\f', gap });
    const shown = cleanText(raw);
    if (shown === '') {
      gap += 1;
      continue;
    }
    lines.push({ number: index + 1, indent: countIndent(raw), text: shown, gap });
    gap = 0;
  }
  return lines;
}

/** Collects every line of a text with visible words. */
export function collectVisibleLines(text: string): VisibleText[] {
  return text.split('\n').flatMap((raw, index) => {
    const words = cleanText(raw);
    return words === '' ? [] : [{ line: index + 1, words }];
  });
}

/** A text without invisible characters and without whitespace at the ends. */
export function cleanText(text: string): string {
  return text.replace(unseen, '').replace(odd, ' ').trim();
}

function countIndent(raw: string): number {
  let columns = 0;
  for (const character of raw) {
    if (character === '\t') columns += 4;
    else if (/[ \u00a0\u3000]/.test(character)) columns += 1;
    else if (character !== '\ufeff' && character !== '\u200b') break;
  }
  return columns;
}

/** The position of lines in the input. */
export function createPosition(lines: readonly Pick<Line, 'number' | 'text'>[]): Position {
  const last = lines.at(-1);
  return {
    start: { line: lines[0]?.number ?? 1, column: 1 },
    end: { line: last?.number ?? 1, column: (last?.text.length ?? 0) + 1 },
  };
}

const maxWrapColumn = 100;
const minWrapColumn = 40;

/**
 * The column at which a program wrapped the lines, such as 72 in a mail; undefined if they are not
 * wrapped.
 */
export function findWidth(lines: readonly Line[]): number | undefined {
  let width = 0;
  for (const [index, { text }] of lines.entries()) {
    if (lines[index + 1]?.gap === 0 && text.length <= maxWrapColumn)
      width = Math.max(width, text.length);
  }
  return width >= minWrapColumn ? width : undefined;
}

/** Whether a line was wrapped and continues in the next one. */
export function isBroken(line: Line, next: Line, width: number | undefined): boolean {
  if (next.gap > 0) return false;
  const [word = ''] = /^\S{0,100}/.exec(next.text) ?? [];
  const isLower = /^\p{Ll}/u.test(word);
  if (isLower && /\p{L}-$/u.test(line.text.slice(-3))) return true;
  if (line.text.length > maxWrapColumn) return isLower;
  if (width !== undefined && line.text.length + 1 + word.length > width) return true;
  return (
    line.text.length >= minWrapColumn / 2 &&
    ((isLower && !/[.!?:;]$/.test(line.text)) || /[,–-]$/.test(line.text))
  );
}

/** Joins wrapped lines of a block into paragraphs. */
export function unwrapParagraphs(lines: readonly Line[], width: number | undefined): Line[][] {
  const paragraphs: Line[][] = [];
  let last: Line | undefined;
  for (const line of lines) {
    if (last !== undefined && isBroken(last, line, width)) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
    last = line;
  }
  return paragraphs;
}

/** Joins lines; a word that was split at its hyphen keeps it. */
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

/** Whether line breaks are intended, as in an address or verse. */
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
