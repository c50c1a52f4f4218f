import type { Passage } from '../../document.ts';

/** A line that is not empty. */
export interface Line {
  /** Its number in the input, from 1. */
  readonly number: number;
  /** How many columns stand empty before it; a tab counts four. */
  readonly indent: number;
  /** Without blanks at its ends; tabs within it are kept. */
  readonly text: string;
  /** How many empty lines stand above it. */
  readonly gap: number;
}

// Soft hyphens, spaces without width and control characters show nothing, and would cut words apart.
const unseen = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff]/g;
const odd = /[\u000b\u000c\u2028\u2029]/g;

/** The lines of a text that are not empty. A form feed stands as a line of its own, `\f`, under the number of its line. */
export function toLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.includes('\f')) lines.push({ number: index + 1, indent: 0, text: '\f', gap });
    const shown = toShown(raw);
    if (shown === '') {
      gap += 1;
      continue;
    }
    lines.push({ number: index + 1, indent: countIndent(raw), text: shown, gap });
    gap = 0;
  }
  return lines;
}

/** Every line of a text that shows words. */
export function toPassages(text: string): Passage[] {
  return text.split('\n').flatMap((raw, index) => {
    const words = toShown(raw);
    return words === '' ? [] : [{ line: index + 1, words }];
  });
}

/** A text as it is seen: without characters that show nothing, and without blanks at its ends. */
export function toShown(text: string): string {
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
