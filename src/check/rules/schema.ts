import type { z } from 'astro/zod';
import { toSchemas } from '../../schemas/collections.ts';
import { imagePath } from '../../schemas/image-path.ts';
import { findField, findNode, type DataPath } from '../data-node.ts';
import type { Entry } from '../entry.ts';
import { toError, type Place, type Problem } from '../problem.ts';
import type { Rule } from '../rule.ts';
import { toIssueMessage, toUnknownFieldMessage } from '../schema-messages.ts';

const schemas = toSchemas(imagePath);

/** The data of each entry is what the schema of its collection allows. */
export const checkSchema: Rule = ({ entries }) => entries.flatMap(checkEntry);

function checkEntry(entry: Entry): Problem[] {
  const root = entry.yaml?.root;
  if (root === undefined) return [];
  const schema = schemas[entry.collection];
  const result = schema.safeParse(root.value);
  if (result.success) return [];
  // What cannot be read for certain is told already; its value means nothing.
  const known = new Set(entry.yaml?.faults.map((fault) => entry.lines.toPlace(fault.start, fault.end).line));
  const first = [...Map.groupBy(result.error.issues, ({ code, path }) => `${code === 'unrecognized_keys'} ${path.join('.')}`).values()].map(([issue]) => issue);
  const problems = first.flatMap((issue) => (issue === undefined ? [] : toProblems(entry, schema, issue)));
  return problems.filter((problem) => problem.line === undefined || !known.has(problem.line));
}

function toProblems(entry: Entry, schema: z.ZodType, issue: z.core.$ZodIssue): Problem[] {
  const { path } = entry;
  if (issue.code !== 'unrecognized_keys') {
    const { value, start = 0, end = 0 } = findNode(entry.yaml?.root, issue.path) ?? {};
    return [toError('schema', path, toPlace(entry, issue.path), toIssueMessage(schema, issue, value, entry.text.slice(start, end).trim()))];
  }
  return issue.keys.map((key) => toError('schema', path, toKeyPlace(entry, [...issue.path, key]), toUnknownFieldMessage(schema, issue.path, key)));
}

/** The value; where there is none, the name of the field; where that is missing, the field around it or the first line. */
function toPlace(entry: Entry, path: DataPath): Place {
  const node = findNode(entry.yaml?.root, path);
  const isEmpty = node === undefined || node.start === node.end;
  return isEmpty || path.length === 0 ? toKeyPlace(entry, path) : entry.lines.toPlace(node.start, node.end);
}

function toKeyPlace(entry: Entry, path: DataPath): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const field = findField(entry.yaml?.root, path.slice(0, length));
    if (field !== undefined) return entry.lines.toPlace(field.start, field.end);
  }
  const start = entry.frontMatter?.start ?? 0;
  return entry.lines.toPlace(start, entry.frontMatter === undefined ? start : start + 3);
}
