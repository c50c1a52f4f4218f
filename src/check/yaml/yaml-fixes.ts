import type { z } from 'astro/zod';
import { findPathAt } from './data-node.ts';
import type { Entry } from '../entry.ts';
import type { Edit, DiagnosticDetails } from '../diagnostic.ts';
import { quoteScalar } from './quoted.ts';
import { describeField, holdsField } from './schema-fields.ts';
import { parseYaml, type YamlIssue } from './yaml.ts';

/** What to write in place of a value that YAML reads otherwise than it is meant; `schema` says what its field takes. */
export function suggestYaml(entry: Entry, fault: YamlIssue, schema: z.ZodType): DiagnosticDetails {
  const found = entry.text.slice(fault.start, fault.end).trim();
  switch (fault.kind) {
    case 'syntax':
      return toQuotesMend(entry, fault, schema);
    case 'duplicate':
      return fault.first === undefined
        ? {}
        : {
            related: [
              {
                path: entry.path,
                ...entry.lines.toPlace(fault.first, fault.first + found.length),
                message: `Here "${found}" stands first.`,
              },
            ],
          };
    case 'odd-number': {
      const { takes } = describeField(schema, findPathAt(entry.yaml?.root, fault.start) ?? []);
      const isText = takes(found) && !takes(10);
      return toMend({ start: fault.start, end: fault.end, text: quoteScalar(found) }, isText);
    }
    case 'odd-time':
      return { suggestion: found.slice(0, 10) };
    case 'alias':
      return { suggestion: quoteScalar(found) };
    default:
      return {};
  }
}

/** The mend is tried, so where there are many faults or much text it would take long. */
const most = { faults: 20, length: 10_000 } as const;

/** By the code of the parser: the values that cannot be read without quotes, and would be with them. `inner` is what stands in quotes already. */
const quotable: Readonly<Record<string, (value: string, inner: string | undefined) => boolean>> = {
  BLOCK_AS_IMPLICIT_KEY: (value) => /^[^\s"'[{|>&*!#].*:(?:\s|$)/.test(value),
  BAD_SCALAR_START: (value) => /^[@`]/.test(value),
  UNEXPECTED_TOKEN: (_value, inner) => inner !== undefined,
};

/** Puts the value of the line in quotes, where the text can be read with them. */
function toQuotesMend(
  entry: Entry,
  { code = '', start }: YamlIssue,
  schema: z.ZodType,
): DiagnosticDetails {
  const isQuotable = Object.hasOwn(quotable, code) ? quotable[code] : undefined;
  if (isQuotable === undefined || (entry.yaml?.issues.length ?? 0) > most.faults) return {};
  const lineStart = entry.text.lastIndexOf('\n', start - 1) + 1;
  const line = /^[^\r\n]*/.exec(entry.text.slice(lineStart))?.[0] ?? '';
  const [, head = '', value = ''] = /^(\s*(?:- +)?(?:[\w-]+:[ \t]+)?)(.*?)\s*$/.exec(line) ?? [];
  const inner = /^(["'])(.*)\1$/.exec(value)?.[2];
  // What follows # may be a comment.
  if (
    head.trim() === '' ||
    value.includes(' #') ||
    !isQuotable(value, inner) ||
    holdsField(schema, value)
  )
    return {};
  const at = lineStart + head.length;
  const edit = { start: at, end: at + value.length, text: quoteScalar(inner ?? value) };
  const length = entry.frontMatter === undefined ? entry.text.length : entry.frontMatter.bodyStart;
  return toMend(edit, length <= most.length && countFaults(entry, edit) < countFaults(entry));
}

/** How many faults of syntax the YAML of an entry has, with an edit of it. */
function countFaults(
  { text, frontMatter }: Entry,
  edit: Edit = { start: 0, end: 0, text: '' },
): number {
  const [from, to] =
    frontMatter === undefined
      ? [0, text.length]
      : [frontMatter.yaml?.start ?? 0, frontMatter.yaml?.end ?? 0];
  const yaml =
    edit.end === 0
      ? text.slice(from, to)
      : text.slice(from, edit.start) + edit.text + text.slice(edit.end, to);
  return parseYaml(yaml, 0).issues.filter(({ kind }) => kind === 'syntax').length;
}

function toMend(edit: Edit, isCertain: boolean): DiagnosticDetails {
  return {
    suggestion: edit.text,
    ...(isCertain
      ? { fix: { describe: `Put the value in quotes: ${edit.text}`, edits: [edit] } }
      : {}),
  };
}
