import type { z } from 'astro/zod';
import { toCertain, toNearest } from '../../domain/text/nearest.ts';
import { toMeantDate } from '../../domain/locale/written-date.ts';
import type { DataField, DataNode, DataPath } from './data-node.ts';
import { suggestNearest } from '../fixes/nearest-fix.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';
import { quoteScalar } from './quoted.ts';
import { describeField, holdsField } from './schema-fields.ts';
import { hasColon, isReadAsOther } from './schema-messages.ts';

/** What to write in place of a value that does not fit its schema; `source` is how it is written. */
export function suggestValue(
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
  if (issue.code === 'invalid_value') return suggestNearest(value, issue.values.map(String), range);
  if (issue.code !== 'invalid_format' && issue.code !== 'custom') return {};
  const date = toMeantDate(value);
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return date === undefined ? {} : put(date, `Write the date as ${date}`);
  const doi = value.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  if (doi !== value && doi.startsWith('10.') && takes(doi))
    return put(doi, `Write the DOI as ${doi}`);
  const id = value.replace(/\.(?:mdx?|ya?ml)$/, '');
  if (id !== value && takes(id)) return put(id, '', false);
  return takes(`${value}?`) ? put(`${value}?`, '', false) : {};
}

/** What to write in place of the name of a field that no schema knows. */
export function suggestFieldName(
  schema: z.ZodType,
  path: DataPath,
  key: string,
  around: DataNode | undefined,
): DiagnosticDetails {
  const { fields } = describeField(schema, path);
  const nearest = toNearest(key, fields);
  if (nearest === undefined) return {};
  const [field, first]: (DataField | undefined)[] = [
    around?.fields?.get(key),
    around?.fields?.get(nearest),
  ];
  const isMeant =
    toCertain(key, fields) === nearest &&
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
