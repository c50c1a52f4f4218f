import { parse as parseToml } from 'smol-toml';
import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { trimEndWhile } from '../../../domain/text/index.ts';

/** The front matter of a Markdown file. */
export interface ParsedFrontMatter {
  readonly language: 'YAML' | 'TOML' | 'JSON' | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  /** The first line of the body. */
  readonly bodyLine: number;
  readonly body: string;
  /** The lines between the delimiters. */
  readonly source: readonly string[];
  /**
   * Why it could not be parsed as a whole; its values are then those of lines that could be parsed
   * alone.
   */
  readonly failure: string | undefined;
  /** The lines that could not be parsed, as indexes into `source`. */
  readonly unread: readonly number[];
  /** The line of a field; the first line if it is not found. */
  readonly lineOf: (key: string) => number;
}

const languages = [
  { opens: /^---\s*$/, closes: /^(?:---|\.\.\.)\s*$/, language: 'YAML' as const },
  { opens: /^\+\+\+\s*$/, closes: /^\+\+\+\s*$/, language: 'TOML' as const },
  { opens: /^\{\s*$/, closes: /^\}\s*$/, language: 'JSON' as const },
];

/** Splits the front matter off a Markdown file; a file without one has no values. Never throws. */
export function parseFrontMatter(text: string): ParsedFrontMatter {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const kind = languages.find(({ opens }) => opens.test(lines[first] ?? ''));
  const end =
    kind === undefined ? -1 : lines.findIndex((line, at) => at > first && kind.closes.test(line));
  if (kind !== undefined && end < 0)
    return (
      parseUnclosed(lines, first, kind.language) ??
      none(
        text,
        `The file begins with "${lines[first]?.trim()}", as front matter does, but no line closes it.`,
      )
    );
  if (kind === undefined) return none(text, undefined);
  const source = lines.slice(first + 1, end);
  // A line above and between two rules is text, not a field.
  if (
    kind.language === 'YAML' &&
    source.length > 0 &&
    !source.some((line) => /^\s*(?:["'\w-][^:]*:(?:\s|$)|#|\{)/.test(line))
  )
    return none(text, undefined);
  const read = parseValues(kind.language, source);
  return {
    language: kind.language,
    ...read,
    source,
    bodyLine: end + 2,
    body: lines.slice(end + 1).join('\n'),
    lineOf: createLineOf(source, first + 2),
  };
}

/** The fields up to the first blank line, if every line before it is one. */
function parseUnclosed(
  lines: readonly string[],
  first: number,
  language: 'YAML' | 'TOML' | 'JSON',
): ParsedFrontMatter | undefined {
  const blank = lines.findIndex((line, at) => at > first && line.trim() === '');
  const source = lines.slice(first + 1, blank < 0 ? lines.length : blank);
  const { values, unread } = recoverLines(source);
  if (source.length === 0 || unread.length > 0) return undefined;
  const end = first + source.length;
  return {
    language,
    values,
    unread,
    source,
    failure: `No line closes the front matter, which ends at the first empty line.`,
    bodyLine: end + 2,
    body: lines.slice(end + 1).join('\n'),
    lineOf: createLineOf(source, first + 2),
  };
}

function none(body: string, failure: string | undefined): ParsedFrontMatter {
  return {
    language: undefined,
    values: {},
    bodyLine: 1,
    body,
    source: [],
    failure,
    unread: [],
    lineOf: () => 1,
  };
}

function parseValues(
  language: 'YAML' | 'TOML' | 'JSON',
  source: readonly string[],
): Pick<ParsedFrontMatter, 'values' | 'failure' | 'unread'> {
  try {
    const read: unknown = parse(language, source.join('\n'));
    if (read === null || read === undefined) return { values: {}, failure: undefined, unread: [] };
    if (typeof read !== 'object' || Array.isArray(read)) throw new Error('it holds no fields');
    return { values: keepWrittenNumbers({ ...read }, source), failure: undefined, unread: [] };
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    return {
      ...recoverLines(source),
      failure: `The front matter is no correct ${language} (${message.replace(/[.:]$/, '').replace(/ at line (\d+), column \d+$/, (_, line: string) => `, line ${Number(line) + 1}`)}).`,
    };
  }
}

/** Fields whose number is a version or the like keep its text: `3.10` is not 3.1. */
function keepWrittenNumbers(
  values: Readonly<Record<string, unknown>>,
  source: readonly string[],
): Readonly<Record<string, unknown>> {
  const written = source.flatMap((line) => {
    const [, key = '', text = ''] =
      /^\s*"?([\w-]+)"?\s*[:=]\s*(\d+\.\d+)\s*,?\s*(?:#.*)?$/.exec(line) ?? [];
    return values[key] === Number(text) && text !== String(values[key]) ? [[key, text]] : [];
  });
  return { ...values, ...Object.fromEntries(written) };
}

function parse(language: 'YAML' | 'TOML' | 'JSON', source: string): unknown {
  if (language === 'TOML') return parseToml(source);
  if (language === 'JSON') return JSON.parse(`{${source}}`);
  return parseUntrustedYaml(source);
}

/** Parses YAML of untrusted size. Throws an error with its position. */
export function parseUntrustedYaml(source: string): unknown {
  const lines = new LineCounter();
  const toError = (message: string, offset: number) => {
    const { line, col } = lines.linePos(offset);
    return new Error(`${message} at line ${line}, column ${col}`);
  };
  const document = parseDocument(source, {
    logLevel: 'error',
    lineCounter: lines,
    // The library would quote the line of every error.
    prettyErrors: false,
    // The library compares all keys of a mapping to find duplicates.
    uniqueKeys: false,
  });
  const [wrong] = document.errors;
  if (wrong !== undefined) throw toError(wrong.message, wrong.pos[0]);
  visit(document, {
    // What looks like a number may be a version, a code or a name: `3.10` is not 3.1.
    Scalar: (_, scalar) => {
      if (typeof scalar.value !== 'number' && typeof scalar.value !== 'bigint') return;
      if (scalar.source !== undefined && scalar.source !== String(scalar.value))
        scalar.value = scalar.source;
    },
    Map: (_, { items }) => {
      const names = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (names.has(key.value)) throw toError('Map keys must be unique', key.range?.[0] ?? 0);
        names.add(key.value);
      }
    },
  });
  return document.toJS();
}

/** Finds the line of each field; `firstLine` is that of the first line of `source`. */
function createLineOf(source: readonly string[], firstLine: number): ParsedFrontMatter['lineOf'] {
  const lines = new Map<string, number>();
  for (const [at, line] of source.entries()) {
    const name = normalizeKey(line);
    if (!lines.has(name)) lines.set(name, at + firstLine);
  }
  return (key) => lines.get(key) ?? firstLine - 1;
}

/** The key before the first separator; `[` opens a TOML table. */
function normalizeKey(line: string): string {
  const start = line.trimStart().replace(/^\[+\s*/, '');
  const mark = start.charAt(0);
  const closing = mark === '"' || mark === "'" ? start.indexOf(mark, 1) : -1;
  if (closing > 0) return start.slice(1, closing);
  // A YAML key may contain a colon, as in `og:title: Moss`.
  const sign = /[:=](?=\s|$)/.exec(start) ?? /[:=]/.exec(start);
  return trimEndWhile(start.slice(0, sign?.index), (unit) => unit === ']' || unit.trim() === '');
}

/**
 * Recovers fields from invalid front matter: those on a line of their own, such as `title: Moss:
 * friend or foe`, with the list items below. `unread` are the indexes of all other lines.
 */
function recoverLines(source: readonly string[]): {
  values: Readonly<Record<string, unknown>>;
  unread: readonly number[];
} {
  const values = new Map<string, unknown>();
  const unread: number[] = [];
  let list: string[] | undefined;
  for (const [at, line] of source.entries()) {
    const item = /^\s*-\s+(.+)$/.exec(line)?.[1];
    if (item !== undefined && list !== undefined) {
      list.push(unquote(item));
      continue;
    }
    list = undefined;
    const [, key, value = ''] = /^\s*"?([A-Za-z_][\w-]*)"?\s*[:=](?:\s+(.*))?$/.exec(line) ?? [];
    if (key === undefined || values.has(key)) unread.push(at);
    else if (value.trim() === '') values.set(key, (list = []));
    else values.set(key, parseScalar(value.trim()));
  }
  return { values: Object.fromEntries(values), unread };
}

function parseScalar(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (String(Number(text)) === text) return Number(text);
  const inner = /^\[(.*?)\]?,?$/.exec(text)?.[1];
  if (inner === undefined) return unquote(text);
  return inner
    .split(',')
    .map((part) => unquote(part.trim()))
    .filter((part) => part !== '');
}

function unquote(text: string): string {
  const [, , quoted] = /^(["'])(.*)\1,?$/.exec(text) ?? [];
  return (
    quoted ??
    text
      .replace(/,$/, '')
      .replace(/^["']|["']$/g, '')
      .trim()
  );
}
