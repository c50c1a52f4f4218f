import type { z } from 'astro/zod';
import { parseWrittenDate } from '../../domain/locale/index.ts';
import { findUnambiguous, findNearest } from '../../domain/text/index.ts';
import { collections, toFolder, type CollectionName } from '../../schemas/index.ts';
import type { ContentReads } from '../content.ts';
import { defineRule } from '../define-rule.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';
import { findKeyRange, findPlace, findValueRange } from '../entry.ts';
import { formatSuggestion, formatValue, suggestNearest } from '../fixes/suggestions.ts';
import { describeTitled, findIdByTitle } from '../site/references.ts';
import { findNode, type DataField, type DataNode, type DataPath } from '../yaml/data.ts';
import { quoteScalar } from '../yaml/diagnose.ts';
import { describeField, holdsField } from '../yaml/schema-field.ts';

export default defineRule({
  name: 'schema',
  level: 'error',
  summary: 'A field that is missing, misspelt or has a wrong value.',
  checkEntry(entry, { content, schemas, report }) {
    const root = entry.yaml?.root;
    const schema = schemas[entry.collection];
    const result = root && schema.safeParse(root.value);
    if (root === undefined || result === undefined || result.success) return;
    const issues = collectFirstOfPath(result.error.issues.flatMap(flattenUnion));
    // If the name of a required field is misspelt, only the misspelling is reported, not the
    // missing field.
    const misspelt = new Set(
      issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys' ? findMeantFields(schema, issue) : [],
      ),
    );
    // Values that cannot be parsed for certain have been reported; they are not checked here.
    const reported = new Set(entry.yaml?.issues.map((issue) => findPlace(entry, issue).line));
    const reportNew: typeof report = (range, message, details) => {
      if (range === undefined || !reported.has(findPlace(entry, range).line))
        report(range, message, details);
    };
    for (const issue of issues) {
      const { path } = issue;
      const node = findNode(root, path);
      if (node === undefined && misspelt.has(path.join('.'))) continue;
      const source = entry.text.slice(node?.start ?? 0, node?.end ?? 0).trim();
      const named =
        node && resolveNames(content, { collection: entry.collection, schema }, path, node);
      if (named !== undefined && node !== undefined) {
        const range = { start: node.start, end: node.start + source.length };
        reportNew(findValueRange(entry, path), named.message, {
          suggestion: named.text,
          fix: { describe: `Write ${named.text}`, edits: [{ ...range, text: named.text }] },
        });
        continue;
      }
      if (issue.code !== 'unrecognized_keys')
        reportNew(
          findValueRange(entry, path),
          formatSchemaIssue(schema, issue, node?.value, source),
          suggestValue(schema, issue, node, source),
        );
      else
        for (const key of issue.keys)
          reportNew(
            findKeyRange(entry, [...path, key]),
            formatUnknownField(schema, path, key),
            suggestFieldName(schema, path, key, node),
          );
    }
  },
});

/**
 * The ids that are meant by what people call entries, where a field names some; undefined if that
 * is not certain. A single one may stand for a list.
 */
function resolveNames(
  content: ContentReads,
  { collection, schema }: { readonly collection: CollectionName; readonly schema: z.ZodType },
  path: DataPath,
  { value }: DataNode,
): { readonly text: string; readonly message: string } | undefined {
  const field = path.filter((part) => typeof part === 'string').join('.');
  const to = collections[collection].referenceFields?.[field];
  if (to === undefined) return undefined;
  if (Array.isArray(value)) {
    const [only, ...others] = value;
    const id =
      typeof only === 'string' && others.length === 0
        ? findIdByTitle(content, to, only)
        : undefined;
    return id === undefined
      ? undefined
      : { text: id, message: `"${field}" names one entry, and no list. Write ${field}: ${id}.` };
  }
  if (typeof value !== 'string') return undefined;
  const isItem = typeof path.at(-1) === 'number';
  const { takes } = describeField(schema, path);
  if (isItem || (!takes([]) && !takes(['an-id']))) {
    const id = findIdByTitle(content, to, value);
    return id === undefined ? undefined : { text: id, message: describeTitled(to, value, id) };
  }
  const whole = findIdByTitle(content, to, value);
  const ids =
    whole === undefined
      ? value.split(',').map((each) => findIdByTitle(content, to, each))
      : [whole];
  if (ids.some((id) => id === undefined)) return undefined;
  const text = `[${ids.join(', ')}]`;
  return {
    text,
    message: `"${field}" is a list of file names in ${toFolder(to)}. Write ${field}: ${text}.`,
  };
}

