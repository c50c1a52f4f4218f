import type { z } from 'astro/zod';
import { toNearest } from '../../domain/text/nearest.ts';
import type { DataPath } from './data-node.ts';
import { describeField } from './schema-fields.ts';
import { formatValue, formatSuggestion } from '../fixes/suggestion.ts';

/** What zod itself would say; the author reads our words instead. */
const zodsOwn = /^(?:Invalid|Too |Unrecognized|Expected|Required)/;

/** The message for a field that no schema knows. */
export function formatUnknownField(schema: z.ZodType, path: DataPath, key: string): string {
  const { fields } = describeField(schema, path);
  const where = path.length === 0 ? '' : ` within ${toLabel(path)}`;
  return `There is no field "${key}"${where}. ${formatSuggestion(key, fields, 'The fields are')}`;
}

/** The message for a value that does not fit its schema: what was found, and what to write. `source` is how it is written. */
export function formatSchemaIssue(
  schema: z.ZodType,
  issue: z.core.$ZodIssue,
  value: unknown,
  source: string,
): string {
  const label = toLabel(issue.path);
  const subject = typeof issue.path[0] === 'number' ? label : `The field ${label}`;
  const { description, fields, takes } = describeField(schema, issue.path);
  const name = String(issue.path.at(-1) ?? '');
  if (value === undefined)
    return `${subject} is missing. Add "${name}: …"${description === undefined ? '.' : ` – ${toLowerFirst(description)}`}`;
  const expected = zodsOwn.test(issue.message) ? toExpected(fields, description) : issue.message;
  if (value === null) return `${subject} has no value. ${expected}`;
  if (isReadAsOther(value) && takes(source)) return toQuoteMessage(label, name, value, source);
  if (hasColon(value, source) && takes(source))
    return `${label} holds a colon and a space, which begin a new field. Put the whole value in quotes: ${JSON.stringify(source)}.`;
  const nearest =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? toNearest(value, issue.values.map(String))
      : undefined;
  return `${label} ${toFound(issue, value, source)}. ${nearest === undefined ? '' : `Did you mean "${nearest}"? `}${expected}`;
}

/** What a value says; of a list that is too short or too long, how much it holds. */
function toFound({ code }: z.core.$ZodIssue, value: unknown, source: string): string {
  if (Array.isArray(value) && (code === 'too_small' || code === 'too_big'))
    return `holds ${value.length === 1 ? 'one value' : `${value.length} values`}`;
  return `says ${isReadAsOther(value) ? source : formatValue(value)}`;
}

/** A path as words: `"url" (in "links", number 2)`, or `Number 2 in number 1 of this list`. */
function toLabel(path: DataPath): string {
  const [group, place] = path;
  if (typeof group === 'number')
    return typeof place === 'number'
      ? `Number ${place + 1} in number ${group + 1} of this list`
      : `Number ${group + 1} of this list`;
  const words = path.flatMap((part, index): string[] => {
    if (typeof part === 'number') return [];
    const next = path[index + 1];
    return [
      typeof next === 'number' ? `"${String(part)}", number ${next + 1}` : `"${String(part)}"`,
    ];
  });
  const last = words.at(-1) ?? 'This file';
  return words.length > 1 ? `${last} (in ${words.slice(0, -1).join(', ')})` : last;
}

function toExpected(fields: readonly string[], description: string | undefined): string {
  if (fields.length > 0)
    return `Write its fields on lines of their own below it, each after two spaces: ${fields.join(', ')}.`;
  return description === undefined
    ? 'Write another value.'
    : `What belongs here: ${toLowerFirst(description)}`;
}

/** Whether a text became a field by its colon; `source` is how it is written. */
export function hasColon(value: unknown, source: string): boolean {
  return typeof value === 'object' && value !== null && /^[^\n{["']*: [^\n]*$/.test(source);
}

/** Whether a word was read as a number, as true or false, or as a day. */
export function isReadAsOther(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;
}

function toQuoteMessage(label: string, name: string, value: unknown, source: string): string {
  const kind =
    typeof value === 'number' ? 'a number' : value instanceof Date ? 'a date' : 'true or false';
  return `${label} would be read as ${kind}, and text is expected. Put it in quotes: ${/^\d+$/.test(name) ? '' : `${name}: `}"${source}".`;
}

function toLowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
