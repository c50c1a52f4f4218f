import { findUnambiguous, findNearest, type TextRange } from '../../domain/text/index.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';

/**
 * Suggests the nearest existing word, and fixes `range` with it if nothing else can be meant.
 * `write` turns the word into the text for the file. Without a range there is no fix.
 */
export function suggestNearest(
  word: string,
  existing: readonly string[],
  range: TextRange | undefined,
  write = (found: string) => found,
): DiagnosticDetails {
  const nearest = findNearest(word, existing);
  if (nearest === undefined) return {};
  const text = write(nearest);
  if (range === undefined || findUnambiguous(word, existing) !== nearest)
    return { suggestion: text };
  return {
    suggestion: text,
    fix: {
      describe: `Write ${text} for ${write(word)}`,
      edits: [{ start: range.start, end: range.end, text }],
    },
  };
}

/**
 * A sentence that helps to correct a word: the nearest of those that exist, or all of them if they
 * are few. `whatExists` begins the sentence that lists them, such as “topics/ holds”.
 */
export function formatSuggestion(
  word: string,
  existing: readonly string[],
  whatExists: string,
): string {
  const nearest = findNearest(word, existing);
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  if (existing.length === 0) return `${whatExists} nothing yet.`;
  const shown = existing.slice(0, 12);
  return `${whatExists} ${shown.join(', ')}${existing.length > shown.length ? ' and more' : ''}.`;
}

/** A value in a message: a short text in quotes, or what it is if it is long or no text. */
export function formatValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  // oxlint-disable-next-line typescript/no-base-to-string -- objects have been answered above
  if (typeof value !== 'string') return String(value);
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `"${line.slice(0, 57)}…"` : `"${line}"`;
}
