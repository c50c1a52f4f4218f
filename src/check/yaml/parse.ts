import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import type { DataField, DataNode } from './data.ts';

/**
 * A part of a YAML text that the build would not read, or not as it is meant; `start` and `end` are
 * offsets in the file.
 */
export interface YamlIssue {
  readonly kind:
    | 'syntax'
    | 'duplicate'
    | 'alias'
    | 'anchor'
    | 'tag'
    | 'odd-number'
    | 'odd-time'
    | 'cut'
    | 'field-name'
    | 'not-fields'
    | 'not-list';
  readonly start: number;
  readonly end: number;
  /** The code of the parser, for `syntax`. */
  readonly code?: string;
  /** The offset at which the same name stands first, for `duplicate`. */
  readonly first?: number;
}

/** What the top level of a YAML text is expected to be. */
type RootForm = 'fields' | 'list';

/**
 * A YAML text as data with places. `root` is undefined if its top level has another form than was
 * expected, or its syntax cannot be trusted.
 */
export interface ParsedYaml {
  readonly root: DataNode | undefined;
  readonly issues: readonly YamlIssue[];
}

/**
 * In characters; ten times what a list of all words of a field would need. The parser's time can
 * grow with the square.
 */
const mostLetters = 50_000;
/** A long text is parsed again less often. */
const [mostAttempts, lettersInAll] = [20, 100_000];

/**
 * Parses a YAML text that lies at `offset` in its file. If a tab indents a line or a value holds a
 * colon, parsing goes on as if that were fixed, so that the rest of the text is checked too. After
 * any other syntax error no data is trusted. Never throws.
 */
export function parseYaml(text: string, offset: number, form: RootForm = 'fields'): ParsedYaml {
  const simple = parseSimpleYaml(text, offset, form);
  if (simple !== undefined) return { root: simple, issues: [] };
  if (text.length > mostLetters)
    return {
      root: undefined,
      issues: [{ kind: 'syntax', start: offset, end: offset, code: 'TOO_LONG' }],
    };
  const attempts = Math.max(
    2,
    Math.min(mostAttempts, Math.floor(lettersInAll / (text.length + 1))),
  );
  const fixed: YamlIssue[] = [];
  let current = text;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const parsed = parseStrictYaml(current, offset, form);
    const issue = parsed.issues.find((each) => each.kind === 'syntax');
    const next = issue === undefined ? undefined : fixLine(current, issue, offset);
    if (issue === undefined || next === undefined || next === current) {
      // A line that a tab indents could belong at any depth, so what does not fit to it says
      // nothing yet.
      const syntax =
        fixed.some(({ code }) => code === 'TAB_AS_INDENT') || issue === undefined
          ? []
          : keepFirstOfLine(current, parsed.issues, offset);
      return {
        root: issue === undefined ? parsed.root : undefined,
        issues: [...fixed, ...(issue === undefined ? parsed.issues : syntax)],
      };
    }
    fixed.push(issue);
    current = next;
  }
  return { root: undefined, issues: fixed };
}

/**
 * The text with the line of an issue as it was probably meant, of the same length; undefined if
 * that is unknown.
 */
