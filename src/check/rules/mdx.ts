import { findNearest } from '../../domain/text/index.ts';
import { componentRegistry, judgeHtml } from '../../markdown/index.ts';
import type { BodyIssue } from '../body/body.ts';
import { defineRule } from '../define-rule.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';
import type { Entry } from '../entry.ts';

/** The text of this length after an issue is enough to describe it. */
const sourceLength = 300;

/** Each brace and angle bracket of a body is one that MDX knows. */
export default defineRule({
  name: 'mdx',
  level: 'error',
  summary: 'A sign that cannot be read in an article or a page.',
  checkEntry(entry, { report }) {
    for (const issue of entry.body?.issues ?? []) {
      const { start } = issue;
      report(
        { start, end: start + 1 },
        formatBodyIssue(issue, entry.text.slice(start, start + sourceLength)),
        describeOpeningTag(entry, issue),
      );
    }
  },
});

/**
 * The tag that is open when another one is closed; the parser names it by its place in the body.
 */
function describeOpeningTag(
  { path, lines, body }: Entry,
  { message }: BodyIssue,
): DiagnosticDetails {
  const [, name, line = '', column = ''] =
    /expected corresponding closing tag for `<([^>]*)>` \((\d+):(\d+)\)/.exec(message) ?? [];
  if (name === undefined || body === undefined) return {};
  const start = lines.toPlace(body.start, body.start);
  const place = {
    line: start.line + Number(line) - 1,
    column: line === '1' ? start.column + Number(column) - 1 : Number(column),
  };
  return {
    suggestion: `</${name}>`,
    related: [
      {
        path,
        ...place,
        endLine: place.line,
        endColumn: place.column + name.length + 2,
        message: `Here <${name}> is opened.`,
      },
    ],
  };
}

/** What to tell the author of an issue; `source` is what is in the file from it on. */
function formatBodyIssue({ kind, message }: BodyIssue, source: string): string {
  if (kind === 'too-deep')
    return 'The text is nested too deeply from here. Write it with fewer signs within each other.';
  if (kind === 'too-many-signs')
    return 'The text holds very many lines and signs such as * and [. Split it into several entries, or write it with fewer of them.';
  if (kind === 'too-many-braces')
    return 'The text holds very many braces, from here on. Write it without them.';
  if (source.startsWith('{'))
    return 'A single { is read as the start of code. Write \\{ for the sign itself, or leave it out.';
  if (message.startsWith('Expected a closing tag')) return describeUnclosed(source);
  if (message.startsWith('Unexpected closing tag')) return describeClosing(source, message);
  return source.startsWith('<')
    ? describeBracket(source)
    : 'The text cannot be read from here. Leave out signs such as < and {, or write a backslash before them: \\< and \\{.';
}

function describeUnclosed(source: string): string {
  const name = /^<([^\s>/]*)/.exec(source)?.[1] ?? '';
  const html = describeHtml(source, name);
  if (html !== undefined) return html;
  const example = Object.hasOwn(componentRegistry, name)
    ? componentRegistry[name]?.example
    : undefined;
  return `<${name}> is not closed. ${example === undefined ? 'Write \\< for the sign itself.' : `Write ${example}.`} A component begins and ends on lines of its own, with an empty line before and after.`;
}

function describeClosing(source: string, message: string): string {
  const name = /^<\/([^\s>]*)/.exec(source)?.[1] ?? '';
  const [, opener, line] = /closing tag for `<([^>]*)>` \((\d+):/.exec(message) ?? [];
  if (opener === undefined || line === undefined)
    return (
      describeHtml(source, name) ??
      `</${name}> closes nothing: no <${name}> stands open before it. Delete it.`
    );
  return `</${name}> stands here, and </${opener}> is expected, since <${opener}> is open. Write </${opener}>.`;
}

function describeBracket(source: string): string {
  const address = /^<((?:https?:\/\/|mailto:)?[^\s<>]+)>/.exec(source)?.[1];
  if (
    address !== undefined &&
    /^(?:https?:\/\/|mailto:)|^[^\s@/]+@[^\s@]+\.[^\s@]+$/.test(address)
  ) {
    return `Addresses in angle brackets are not available here. Write [words](${/^(?:https?:|mailto:)/.test(address) ? address : `mailto:${address}`}).`;
  }
  const name = /^<([A-Z]\w*)/.exec(source)?.[1];
  if (name !== undefined) return describeTag(name, source);
  return (
    (source.startsWith('<!')
      ? undefined
      : describeHtml(source, /^<([^\s>/]*)/.exec(source)?.[1] ?? '')) ??
    (source.startsWith('<!') ? judgeHtml(source)[0]?.message : undefined) ??
    'A < before a word or a sign is read as the start of a tag. Write \\< for the sign itself, or say it in words, such as "less than".'
  );
}

function describeTag(name: string, source: string): string {
  const names = Object.keys(componentRegistry);
  const known = findNearest(name, names);
  const example = known === undefined ? undefined : componentRegistry[known]?.example;
  const tag = /^<[^>]*/.exec(source)?.[0] ?? '';
  const cause = /[“”„«»‘’]/.test(tag)
    ? 'Its quotes are curly; straight ones (") are expected.'
    : /=[^"'{\s]/.test(tag)
      ? 'A text behind = stands in straight quotes (").'
      : 'It is not complete.';
  return `<${name} cannot be read. ${cause} ${example === undefined ? 'Write \\< for the sign itself.' : `Write it as in ${example}`}`;
}

function describeHtml(source: string, name: string): string | undefined {
  return /^[a-z][a-z0-9]*$/.test(name) ? judgeHtml(source)[0]?.message : undefined;
}
