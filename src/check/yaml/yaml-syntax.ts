import type { YamlIssue } from './yaml.ts';

/** The words for a fault of YAML syntax, and the offset in the file at which it is better seen, where that is known. */
export interface SyntaxMessage {
  readonly at?: number;
  readonly message: string;
}

interface Context {
  /** The line of the fault, and its offset in the file. */
  readonly line: string;
  readonly lineStart: number;
  /** The text up to the fault. */
  readonly before: string;
  /** The offset of the first sign of the next line. */
  readonly next: number;
}

const misaligned =
  'This line is indented differently from the others of its group. Align it with them.';
const quoteAdvice = 'Put the whole value in quotes';

/** By the code of the parser: what an author did, and how to write it. */
const messages: Readonly<Record<string, (context: Context) => SyntaxMessage>> = {
  TAB_AS_INDENT: () => ({
    message: 'This line is indented with a tab. Use spaces, two for each step.',
  }),
  BLOCK_AS_IMPLICIT_KEY: ({ line, lineStart, next }) => {
    const [, head = '', value = ''] = /^(\s*(?:- +)?[\w-]+:\s+)(.*)$/.exec(line) ?? [];
    const colon = value.search(/:(?:\s|$)/);
    // Where the parser points to a value, the line below it is what does not belong there.
    if (colon < 0) return head === '' ? { message: misaligned } : { at: next, message: misaligned };
    return {
      at: lineStart + head.length + colon,
      message: `This value holds a colon and a space, which begin a new field. ${quoteAdvice}: ${head.trim()} ${toQuoted(value)}`,
    };
  },
  MULTILINE_IMPLICIT_KEY: () => ({
    message:
      'A name, a colon and a value are expected on this line, such as "title: …". If it continues the line before, put the whole value in quotes.',
  }),
  BAD_SCALAR_START: ({ line }) => ({
    message: `A value cannot begin with this sign. ${quoteAdvice}: ${toQuotedLine(line)}`,
  }),
  BAD_DQ_ESCAPE: () => ({
    message:
      'A backslash has another meaning within double quotes. Write two of them (\\\\), or use single quotes.',
  }),
  BAD_DIRECTIVE: () => ({
    message: 'A line cannot begin with %. Delete it, or put the value in quotes.',
  }),
  BAD_INDENT: ({ before }) => toUnclosed(before) ?? { message: misaligned },
  MISSING_CHAR: ({ before, line }) => {
    const unclosed = toUnclosed(before);
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
      message: `Behind the closing quote nothing more is expected. If the value itself holds that quote, use the other kind around it: ${toQuotedLine(line)}`,
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
export function formatSyntaxIssue(text: string, fault: YamlIssue): SyntaxMessage {
  const lineStart = text.lastIndexOf('\n', fault.start - 1) + 1;
  const lineEnd = text.indexOf('\n', lineStart);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, '');
  const next = lineEnd < 0 ? fault.start : lineEnd + 1 + text.slice(lineEnd + 1).search(/[^ ]|$/);
  const make = fault.code === undefined ? undefined : messages[fault.code];
  return (
    make?.({ line, lineStart, before: text.slice(0, fault.end), next }) ?? {
      message:
        'This line cannot be read. Write a name, a colon, a space and a value, such as "title: …", and put a value with special signs in quotes.',
    }
  );
}

/** A quote or bracket that was opened and not closed: the last one that begins a value. */
function toUnclosed(before: string): SyntaxMessage | undefined {
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

function toQuotedLine(line: string): string {
  const [, head = '', value = line] = /^\s*((?:- +)?(?:[\w-]+:\s+)?)(.*)$/.exec(line) ?? [];
  return `${head}${toQuoted(value)}`;
}

function toQuoted(value: string): string {
  const plain = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  return plain.includes('"')
    ? `'${plain.replaceAll("'", "''")}'`
    : `"${plain.replaceAll('\\', '\\\\')}"`;
}
