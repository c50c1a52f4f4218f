import { toNearest } from '../../domain/text/nearest.ts';
import { componentRegistry } from '../../markdown/component-registry.ts';
import { judgeHtml } from '../../markdown/html-policy.ts';
import type { BodyIssue } from './body.ts';

/** What to tell the author of a fault; `source` is what stands in the file from it on. */
export function formatBodyIssue({ kind, message }: BodyIssue, source: string): string {
  if (kind === 'too-deep')
    return 'The text is nested too deeply from here. Write it with fewer signs within each other.';
  if (kind === 'too-many-signs')
    return 'The text holds very many lines and signs such as * and [. Split it into several entries, or write it with fewer of them.';
  if (kind === 'too-many-braces')
    return 'The text holds very many braces, from here on. Write it without them.';
  if (source.startsWith('{'))
    return 'A single { is read as the start of code. Write \\{ for the sign itself, or leave it out.';
  if (message.startsWith('Expected a closing tag')) return toUnclosedMessage(source);
  if (message.startsWith('Unexpected closing tag')) return toClosingMessage(source, message);
  return source.startsWith('<')
    ? toBracketMessage(source)
    : 'The text cannot be read from here. Leave out signs such as < and {, or write a backslash before them: \\< and \\{.';
}

function toUnclosedMessage(source: string): string {
  const name = /^<([^\s>/]*)/.exec(source)?.[1] ?? '';
  const html = toHtmlMessage(source, name);
  if (html !== undefined) return html;
  const example = Object.hasOwn(componentRegistry, name)
    ? componentRegistry[name]?.example
    : undefined;
  return `<${name}> is not closed. ${example === undefined ? 'Write \\< for the sign itself.' : `Write ${example}.`} A component begins and ends on lines of its own, with an empty line before and after.`;
}

function toClosingMessage(source: string, message: string): string {
  const name = /^<\/([^\s>]*)/.exec(source)?.[1] ?? '';
  const [, opener, line] = /closing tag for `<([^>]*)>` \((\d+):/.exec(message) ?? [];
  if (opener === undefined || line === undefined)
    return (
      toHtmlMessage(source, name) ??
      `</${name}> closes nothing: no <${name}> stands open before it. Delete it.`
    );
  return `</${name}> stands here, and </${opener}> is expected, since <${opener}> is open. Write </${opener}>.`;
}

function toBracketMessage(source: string): string {
  const address = /^<((?:https?:\/\/|mailto:)?[^\s<>]+)>/.exec(source)?.[1];
  if (
    address !== undefined &&
    /^(?:https?:\/\/|mailto:)|^[^\s@/]+@[^\s@]+\.[^\s@]+$/.test(address)
  ) {
    return `Addresses in angle brackets are not available here. Write [words](${/^(?:https?:|mailto:)/.test(address) ? address : `mailto:${address}`}).`;
  }
  const name = /^<([A-Z]\w*)/.exec(source)?.[1];
  if (name !== undefined) return toTagMessage(name, source);
  return (
    (source.startsWith('<!')
      ? undefined
      : toHtmlMessage(source, /^<([^\s>/]*)/.exec(source)?.[1] ?? '')) ??
    (source.startsWith('<!') ? judgeHtml(source)[0]?.message : undefined) ??
    'A < before a word or a sign is read as the start of a tag. Write \\< for the sign itself, or say it in words, such as "less than".'
  );
}

function toTagMessage(name: string, source: string): string {
  const names = Object.keys(componentRegistry);
  const known = toNearest(name, names);
  const example = known === undefined ? undefined : componentRegistry[known]?.example;
  const tag = /^<[^>]*/.exec(source)?.[0] ?? '';
  const cause = /[“”„«»‘’]/.test(tag)
    ? 'Its quotes are curly; straight ones (") are expected.'
    : /=[^"'{\s]/.test(tag)
      ? 'A text behind = stands in straight quotes (").'
      : 'It is not complete.';
  return `<${name} cannot be read. ${cause} ${example === undefined ? 'Write \\< for the sign itself.' : `Write it as in ${example}`}`;
}

function toHtmlMessage(source: string, name: string): string | undefined {
  return /^[a-z][a-z0-9]*$/.test(name) ? judgeHtml(source)[0]?.message : undefined;
}
