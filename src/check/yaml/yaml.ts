import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import type { DataField, DataNode } from './data-node.ts';
import { parsePlainScalar } from './plain-scalar.ts';

/** Something that the build would not read, or not as it is meant; `start` and `end` are offsets in the file. */
export interface YamlIssue {
  readonly kind:
    | 'syntax'
    | 'duplicate'
    | 'alias'
    | 'anchor'
    | 'tag'
    | 'odd-number'
    | 'odd-time'
    | 'field-name'
    | 'not-fields'
    | 'not-list';
  readonly start: number;
  readonly end: number;
  /** The code of the parser, for `syntax`. */
  readonly code?: string;
  /** Where the same name stands first, for `duplicate`. */
  readonly first?: number;
}

/** What stands at the top level of a YAML text. */
export type RootForm = 'fields' | 'list';

/** A YAML text as data with places. `root` is undefined where its top level has another form than was expected. */
export interface ParsedYaml {
  readonly root: DataNode | undefined;
  readonly issues: readonly YamlIssue[];
}

let loaded: { readonly yaml: typeof Yaml; readonly schema: Yaml.Schema } | undefined;

/** Most folders hold only the common form of YAML, which needs no parser; to load it takes a twentieth of a second. */
function loadYaml() {
  if (loaded !== undefined) return loaded;
  const yaml: typeof Yaml = createRequire(import.meta.url)('yaml');
  // The simplest schema keeps each word as it is written; `readPlainScalar` alone says what it means. To make it once
  // halves the time of a short text.
  return (loaded = { yaml, schema: new yaml.Schema({ schema: 'failsafe' }) });
}

/** Reads a YAML text that lies at `offset` in its file; never throws. */
export function parseYaml(text: string, offset: number, form: RootForm = 'fields'): ParsedYaml {
  const {
    yaml: { isAlias, isMap, isNode, isScalar, isSeq, parseDocument },
    schema,
  } = loadYaml();
  const faults: YamlIssue[] = [];
  const add = (
    kind: YamlIssue['kind'],
    start: number,
    end: number,
    more: Partial<YamlIssue> = {},
  ) => faults.push({ kind, start: start + offset, end: end + offset, ...more });
  const directive = text.search(/^%/m);
  if (directive >= 0) {
    add('syntax', directive, directive + 1, { code: 'BAD_DIRECTIVE' });
    return { root: undefined, issues: faults };
  }

  const document = parseDocument(text, {
    schema,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  for (const { code, pos } of document.errors) add('syntax', pos[0], pos[1], { code });

  function toNode(node: Yaml.Node | null, at: number): DataNode {
    const [start, end] = node?.range ?? [at, at];
    const place = { start: start + offset, end: end + offset };
    if (isAlias(node)) {
      add('alias', start, end);
      return { ...place, value: text.slice(start, end) };
    }
    if (node?.anchor !== undefined) add('anchor', start, end);
    if (node?.tag !== undefined) add('tag', start, end);
    if (isMap(node)) {
      const fields = toFields(node);
      return {
        ...place,
        fields,
        value: Object.fromEntries([...fields].map(([name, field]) => [name, field.node.value])),
      };
    }
    if (isSeq(node)) {
      const entries = node.items.map((each) => toNode(isNode(each) ? each : null, start));
      return { ...place, entries, value: entries.map((entry) => entry.value) };
    }
    if (!isScalar(node) || node.type !== 'PLAIN')
      return { ...place, value: isScalar(node) ? node.value : null };
    const scalar = parsePlainScalar(String(node.value));
    if ('value' in scalar) return { ...place, value: scalar.value };
    add(`odd-${scalar.odd}`, start, end);
    return { ...place, value: node.value };
  }

  function toFields(map: Yaml.YAMLMap): ReadonlyMap<string, DataField> {
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
        node: toNode(isNode(value) ? value : null, end),
      };
      if (first === undefined) fields.set(key.value, field);
    }
    return fields;
  }

  if (document.contents === null && form === 'fields')
    return { root: { value: {}, start: offset, end: offset, fields: new Map() }, issues: faults };
  const root = toNode(document.contents, 0);
  if ((form === 'list' ? root.entries : root.fields) !== undefined) return { root, issues: faults };
  if (faults.length === 0) add(`not-${form}`, root.start - offset, root.end - offset);
  return { root: undefined, issues: faults };
}

/** Whether every reader of YAML takes the word for the same name; `<<` would merge another mapping. */
function isName(word: string): boolean {
  const scalar = parsePlainScalar(word);
  return 'value' in scalar && typeof scalar.value === 'string' && word !== '<<';
}
