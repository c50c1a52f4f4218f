import type { z } from 'astro/zod';
import type { DiagnosticDetails, Edit } from '../diagnostic.ts';
import { createRelated, type EntryFacts } from '../entry.ts';
import { formatValue } from '../fixes/suggestions.ts';
import type { TextRange } from '../../domain/text/index.ts';
import { findPathAt } from './data.ts';
import { parseStrictYaml, type YamlIssue } from './parse.ts';
import { describeField, holdsField } from './schema-field.ts';

/** An issue in words for the author, and how to write it instead. */
interface YamlDiagnosis {
  readonly range: TextRange;
  readonly message: string;
  readonly details: DiagnosticDetails;
}

/**
 * A message, and the offset in the file at which the issue is better seen than at its start, if
 * that is known.
 */
interface Located {
  readonly at?: number;
  readonly message: string;
}

/**
 * Says what is wrong with the YAML of an entry at an issue, and what to write; `schema` is that of
 * its collection.
 */
export function diagnoseYaml(
  entry: EntryFacts,
  issue: YamlIssue,
  schema: z.ZodType,
): YamlDiagnosis {
  const glued = issue.kind === 'syntax' ? findGluedField(entry.text, issue, schema) : undefined;
  if (glued !== undefined) return glued;
  const { at, message } = describeIssue(entry, issue);
  return {
    range: at === undefined ? issue : { start: at, end: at + 1 },
    message,
    details: suggestFix(entry, issue, schema),
  };
}

