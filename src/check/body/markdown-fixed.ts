import type { Root } from 'mdast';
import { parseMarkdown, type Dialect } from '../../domain/text/markdown-tree.ts';

/** Where a text cannot be read, and what the parser says. */
export interface ParseIssue {
  readonly offset: number;
  readonly message: string;
}

/** A long text is read again less often, since each time takes as long as the first. */
const [mostAttempts, mostLetters, mostTags] = [50, 500_000, 20_000];

/**
 * Parses Markdown or MDX. Where MDX cannot be read, the character at fault is masked and reading goes on, so that every
 * fault is found and the rest is judged too; all stays at its place. `tree` is undefined where that does not help.
 */
export function parseTolerantly(
  source: string,
  dialect: Dialect,
): { tree: Root | undefined; faults: readonly ParseIssue[] } {
  const faults: ParseIssue[] = [];
  const attempts = Math.max(
    2,
    Math.min(
      mostAttempts,
      Math.floor(mostLetters / (source.length + 1)),
      Math.floor(mostTags / source.split('<').length),
    ),
  );
  let current = source;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return { tree: parseMarkdown(current, dialect), faults };
    } catch (error) {
      const { offset, message } = toFault(current, error);
      const simplified = message.startsWith('Could not parse expression')
        ? simplify(current, offset)
        : current;
      // The braces that are left are told by the content policy.
      if (simplified === current) faults.push({ offset, message });
      const masked = simplified === current ? mask(current, offset, message) : simplified;
      if (masked === current) break;
      current = masked;
    }
  }
  return { tree: undefined, faults };
}

/** Where the parser stopped, as its message says; the beginning where it says nothing. */
function toFault(text: string, error: unknown): ParseIssue {
  const [, line, column, message = ''] =
    /^(\d+):(\d+): (.*)$/s.exec(error instanceof Error ? error.message : '') ?? [];
  return {
    offset:
      line === undefined || column === undefined ? 0 : toOffset(text, Number(line), Number(column)),
    message,
  };
}

/** Masks the brace or bracket at fault, and the other half of the same tag, which would only be told a second time. */
function mask(text: string, offset: number, message: string): string {
  const masked = maskAt(text, offset);
  const address = /^<[^\s<>]*[:@][^\s<>]*>/.exec(text.slice(offset))?.[0];
  if (address !== undefined)
    return text.slice(0, offset) + '·'.repeat(address.length) + text.slice(offset + address.length);
  const unclosed =
    /^Expected a closing tag for `<([^>]*)>`/.exec(message)?.[1] ??
    /^<(\w+)\s/.exec(text.slice(offset))?.[1];
  if (unclosed !== undefined) return maskAt(masked, masked.indexOf(`</${unclosed}>`, offset));
  const [, line, column] =
    /expected corresponding closing tag for `<[^>]*>` \((\d+):(\d+)\)/.exec(message) ?? [];
  return line === undefined || column === undefined
    ? masked
    : maskAt(masked, toOffset(masked, Number(line), Number(column)));
}

/** Puts a number, or a spread of a name, in place of what stands within the braces around an offset. */
function simplify(text: string, offset: number): string {
  const open = text.lastIndexOf('{', offset);
  let depth = 0;
  for (let at = open; at >= 0 && at < text.length; at += 1) {
    depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
    if (depth > 0) continue;
    const inner = text.slice(open + 1, at);
    const simple = /^\s*\.\.\.[^]/.test(inner) ? '...a' : '1';
    return (
      text.slice(0, open + 1) +
      simple +
      inner.slice(simple.length).replace(/[^\r\n]/g, ' ') +
      text.slice(at)
    );
  }
  return text;
}

function maskAt(text: string, offset: number): string {
  return '<{'.includes(text[offset] ?? ' ')
    ? `${text.slice(0, offset)}·${text.slice(offset + 1)}`
    : text;
}

function toOffset(text: string, line: number, column: number): number {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    const end = /\r\n|\n|\r/g;
    end.lastIndex = start;
    if (end.exec(text) !== null) start = end.lastIndex;
  }
  return start + column - 1;
}
