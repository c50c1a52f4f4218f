import type { ReviewStamp } from '../../domain/reviews/index.ts';
import { findField, type DataField, type DataNode } from '../yaml/data.ts';
import { parsePlainScalar } from '../yaml/parse.ts';
import type { Edit } from '../diagnostic.ts';
import type { EntryFacts } from '../entry.ts';

/**
 * The changes that make this the stamp of an entry; whatever they do not name stays, comments
 * within the stamp too. Undefined if the front matter is not written in a way that can be changed
 * at one place.
 */
export function createStampEdits(entry: EntryFacts, stamp: ReviewStamp): Edit[] | undefined {
  const { text, frontMatter } = entry;
  const field = findField(entry.yaml?.root, ['reviewed']);
  if (frontMatter?.yaml === undefined) return undefined;
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const end = frontMatter.yaml.end;
  if (field === undefined)
    return [{ start: end, end, text: ['reviewed:', ...serializeBlock(stamp, '  '), ''].join(eol) }];
  if (text[field.node.start] === '{')
    return [{ start: field.node.start, end: field.node.end, text: serializeFlow(stamp) }];
  return field.node.fields === undefined
    ? undefined
    : createFieldEdits(text, field.node.fields, stamp, eol);
}

function createFieldEdits(
  text: string,
  fields: ReadonlyMap<string, DataField>,
  stamp: ReviewStamp,
  eol: string,
): Edit[] | undefined {
  const wanted = serializeStampFields(stamp);
  const stays = [...fields].filter(([name]) =>
    stampFields.some((each) => each === name && wanted[each] !== undefined),
  );
  const last = stays.at(-1)?.[1];
  if (last === undefined) return undefined;
  const edits: Edit[] = [];
  const added: string[] = [];
  const indent = text.slice(findLineStart(text, last.start), last.start);
  for (const [name, value] of Object.entries(wanted)) {
    const field = fields.get(name);
    if (value === undefined)
      edits.push(...(field === undefined ? [] : [createDeletion(text, field)]));
    else if (field === undefined) added.push(`${indent}${name}: ${value}`);
    else if (text.slice(field.node.start, findEnd(text, field.node)) !== value)
      edits.push({ start: field.node.start, end: findEnd(text, field.node), text: value });
  }
  const kept = fields.get('kept');
  if (kept === undefined) added.push(...serializeKept(stamp.kept, indent));
  else edits.push(...createKeptEdits(text, kept, stamp, eol));
  const at = findLineEnd(text, findEnd(text, last.node));
  return added.length === 0
    ? edits
    : [...edits, { start: at, end: at, text: added.map((line) => eol + line).join('') }];
}

/** A list of reasons only grows, or goes with the review that was kept. */
function createKeptEdits(
  text: string,
  field: DataField,
  { kept }: ReviewStamp,
  eol: string,
): Edit[] {
  if (kept === undefined) return [createDeletion(text, field)];
  const { node } = field;
  const added = kept.slice(node.entries?.length ?? 0);
  if (added.length === 0) return [];
  if (text[node.start] === '[')
    return [
      {
        start: node.end - 1,
        end: node.end - 1,
        text: added.map((item) => `, ${serializeFlowItem(item)}`).join(''),
      },
    ];
  const at = findLineEnd(text, findEnd(text, node));
  const indent = text.slice(findLineStart(text, node.start), node.start);
  return [
    {
      start: at,
      end: at,
      text: added
        .flatMap((item) => serializeKeptItem(item, indent))
        .map((line) => eol + line)
        .join(''),
    },
  ];
}

function createDeletion(text: string, { start, node }: DataField): Edit {
  const end = findLineEnd(text, findEnd(text, node));
  return {
    start: findLineStart(text, start),
    end: end + (text.startsWith('\r\n', end) ? 2 : 1),
    text: '',
  };
}

/**
 * The end of the last value; a YAML parser counts blank lines and comments behind a block to the
 * block.
 */
function findEnd(text: string, node: DataNode): number {
  const children = [...(node.fields ?? [])]
    .map(([, field]) => field.node)
    .concat(node.entries ?? []);
  return children.length === 0 || /[[{]/.test(text[node.start] ?? '')
    ? node.end
    : Math.max(...children.map((child) => findEnd(text, child)));
}

function findLineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function findLineEnd(text: string, offset: number): number {
  const end = text.slice(offset).search(/\r?\n/);
  return end < 0 ? text.length : offset + end;
}

type Kept = NonNullable<ReviewStamp['kept']>[number];

/** The fields of a stamp that stand on one line, in their order. */
const stampFields = ['by', 'on', 'hash', 'answers', 'self'] as const;

/**
 * Each field that stands on one line, as YAML; those that the stamp does not have are undefined.
 */
function serializeStampFields({
  by,
  on,
  hash,
  answers = {},
  self,
}: ReviewStamp): Readonly<Record<(typeof stampFields)[number], string | undefined>> {
  return {
    by: serializeWord(by),
    on,
    // Always in quotes: sixteen digits, or digits around an e, would be read as a number.
    hash: hash === undefined ? undefined : `"${hash}"`,
    answers:
      Object.keys(answers).length === 0
        ? undefined
        : `{ ${Object.entries(answers)
            .map(([id, answer]) => `"${id}": "${answer}"`)
            .join(', ')} }`,
    self: self === true ? 'true' : undefined,
  };
}

/** A stamp on lines of its own: each field on one that begins with `indent`. */
function serializeBlock(stamp: ReviewStamp, indent: string): string[] {
  const lines = Object.entries(serializeStampFields(stamp)).flatMap(([name, value]) =>
    value === undefined ? [] : [`${indent}${name}: ${value}`],
  );
  return [...lines, ...serializeKept(stamp.kept, indent)];
}

/** The field `kept` on lines of its own; none if nothing was kept. */
function serializeKept(kept: readonly Kept[] | undefined, indent: string): string[] {
  return kept === undefined
    ? []
    : [`${indent}kept:`, ...kept.flatMap((each) => serializeKeptItem(each, `${indent}  `))];
}

/** One reason of the list `kept`, on lines of its own. */
function serializeKeptItem(kept: Kept, indent: string): string[] {
  return serializeItemFields(kept).map(
    (field, index) => `${indent}${index === 0 ? '- ' : '  '}${field}`,
  );
}

/** A stamp within braces. */
function serializeFlow(stamp: ReviewStamp): string {
  const fields = Object.entries(serializeStampFields(stamp)).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  const kept =
    stamp.kept === undefined ? [] : [`kept: [${stamp.kept.map(serializeFlowItem).join(', ')}]`];
  return `{ ${[...fields, ...kept].join(', ')} }`;
}

/** One reason of the list `kept`, within braces. */
function serializeFlowItem(kept: Kept): string {
  return `{ ${serializeItemFields(kept).join(', ')} }`;
}

function serializeItemFields({ on, by, reason, hash }: Kept): string[] {
  return [
    `on: ${on}`,
    ...(by === undefined ? [] : [`by: ${serializeWord(by)}`]),
    `reason: ${JSON.stringify(reason)}`,
    ...(hash === undefined ? [] : [`hash: "${hash}"`]),
  ];
}

/** A file name such as `2020` or `true` means something else in YAML unless it stands in quotes. */
function serializeWord(id: string): string {
  const scalar = parsePlainScalar(id);
  return 'value' in scalar && typeof scalar.value === 'string' ? id : `"${id}"`;
}