/** A field without a space behind its colon, which YAML takes for a word. */
function findGluedField(
  text: string,
  { start, code }: YamlIssue,
  schema: z.ZodType,
): YamlDiagnosis | undefined {
  if (code !== 'MISSING_CHAR' && code !== 'MULTILINE_IMPLICIT_KEY' && code !== 'BAD_INDENT')
    return undefined;
  const { fields } = describeField(schema, []);
  // The parser may stop at the line, or at the one that follows it.
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  for (const from of [lineStart, text.lastIndexOf('\n', lineStart - 2) + 1]) {
    const [found, name = '', value = ''] =
      /^([\w-]+):([^\s"'[{|>&*!][^\r\n]*)/.exec(text.slice(from)) ?? [];
    if (found === undefined || !fields.includes(name)) continue;
    const colon = from + name.length;
    return {
      range: { start: from, end: from + found.length },
      message: `A space is missing behind the colon. Write "${name}: ${value}".`,
      details: {
        suggestion: `${name}: ${value}`,
        fix: {
          describe: `Write a space behind "${name}:"`,
          edits: [{ start: colon + 1, end: colon + 1, text: ' ' }],
        },
      },
    };
  }
  return undefined;
}

function describeIssue(entry: EntryFacts, issue: YamlIssue): Located {
  const found = entry.text.slice(issue.start, issue.end).trim();
  switch (issue.kind) {
    case 'syntax':
      return describeSyntaxIssue(entry.text, issue);
    case 'duplicate':
      return {
        message: `"${found}" stands here a second time; the first is in line ${entry.lines.toPlace(issue.first ?? 0, 0).line}. Delete one of them.`,
      };
    case 'alias':
      return {
        message: `A value that begins with * has another meaning here. Put it in quotes: "${found}".`,
      };
    case 'anchor':
      return { message: 'A value that begins with & has another meaning here. Put it in quotes.' };
    case 'tag':
      return { message: 'A value that begins with ! has another meaning here. Put it in quotes.' };
    case 'odd-number':
      return {
        message: `"${found}" would be read as a number of another form. Put it in quotes: "${found}". For a number write digits only, such as 10.`,
      };
    case 'odd-time':
      return {
        message: `"${found}" would be read as a moment in time. Write only the day, such as ${found.slice(0, 10)}, or put it in quotes.`,
      };
    case 'cut':
      return {
        at: issue.start + found.search(/[ \t]#/) + 1,
        message: `What follows a space and # is no part of the value, so readers would not see ${formatValue(found.slice(found.search(/[ \t]#/)))}. Put the whole value in quotes: ${quoteScalar(found)}. A note for yourself stands on a line of its own.`,
      };
    case 'field-name':
      return {
        message:
          'This cannot be the name of a field. Write a name, a colon and a value, such as "title: …".',
      };
    case 'not-fields':
      return {
        message:
          'Here stand no fields. Write lines of a name, a colon, a space and a value, such as "title: How it works".',
      };
    case 'not-list':
      return {
        message:
          'Here stands no list. Write lines that each begin with a hyphen and a space, or delete the file.',
      };
  }
}

/** Where a syntax error is. */
interface SyntaxContext {
  /** The line of the error, and its offset in the file. */
  readonly line: string;
  readonly lineStart: number;
  /** The text up to the error. */
  readonly before: string;
  /** The offset of the first character of the next line. */
  readonly next: number;
}

const misaligned =
  'This line is indented differently from the others of its group. Align it with them.';
const quoteAdvice = 'Put the whole value in quotes';

/** By the error code of the parser: what an author did, and how to write it. */
const syntaxMessages: Readonly<Record<string, (context: SyntaxContext) => Located>> = {
  TAB_AS_INDENT: () => ({
    message: 'This line is indented with a tab. Use spaces, two for each step.',
  }),
  BLOCK_AS_IMPLICIT_KEY: ({ line, lineStart, next }) => {
    const [, head = '', value = ''] = /^(\s*(?:- +)?[\w-]+:\s+)(.*)$/.exec(line) ?? [];
    const colon = value.search(/:(?:\s|$)/);
    // If the parser points to a value, the line below it is what does not belong there.
    if (colon < 0) return head === '' ? { message: misaligned } : { at: next, message: misaligned };
    return {
      at: lineStart + head.length + colon,
      message: `This value holds a colon and a space, which begin a new field. ${quoteAdvice}: ${head.trim()} ${quoteAnew(value)}`,
    };
  },
  MULTILINE_IMPLICIT_KEY: () => ({
    message:
      'A name, a colon and a value are expected on this line, such as "title: …". If it continues the line before, put the whole value in quotes.',
  }),
  BAD_SCALAR_START: ({ line }) => ({
    message: `A value cannot begin with this sign. ${quoteAdvice}: ${quoteLine(line)}`,
  }),
  BAD_DQ_ESCAPE: () => ({
    message:
      'A backslash has another meaning within double quotes. Write two of them (\\\\), or use single quotes.',
  }),
  BAD_DIRECTIVE: () => ({
    message: 'A line cannot begin with %. Delete it, or put the value in quotes.',
  }),
  BAD_INDENT: ({ before }) => findUnclosed(before) ?? { message: misaligned },
  MISSING_CHAR: ({ before, line }) => {
    const unclosed = findUnclosed(before);
    if (unclosed !== undefined) return unclosed;
    const name = /^\s*-?\s*([\w-]+)\s*$/.exec(line)?.[1];
    return {
      message:
        name === undefined
          ? 'A name, a colon, a space and a value are expected on this line, such as "title: …".'
          : `A colon is missing behind "${name}". Write "${name}: " and then the value.`,
    };
  },
  UNEXPECTED_TOKEN: ({ line }) => {
    if (/^\s*[\w-]+:\s+- /.test(line))
      return {
        message:
          'A list begins on the line below its name: one value a line, each after two spaces, a hyphen and a space.',
      };
    if (!/["']/.test(line)) return { message: misaligned };
    return {
      message: `Behind the closing quote nothing more is expected. If the value itself holds that quote, use the other kind around it: ${quoteLine(line)}`,
    };
  },
  MULTIPLE_DOCS: () => ({
    message:
      'A line of three hyphens or dots ends the fields here, and more follows. Delete that line.',
  }),
  TOO_LONG: () => ({
    message:
      'From here on stand more fields than can be read, over 50,000 characters. Put what is text below the front matter, and shorten the rest.',
  }),
  RESOURCE_EXHAUSTION: () => ({
    message: 'Here stand too many brackets within each other. Write a plain value or a list.',
  }),
};

/** Says in plain words what the parser found; unknown codes get the general form of a field. */
function describeSyntaxIssue(text: string, issue: YamlIssue): Located {
  const lineStart = text.lastIndexOf('\n', issue.start - 1) + 1;
  const lineEnd = text.indexOf('\n', lineStart);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, '');
  const next = lineEnd < 0 ? issue.start : lineEnd + 1 + text.slice(lineEnd + 1).search(/[^ ]|$/);
  const describe = issue.code === undefined ? undefined : syntaxMessages[issue.code];
  return (
    describe?.({ line, lineStart, before: text.slice(0, issue.end), next }) ?? {
      message:
        'This line cannot be read. Write a name, a colon, a space and a value, such as "title: …", and put a value with special signs in quotes.',
    }
  );
}

/** A quote or bracket that was opened and not closed: the last one that begins a value. */
function findUnclosed(before: string): Located | undefined {
  const lines = [
    ...before.matchAll(/^(\s*(?:- +)?(?:[\w-]+:[ \t]+)?(?:- +)?)(["'[{])(.*)$/gm),
  ].reverse();
  for (const { index, 1: head = '', 2: opener = '', 3: rest = '' } of lines) {
    const closer = opener === '[' ? ']' : opener === '{' ? '}' : opener;
    if (rest.replace(/\\./g, '').includes(closer)) continue;
    const what = opener === '[' || opener === '{' ? 'bracket' : 'quote';
    return {
      at: index + head.length,
      message: `This ${what} (${opener}) is not closed. Write ${closer} at the end of the value.`,
    };
  }
  return undefined;
}

function quoteLine(line: string): string {
  const [, head = '', value = line] = /^\s*((?:- +)?(?:[\w-]+:\s+)?)(.*)$/.exec(line) ?? [];
  return `${head}${quoteAnew(value)}`;
}

/** A value in quotes that can be read, whatever quotes it had. */
function quoteAnew(value: string): string {
  return quoteScalar(value.trim().replace(/^(["'])(.*)\1$/, '$2'));
}

/**
 * What to write in place of a value that YAML reads otherwise than it is meant; `schema` says what
 * its field takes.
 */
function suggestFix(entry: EntryFacts, issue: YamlIssue, schema: z.ZodType): DiagnosticDetails {
  const found = entry.text.slice(issue.start, issue.end).trim();
  switch (issue.kind) {
    case 'syntax':
      return suggestQuotes(entry, issue, schema);
    case 'duplicate':
      return issue.first === undefined
        ? {}
        : {
            related: [
              createRelated(
                entry,
                { start: issue.first, end: issue.first + found.length },
                `Here "${found}" stands first.`,
              ),
            ],
          };
    case 'odd-number': {
      const { takes } = describeField(schema, findPathAt(entry.yaml?.root, issue.start) ?? []);
      const isText = takes(found) && !takes(10);
      return suggestEdit({ start: issue.start, end: issue.end, text: quoteScalar(found) }, isText);
    }
    case 'odd-time':
      return { suggestion: found.slice(0, 10) };
    case 'cut':
      // Words behind # and a space may be a note.
      return suggestEdit(
        { start: issue.start, end: issue.end, text: quoteScalar(found) },
        /[ \t]#[^\s#]/.test(found),
      );
    case 'alias':
      return { suggestion: quoteScalar(found) };
    default:
      return {};
  }
}

/** The fix is tried, which would take long with many issues or much text. */
const most = { issues: 20, length: 10_000 } as const;

/**
 * By the error code of the parser: whether a value that cannot be read could be with quotes.
 * `inner` is what is in quotes already.
 */
const quotable: Readonly<Record<string, (value: string, inner: string | undefined) => boolean>> = {
  BLOCK_AS_IMPLICIT_KEY: (value) => /^[^\s"'[{|>&*!#].*:(?:\s|$)/.test(value),
  BAD_SCALAR_START: (value) => /^[@`]/.test(value),
  UNEXPECTED_TOKEN: (_value, inner) => inner !== undefined,
};

/** Puts the value of the line in quotes, if the text can be read with them. */
function suggestQuotes(
  entry: EntryFacts,
  { code = '', start }: YamlIssue,
  schema: z.ZodType,
): DiagnosticDetails {
  const isQuotable = Object.hasOwn(quotable, code) ? quotable[code] : undefined;
  if (isQuotable === undefined || (entry.yaml?.issues.length ?? 0) > most.issues) return {};
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
  return suggestEdit(
    edit,
    length <= most.length && countSyntaxIssues(entry, edit) < countSyntaxIssues(entry),
  );
}

/** How many syntax errors the YAML of an entry has, after an edit. */
function countSyntaxIssues(
  { text, frontMatter }: EntryFacts,
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
  return parseStrictYaml(yaml, 0).issues.filter(({ kind }) => kind === 'syntax').length;
}

function suggestEdit(edit: Edit, isCertain: boolean): DiagnosticDetails {
  return {
    suggestion: edit.text,
    ...(isCertain
      ? { fix: { describe: `Put the value in quotes: ${edit.text}`, edits: [edit] } }
      : {}),
  };
}

/**
 * A text in the quotes with which YAML reads it back: double ones, or single ones if it holds
 * double ones itself.
 */
export function quoteScalar(text: string): string {
  return text.includes('"')
    ? `'${text.replaceAll("'", "''")}'`
    : `"${text.replaceAll('\\', '\\\\')}"`;
}
