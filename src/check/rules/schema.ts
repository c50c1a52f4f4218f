import type { z } from 'astro/zod';
import { toNearest } from '../../domain/text/nearest.ts';
import { entrySchemas } from '../yaml/entry-schemas.ts';
import { findNode } from '../yaml/data-node.ts';
import { findKeyPlace, findValuePlace } from '../yaml/data-place.ts';
import type { Entry } from '../entry.ts';
import { toError, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { describeField } from '../yaml/schema-fields.ts';
import { suggestFieldName, suggestValue } from '../yaml/schema-fixes.ts';
import { formatSchemaIssue, formatUnknownField } from '../yaml/schema-messages.ts';

/** The data of each entry is what the schema of its collection allows. */
export const checkSchema: Rule = ({ entries }) => entries.flatMap(checkEntry);

function checkEntry(entry: Entry): Diagnostic[] {
  const root = entry.yaml?.root;
  if (root === undefined) return [];
  const schema = entrySchemas[entry.collection];
  const result = schema.safeParse(root.value);
  if (result.success) return [];
  // What cannot be read for certain is told already; its value means nothing.
  const known = new Set(
    entry.yaml?.issues.map((fault) => entry.lines.toPlace(fault.start, fault.end).line),
  );
  const issues = result.error.issues.flatMap(listIssues);
  const first = [
    ...Map.groupBy(
      issues,
      ({ code, path }) => `${code === 'unrecognized_keys'} ${path.join('.')}`,
    ).values(),
  ].map(([issue]) => issue);
  // A field that is missing since its name is misspelt is told once, where it stands.
  const misspelt = new Set(
    first.flatMap((issue) => (issue?.code === 'unrecognized_keys' ? listMeant(schema, issue) : [])),
  );
  const problems = first.flatMap((issue) => {
    const isTold =
      issue === undefined ||
      (findNode(root, issue.path) === undefined && misspelt.has(issue.path.join('.')));
    return isTold ? [] : toProblems(entry, schema, issue);
  });
  return problems.filter((problem) => problem.line === undefined || !known.has(problem.line));
}

/** Of a value that may have several shapes, what is wrong with the one that it has; Zod itself says only that it has none of them. */
function listIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.filter((errors) =>
    errors.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  const [only, ...others] = meant;
  return only === undefined || others.length > 0
    ? [issue]
    : only.flatMap((inner) => listIssues({ ...inner, path: [...issue.path, ...inner.path] }));
}

function toProblems(entry: Entry, schema: z.ZodType, issue: z.core.$ZodIssue): Diagnostic[] {
  const { path } = entry;
  if (issue.code !== 'unrecognized_keys') {
    const node = findNode(entry.yaml?.root, issue.path);
    const source = entry.text.slice(node?.start ?? 0, node?.end ?? 0).trim();
    return [
      toError(
        'schema',
        path,
        findValuePlace(entry, issue.path),
        formatSchemaIssue(schema, issue, node?.value, source),
        suggestValue(schema, issue, node, source),
      ),
    ];
  }
  const around = findNode(entry.yaml?.root, issue.path);
  return issue.keys.map((key) =>
    toError(
      'schema',
      path,
      findKeyPlace(entry, [...issue.path, key]),
      formatUnknownField(schema, issue.path, key),
      suggestFieldName(schema, issue.path, key, around),
    ),
  );
}

/** The paths of the fields that misspelt names were meant to be. */
function listMeant(schema: z.ZodType, { keys, path }: z.core.$ZodIssueUnrecognizedKeys): string[] {
  const { fields } = describeField(schema, path);
  return keys
    .flatMap((key) => toNearest(key, fields) ?? [])
    .map((field) => [...path, field].join('.'));
}