/**
 * For a union, the issues of the variant that the value resembles; Zod reports only that it matches
 * none.
 */
function flattenUnion(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.filter((errors) =>
    errors.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  const [only, ...others] = meant;
  return only === undefined || others.length > 0
    ? [issue]
    : only.flatMap((inner) => flattenUnion({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** The first issue of each value, and the first on unknown fields of each group. */
function collectFirstOfPath(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const toKey = ({ code, path }: z.core.$ZodIssue) =>
    `${code === 'unrecognized_keys'} ${path.join('.')}`;
  return [...new Map(issues.toReversed().map((issue) => [toKey(issue), issue])).values()].reverse();
}

/** The paths of the fields that misspelt names stand for. */
function findMeantFields(
  schema: z.ZodType,
  { keys, path }: z.core.$ZodIssueUnrecognizedKeys,
): string[] {
  const { fields } = describeField(schema, path);
  return keys
    .flatMap((key) => findNearest(key, fields) ?? [])
    .map((field) => [...path, field].join('.'));
}

/** Matches the default messages of Zod, which are replaced by ours. */
const zodsOwn = /^(?:Invalid|Too |Unrecognized|Expected|Required)/;

/** The message for a field that no schema knows. */
function formatUnknownField(schema: z.ZodType, path: DataPath, key: string): string {
  const { fields } = describeField(schema, path);
  const where = path.length === 0 ? '' : ` within ${formatPath(path)}`;
  return `There is no field "${key}"${where}. ${formatSuggestion(key, fields, 'The fields are')}`;
}

/**
 * The message for a value that does not fit its schema: what was found, and what to write. `source`
 * is how it is written.
 */
function formatSchemaIssue(
  schema: z.ZodType,
  issue: z.core.$ZodIssue,
  value: unknown,
  source: string,
): string {
  const label = formatPath(issue.path);
  const subject = typeof issue.path[0] === 'number' ? label : `The field ${label}`;
  const { description, fields, takes } = describeField(schema, issue.path);
  const name = String(issue.path.at(-1) ?? '');
  if (value === undefined)
    return `${subject} is missing. Add "${name}: …"${description === undefined ? '.' : ` – ${lowerFirst(description)}`}`;
  const expected = zodsOwn.test(issue.message)
    ? describeExpected(fields, description)
    : issue.message;
  if (value === null) return `${subject} has no value. ${expected}`;
  if (isReadAsOther(value) && takes(source)) return describeQuotes(label, name, value, source);
  if (hasColon(value, source) && takes(source))
    return `${label} holds a colon and a space, which begin a new field. Put the whole value in quotes: ${JSON.stringify(source)}.`;
  const nearest =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? findNearest(value, issue.values.map(String))
      : undefined;
  return `${label} ${describeValue(issue, value, source)}. ${nearest === undefined ? '' : `Did you mean "${nearest}"? `}${expected}`;
}

/** A value in a message; for a list that is too short or too long, its length. */
function describeValue({ code }: z.core.$ZodIssue, value: unknown, source: string): string {
  if (Array.isArray(value) && (code === 'too_small' || code === 'too_big'))
    return `holds ${value.length === 1 ? 'one value' : `${value.length} values`}`;
  return `says ${isReadAsOther(value) ? source : formatValue(value)}`;
}

/** A path as words: `"url" (in "links", number 2)`, or `Number 2 in number 1 of this list`. */
function formatPath(path: DataPath): string {
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

function describeExpected(fields: readonly string[], description: string | undefined): string {
  if (fields.length > 0)
    return `Write its fields on lines of their own below it, each after two spaces: ${fields.join(', ')}.`;
  return description === undefined
    ? 'Write another value.'
    : `What belongs here: ${lowerFirst(description)}`;
}

/** Whether a text became a field by its colon; `source` is how it is written. */
function hasColon(value: unknown, source: string): boolean {
  return typeof value === 'object' && value !== null && /^[^\n{["']*: [^\n]*$/.test(source);
}

/** Whether a word was read as a number, as true or false, or as a day. */
function isReadAsOther(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;
}

function describeQuotes(label: string, name: string, value: unknown, source: string): string {
  const kind =
    typeof value === 'number' ? 'a number' : value instanceof Date ? 'a date' : 'true or false';
  return `${label} would be read as ${kind}, and text is expected. Put it in quotes: ${/^\d+$/.test(name) ? '' : `${name}: `}"${source}".`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/**
 * What to write in place of a value that does not fit its schema; `source` is how it is written.
 */
function suggestValue(
  schema: z.ZodType,
  issue: z.core.$ZodIssue,
  node: DataNode | undefined,
  source: string,
): DiagnosticDetails {
  if (node === undefined || node.value === null) return {};
  const { takes } = describeField(schema, issue.path);
  // A group of fields ends with the line, so the end is that of what is written.
  const range = { start: node.start, end: node.start + source.length };
  const put = (text: string, describe: string, isCertain = true): DiagnosticDetails => ({
    suggestion: text,
    ...(isCertain ? { fix: { describe, edits: [{ ...range, text }] } } : {}),
  });
  const { value } = node;
  if (isReadAsOther(value) && takes(source))
    return put(quoteScalar(source), `Put the value in quotes: ${quoteScalar(source)}`);
  // A field of one word may be meant as a field; words before a colon are a sentence.
  if (hasColon(value, source) && takes(source))
    return put(
      quoteScalar(source),
      `Put the value in quotes: ${quoteScalar(source)}`,
      /^[^:]* [^:]*: /.test(source) && !source.includes(' #') && !holdsField(schema, source),
    );
  if (typeof value !== 'string') return {};
  if (takes(true) && takes(false)) {
    const word = words.get(value.trim().toLowerCase());
    return word === undefined ? {} : put(word, `Write ${word}`);
  }
  if (issue.code === 'invalid_value') return suggestNearest(value, issue.values.map(String), range);
  if (issue.code !== 'invalid_format' && issue.code !== 'custom') return {};
  const date = parseWrittenDate(value);
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return date === undefined ? {} : put(date, `Write the date as ${date}`);
  const doi = value.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  if (doi !== value && doi.startsWith('10.') && takes(doi))
    return put(doi, `Write the DOI as ${doi}`);
  const id = value.replace(/\.(?:mdx?|ya?ml)$/, '');
  if (id !== value && takes(id)) return put(id, '', false);
  return takes(`${value}?`) ? put(`${value}?`, '', false) : {};
}

/** What other programs take for true and false. */
const words: ReadonlyMap<string, string> = new Map([
  ...['yes', 'y', 'on', 'true', '1'].map((word) => [word, 'true'] as const),
  ...['no', 'n', 'off', 'false', '0'].map((word) => [word, 'false'] as const),
]);

/** What to write in place of the name of a field that no schema knows. */
function suggestFieldName(
  schema: z.ZodType,
  path: DataPath,
  key: string,
  around: DataNode | undefined,
): DiagnosticDetails {
  const { fields } = describeField(schema, path);
  const nearest = findNearest(key, fields);
  if (nearest === undefined) return {};
  const [field, first]: (DataField | undefined)[] = [
    around?.fields?.get(key),
    around?.fields?.get(nearest),
  ];
  const isMeant =
    findUnambiguous(key, fields) === nearest &&
    field !== undefined &&
    first === undefined &&
    describeField(schema, [...path, nearest]).takes(field.node.value);
  if (!isMeant) return { suggestion: nearest };
  return {
    suggestion: nearest,
    fix: {
      describe: `Write the field as ${nearest}`,
      edits: [{ start: field.start, end: field.end, text: nearest }],
    },
  };
}
