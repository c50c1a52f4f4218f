import { parse as parseToml } from 'smol-toml';
import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { trimEndWhile } from '../../../domain/text/slug.ts';

/** The fields at the head of a Markdown file. */
export interface FrontMatter {
  readonly language: 'YAML' | 'TOML' | 'JSON' | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  /** The line on which the body begins. */
  readonly bodyLine: number;
  readonly body: string;
  /** The lines between the marks, as they are written. */
  readonly source: readonly string[];
  /** Why it could not be read as a whole; its values are then those of the lines that could be read alone. */
  readonly failure: string | undefined;
  /** The lines of a fault of which nothing could be read, by their place in `source`. */
  readonly unread: readonly number[];
  /** The line on which a field stands; the first line where it is not found. */
  readonly lineOf: (key: string) => number;
}

const languages = [
  { opens: /^---\s*$/, closes: /^(?:---|\.\.\.)\s*$/, language: 'YAML' as const },
  { opens: /^\+\+\+\s*$/, closes: /^\+\+\+\s*$/, language: 'TOML' as const },
  { opens: /^\{\s*$/, closes: /^\}\s*$/, language: 'JSON' as const },
];

/** Takes the front matter off a Markdown file; a file without one has no values. Never throws. */
export function parseFrontMatter(text: string): FrontMatter {
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
  // A line above and between a pair of rulers is text, not a field.
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

/** The fields up to the first empty line, where every line before it is one. */
function parseUnclosed(
  lines: readonly string[],
  first: number,
  language: 'YAML' | 'TOML' | 'JSON',
): FrontMatter | undefined {
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

function none(body: string, failure: string | undefined): FrontMatter {
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
): Pick<FrontMatter, 'values' | 'failure' | 'unread'> {
  try {
    const read: unknown = parse(language, source.join('\n'));
    if (read === null || read === undefined) return { values: {}, failure: undefined, unread: [] };
    if (typeof read !== 'object' || Array.isArray(read)) throw new Error('it holds no fields');
    return { values: { ...read }, failure: undefined, unread: [] };
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    return {
      ...recoverLines(source),
      failure: `The front matter is no correct ${language} (${message.replace(/[.:]$/, '').replace(/ at line (\d+), column \d+$/, (_, line: string) => `, line ${Number(line) + 1}`)}).`,
    };
  }
}

function parse(language: 'YAML' | 'TOML' | 'JSON', source: string): unknown {
  if (language === 'TOML') return parseToml(source);
  if (language === 'JSON') return JSON.parse(`{${source}}`);
  return parseYaml(source);
}

/** Reads YAML of which nobody knows how much it holds, and what is wrong in it. Throws an error with its place. */
export function parseYaml(source: string): unknown {
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
    // It would hold each field against all others of its mapping to find two of one name.
    uniqueKeys: false,
  });
  const [wrong] = document.errors;
  if (wrong !== undefined) throw toError(wrong.message, wrong.pos[0]);
  visit(document, {
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

/** Tells on which line each field stands, where the first of `source` is line `firstLine`. */
function createLineOf(source: readonly string[], firstLine: number): FrontMatter['lineOf'] {
  const lines = new Map<string, number>();
  for (const [at, line] of source.entries()) {
    const name = normalizeKey(line);
    if (!lines.has(name)) lines.set(name, at + firstLine);
  }
  return (key) => lines.get(key) ?? firstLine - 1;
}

/** The name that stands before the first sign behind which a value may stand; `[` opens a table of TOML. */
function normalizeKey(line: string): string {
  const start = line.trimStart().replace(/^\[+\s*/, '');
  const mark = start.charAt(0);
  const closing = mark === '"' || mark === "'" ? start.indexOf(mark, 1) : -1;
  if (closing > 0) return start.slice(1, closing);
  // The name of a field of YAML may hold a colon, as in `og:title: Moss`.
  const sign = /[:=](?=\s|$)/.exec(start) ?? /[:=]/.exec(start);
  return trimEndWhile(start.slice(0, sign?.index), (unit) => unit === ']' || unit.trim() === '');
}

/**
 * The fields that stand on a line of their own, such as `title: Moss: friend or foe`, of front matter that is wrong as a whole.
 * Lines beneath a field that begin with a hyphen are its list. `unread` are the places of all other lines.
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
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
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
