import { toNearest } from '../../domain/text/nearest.ts';

/**
 * A sentence that helps to correct a word: the nearest of those that exist, or all of them where they are few.
 * `whatExists` begins the sentence that lists them, such as “topics/ holds”.
 */
export function formatSuggestion(
  word: string,
  existing: readonly string[],
  whatExists: string,
): string {
  const nearest = toNearest(word, existing);
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  if (existing.length === 0) return `${whatExists} nothing yet.`;
  const shown = existing.slice(0, 12);
  return `${whatExists} ${shown.join(', ')}${existing.length > shown.length ? ' and more' : ''}.`;
}

/** A value in a message: a short text in quotes, or what it is where it is long or no text. */
export function formatValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  if (typeof value !== 'string') return String(value);
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `"${line.slice(0, 57)}…"` : `"${line}"`;
}