function fixLine(text: string, issue: YamlIssue, offset: number): string | undefined {
  const at = issue.start - offset;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
  const line = text.slice(start, end);
  if (issue.code === 'TAB_AS_INDENT')
    return replaceRange(
      text,
      start,
      line.replace(/^\s+/, (indent) => indent.replaceAll('\t', ' ')),
    );
  const field = /^(\s*(?:- +)?[\w-]+:\s+)(?=[^\s"'[{|>&*!#])(.*)$/.exec(line);
  if (issue.code !== 'BLOCK_AS_IMPLICIT_KEY' || field?.[1] === undefined || field[2] === undefined)
    return undefined;
  return replaceRange(text, start, field[1] + field[2].replaceAll(':', '·'));
}

function replaceRange(text: string, start: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(start + replacement.length);
}

const mostReported = 50;

/** After an error the parser reports follow-up errors, so only the first of each line is used. */
function keepFirstOfLine(text: string, issues: readonly YamlIssue[], offset: number): YamlIssue[] {
  const seen = new Set<number>();
  const first = issues.filter(({ start }) => {
    const at = start - offset;
    const lineStart = at === 0 ? -1 : text.lastIndexOf('\n', at - 1);
    if (seen.has(lineStart)) return false;
    seen.add(lineStart);
    return true;
  });
  return first.slice(0, mostReported);
}

let loaded: { readonly yaml: typeof Yaml; readonly schema: Yaml.Schema } | undefined;

/**
 * Most folders hold only the simple form of YAML, which needs no parser; loading it takes a
 * twentieth of a second.
 */
function loadYaml() {
  if (loaded !== undefined) return loaded;
  const yaml: typeof Yaml = createRequire(import.meta.url)('yaml');
  // The simplest schema keeps each word as it is written; `parsePlainScalar` alone says what it
  // means. Creating it once halves the time of a short text.
  return (loaded = { yaml, schema: new yaml.Schema({ schema: 'failsafe' }) });
}

/**
 * The deepest nesting: fields need five levels. The parser itself goes on until the stack
 * overflows, and walking its result would need an even larger stack.
 */
const deepest = 50;

/** Parses a YAML text that lies at `offset` in its file with the YAML parser; never throws. */
export function parseStrictYaml(
  text: string,
  offset: number,
  form: RootForm = 'fields',
): ParsedYaml {
  const {
    yaml: { isAlias, isMap, isNode, isScalar, isSeq, parseDocument },
    schema,
  } = loadYaml();
  const issues: YamlIssue[] = [];
  const add = (
    kind: YamlIssue['kind'],
    start: number,
    end: number,
    more: Partial<YamlIssue> = {},
  ) => issues.push({ kind, start: start + offset, end: end + offset, ...more });
  const directive = text.search(/^%/m);
  if (directive >= 0) {
    add('syntax', directive, directive + 1, { code: 'BAD_DIRECTIVE' });
    return { root: undefined, issues: issues };
  }

  const document = parseDocument(text, {
    schema,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  for (const { code, pos } of document.errors) add('syntax', pos[0], pos[1], { code });

  function convertNode(node: Yaml.Node | null, at: number, depth = 0): DataNode {
    const [start, end] = node?.range ?? [at, at];
    const place = { start: start + offset, end: end + offset };
    if (isAlias(node)) {
      add('alias', start, end);
      return { ...place, value: text.slice(start, end) };
    }
    if (depth > deepest) {
      const code = 'RESOURCE_EXHAUSTION';
      if (!issues.some((issue) => issue.code === code)) add('syntax', start, end, { code });
      return { ...place, value: null };
    }
    if (node?.anchor !== undefined) add('anchor', start, end);
    if (node?.tag !== undefined) add('tag', start, end);
    if (isMap(node)) {
      const fields = convertFields(node, depth);
      return {
        ...place,
        fields,
        value: Object.fromEntries([...fields].map(([name, field]) => [name, field.node.value])),
      };
    }
    if (isSeq(node)) {
      const entries = node.items.map((each) =>
        convertNode(isNode(each) ? each : null, start, depth + 1),
      );
      return { ...place, entries, value: entries.map((entry) => entry.value) };
    }
    if (!isScalar(node) || node.type !== 'PLAIN')
      return { ...place, value: isScalar(node) ? node.value : null };
    const scalar = parsePlainScalar(String(node.value));
    if ('value' in scalar) {
      const comment = /^[ \t]+#[^\r\n]*/.exec(text.slice(end))?.[0].trimEnd();
      if (comment !== undefined && typeof scalar.value === 'string')
        add('cut', start, end + comment.length);
      return { ...place, value: scalar.value };
    }
    add(`odd-${scalar.odd}`, start, end);
    return { ...place, value: node.value };
  }

  function convertFields(map: Yaml.YAMLMap, depth: number): ReadonlyMap<string, DataField> {
    const fields = new Map<string, DataField>();
    for (const { key, value } of map.items) {
      const [start, end] = (isNode(key) ? key.range : undefined) ?? [0, 0];
      const isPlain = isScalar(key) && key.tag === undefined && key.anchor === undefined;
      const isOnOneLine =
        !text.slice(start, end).includes('\n') && /^[ \t]*:/.test(text.slice(end));
      if (!isPlain || typeof key.value !== 'string' || !isName(key.value) || !isOnOneLine) {
        add('field-name', start, end);
        continue;
      }
      const first = fields.get(key.value);
      if (first !== undefined) add('duplicate', start, end, { first: first.start });
      const field = {
        start: start + offset,
        end: end + offset,
        node: convertNode(isNode(value) ? value : null, end, depth + 1),
      };
      if (first === undefined) fields.set(key.value, field);
    }
    return fields;
  }

  if (document.contents === null && form === 'fields')
    return { root: { value: {}, start: offset, end: offset, fields: new Map() }, issues: issues };
  const root = convertNode(document.contents, 0);
  if ((form === 'list' ? root.entries : root.fields) !== undefined) return { root, issues: issues };
  if (issues.length === 0) add(`not-${form}`, root.start - offset, root.end - offset);
  return { root: undefined, issues: issues };
}

/** Whether every YAML parser takes the word for the same name; `<<` would merge another mapping. */
function isName(word: string): boolean {
  const scalar = parsePlainScalar(word);
  return 'value' in scalar && typeof scalar.value === 'string' && word !== '<<';
}

interface Line {
  readonly indent: number;
  readonly text: string;
  /** The offset of `text` in the file. */
  readonly start: number;
}

const simpleField = /^([A-Za-z][\w-]*):(?:$| +)/;
const simpleValue = /^(?:\.\/)?[\p{L}\p{N}(“„«‘][^\t]*$/u;
const unusual =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u2028\u2029\ufeff]|\r(?!\n)|^ *\t/mu;
const listWord = /^ *[A-Za-z0-9][\w.-]*(?: [A-Za-z0-9][\w.-]*)* *$/;

/**
 * Parses YAML as most entries write it: fields, lists and one level of fields within a field, each
 * value on its line; or, in the form of a list, lists between brackets, each on its line. Returns
 * undefined for all else. The YAML parser gives the same for these, and takes ten times as long.
 */
export function parseSimpleYaml(
  text: string,
  offset: number,
  form: RootForm = 'fields',
): DataNode | undefined {
  if (unusual.test(text)) return undefined;
  const lines: Line[] = [];
  let start = offset;
  for (const line of text.split('\n')) {
    const content = line.trim();
    const indent = line.length - line.trimStart().length;
    if (content !== '' && !content.startsWith('#'))
      lines.push({ indent, text: content, start: start + indent });
    start += line.length + 1;
  }
  const [first] = lines;
  if (first?.indent !== 0) return undefined;
  return form === 'list' ? parseListOfLists(lines, first.start) : parseMapping(lines, true);
}

function parseListOfLists(lines: readonly Line[], start: number): DataNode | undefined {
  const entries = lines.map(({ indent, text, start: at }) =>
    indent === 0 && /^- \[.*\]$/.test(text) ? parseFlowList(text.slice(2), at + 2) : undefined,
  );
  return joinEntries(start, entries.at(-1)?.end ?? start, entries);
}

/** Fields that all have the same indent; undefined if there is anything else. */
function parseMapping(lines: readonly Line[], mayNest: boolean): DataNode | undefined {
  const [first] = lines;
  const fields = new Map<string, DataField>();
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    const [head, name] = line === undefined ? [] : (simpleField.exec(line.text) ?? []);
    if (
      first === undefined ||
      line === undefined ||
      head === undefined ||
      name === undefined ||
      line.indent !== first.indent
    )
      return undefined;
    const isTaken = fields.has(name) || typeof parseCertainScalar(name) !== 'string';
    let end = index + 1;
    while (end < lines.length && isNested(lines[end], line)) end += 1;
    const rest = { text: line.text.slice(head.length), start: line.start + head.length };
    const node =
      end === index + 1
        ? parseValue(rest)
        : mayNest && rest.text === ''
          ? parseBlock(lines.slice(index + 1, end))
          : undefined;
    if (node === undefined || isTaken) return undefined;
    fields.set(name, { start: line.start, end: line.start + name.length, node });
    index = end;
  }
  const last = [...fields.values()].at(-1);
  const value = Object.fromEntries([...fields].map(([name, { node }]) => [name, node.value]));
  return first === undefined || last === undefined
    ? undefined
    : { value, start: first.start, end: last.node.end, fields };
}

/** A list may stand at the indent of its field. */
function isNested(line: Line | undefined, field: Line): boolean {
  return (
    line !== undefined &&
    (line.indent > field.indent || (line.indent === field.indent && line.text.startsWith('- ')))
  );
}

function parseBlock(lines: readonly Line[]): DataNode | undefined {
  const [first] = lines;
  if (first?.text.startsWith('- ') !== true) return parseMapping(lines, false);
  const entries = lines.map(({ indent, text, start }) => {
    const space = text.length - text.slice(2).trimStart().length;
    const isEntry =
      indent === first.indent && text.startsWith('- ') && !text.startsWith('[', space);
    return isEntry ? parseValue({ text: text.slice(space), start: start + space }) : undefined;
  });
  return joinEntries(first.start, entries.at(-1)?.end ?? first.start, entries);
}

function parseValue({ text, start }: Omit<Line, 'indent'>): DataNode | undefined {
  const place = { start, end: start + text.length };
  if (/^"[^"\\]*"$|^'[^']*'$/.test(text)) return { ...place, value: text.slice(1, -1) };
  if (text.startsWith('[') && text.endsWith(']')) return parseFlowList(text, start);
  if (text !== '' && (!simpleValue.test(text) || /:(?: |$)| #/.test(text))) return undefined;
  const value = parseCertainScalar(text);
  return value === undefined ? undefined : { ...place, value };
}

function parseFlowList(text: string, start: number): DataNode | undefined {
  const inner = text.slice(1, -1);
  if (inner.trim() === '') return { start, end: start + text.length, value: [], entries: [] };
  let at = start + 1;
  const entries = inner.split(',').map((part) => {
    const node = listWord.test(part)
      ? parseValue({ text: part.trim(), start: at + part.length - part.trimStart().length })
      : undefined;
    at += part.length + 1;
    return node;
  });
  return joinEntries(start, start + text.length, entries);
}

function joinEntries(
  start: number,
  end: number,
  found: readonly (DataNode | undefined)[],
): DataNode | undefined {
  const entries = found.filter((entry) => entry !== undefined);
  return entries.length < found.length
    ? undefined
    : { start, end, value: entries.map((entry) => entry.value), entries };
}

/** Undefined for a word on which YAML parsers do not agree. */
function parseCertainScalar(text: string): unknown {
  const scalar = parsePlainScalar(text);
  return 'value' in scalar ? scalar.value : undefined;
}

/** What a word without quotes is in YAML: a value, or one on which YAML parsers do not agree. */
type PlainScalar =
  | { readonly value: string | number | boolean | null | Date }
  | { readonly odd: 'number' | 'time' };

const keywords: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

const decimalNumber = /^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const calendarDay = /^\d{4}-\d{2}-\d{2}$/;
// js-yaml reads the year 50 as 1950.
const firstYear = 1000;

// All else that js-yaml, with which Astro reads the same file, takes for a number or a time.
const oddNumber =
  /^(?:[-+]?0(?:b[01_]+|x[\da-fA-F_]+|o[0-7_]+)|[-+]?\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|[-+]?\.[\d_]+(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const oddTime = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}/;

/**
 * Parses a word without quotes as the build does: numbers as people write them, `true`, `false`,
 * nothing and days. A day that is not in the calendar becomes an invalid `Date`, since js-yaml
 * would silently take a later one.
 */
export function parsePlainScalar(text: string): PlainScalar {
  const keyword = keywords.get(text);
  if (keyword !== undefined) return { value: keyword };
  if (decimalNumber.test(text))
    return Number.isFinite(Number(text)) ? { value: Number(text) + 0 } : { odd: 'number' };
  if (calendarDay.test(text)) return { value: formatDay(text) };
  if (oddTime.test(text)) return { odd: 'time' };
  return oddNumber.test(text) ? { odd: 'number' } : { value: text };
}

function formatDay(text: string): Date {
  const date = new Date(`${text}T00:00:00Z`);
  return date.getUTCFullYear() >= firstYear && date.toISOString().startsWith(text)
    ? date
    : new Date(Number.NaN);
}
