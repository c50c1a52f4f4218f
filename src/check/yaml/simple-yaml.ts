import type { DataField, DataNode } from './data-node.ts';
import { parsePlainScalar } from './plain-scalar.ts';
import type { RootForm } from './yaml.ts';

interface Line {
  readonly indent: number;
  readonly text: string;
  /** The offset of `text` in the file. */
  readonly start: number;
}

const field = /^([A-Za-z][\w-]*):(?:$| +)/;
const plain = /^(?:\.\/)?[\p{L}\p{N}(“„«‘][^\t]*$/u;
const unusual =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u2028\u2029\ufeff]|\r(?!\n)|^ *\t/mu;
const listWord = /^ *[A-Za-z0-9][\w.-]*(?: [A-Za-z0-9][\w.-]*)* *$/;

/**
 * Reads YAML as most entries write it: fields, lists and one level of fields within a field, each value on its line; or,
 * in the form of a list, lists between brackets, each on its line.
 * Returns undefined for all else, which the YAML parser reads; it gives the same for these, and takes ten times as long.
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
  return form === 'list' ? toListOfLists(lines, first.start) : toMapping(lines, true);
}

function toListOfLists(lines: readonly Line[], start: number): DataNode | undefined {
  const entries = lines.map(({ indent, text, start: at }) =>
    indent === 0 && /^- \[.*\]$/.test(text) ? toFlowList(text.slice(2), at + 2) : undefined,
  );
  return toList(start, entries.at(-1)?.end ?? start, entries);
}

/** Fields that all have the same indent; undefined where there is anything else. */
function toMapping(lines: readonly Line[], mayNest: boolean): DataNode | undefined {
  const [first] = lines;
  const fields = new Map<string, DataField>();
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    const [head, name] = line === undefined ? [] : (field.exec(line.text) ?? []);
    if (
      first === undefined ||
      line === undefined ||
      head === undefined ||
      name === undefined ||
      line.indent !== first.indent
    )
      return undefined;
    const isTaken = fields.has(name) || typeof toScalar(name) !== 'string';
    let end = index + 1;
    while (end < lines.length && isWithin(lines[end], line)) end += 1;
    const rest = { text: line.text.slice(head.length), start: line.start + head.length };
    const node =
      end === index + 1
        ? toValue(rest)
        : mayNest && rest.text === ''
          ? toBlock(lines.slice(index + 1, end))
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
function isWithin(line: Line | undefined, field: Line): boolean {
  return (
    line !== undefined &&
    (line.indent > field.indent || (line.indent === field.indent && line.text.startsWith('- ')))
  );
}

function toBlock(lines: readonly Line[]): DataNode | undefined {
  const [first] = lines;
  if (first?.text.startsWith('- ') !== true) return toMapping(lines, false);
  const entries = lines.map(({ indent, text, start }) => {
    const space = text.length - text.slice(2).trimStart().length;
    const isEntry =
      indent === first.indent && text.startsWith('- ') && !text.startsWith('[', space);
    return isEntry ? toValue({ text: text.slice(space), start: start + space }) : undefined;
  });
  return toList(first.start, entries.at(-1)?.end ?? first.start, entries);
}

function toValue({
  text,
  start,
}: {
  readonly text: string;
  readonly start: number;
}): DataNode | undefined {
  const place = { start, end: start + text.length };
  if (/^"[^"\\]*"$|^'[^']*'$/.test(text)) return { ...place, value: text.slice(1, -1) };
  if (text.startsWith('[') && text.endsWith(']')) return toFlowList(text, start);
  if (text !== '' && (!plain.test(text) || /:(?: |$)| #/.test(text))) return undefined;
  const value = toScalar(text);
  return value === undefined ? undefined : { ...place, value };
}

function toFlowList(text: string, start: number): DataNode | undefined {
  const inner = text.slice(1, -1);
  if (inner.trim() === '') return { start, end: start + text.length, value: [], entries: [] };
  let at = start + 1;
  const entries = inner.split(',').map((part) => {
    const node = listWord.test(part)
      ? toValue({ text: part.trim(), start: at + part.length - part.trimStart().length })
      : undefined;
    at += part.length + 1;
    return node;
  });
  return toList(start, start + text.length, entries);
}

function toList(
  start: number,
  end: number,
  found: readonly (DataNode | undefined)[],
): DataNode | undefined {
  const entries = found.filter((entry) => entry !== undefined);
  return entries.length < found.length
    ? undefined
    : { start, end, value: entries.map((entry) => entry.value), entries };
}

/** Undefined for a word that readers of YAML do not agree on. */
function toScalar(text: string): unknown {
  const scalar = parsePlainScalar(text);
  return 'value' in scalar ? scalar.value : undefined;
}
