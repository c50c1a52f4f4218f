import type { ReviewStamp } from '../../domain/reviews/stamp.ts';
import { findField, type DataField, type DataNode } from '../yaml/data-node.ts';
import type { Entry } from '../entry.ts';
import type { Edit } from '../diagnostic.ts';
import {
  stampFields,
  serializeBlock,
  serializeFlow,
  serializeFlowItem,
  serializeKeptItem,
  serializeKept,
  serializeStampFields,
} from './stamp-text.ts';

/**
 * The changes that make this the stamp of an entry; whatever they do not name stays, comments within the stamp too.
 * Undefined where the front matter is not written in a way that can be changed at one place.
 */
export function createStampEdits(entry: Entry, stamp: ReviewStamp): Edit[] | undefined {
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
    : toFieldEdits(text, field.node.fields, stamp, eol);
}

function toFieldEdits(
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
  const indent = text.slice(toLineStart(text, last.start), last.start);
  for (const [name, value] of Object.entries(wanted)) {
    const field = fields.get(name);
    if (value === undefined) edits.push(...(field === undefined ? [] : [toDeletion(text, field)]));
    else if (field === undefined) added.push(`${indent}${name}: ${value}`);
    else if (text.slice(field.node.start, toEnd(text, field.node)) !== value)
      edits.push({ start: field.node.start, end: toEnd(text, field.node), text: value });
  }
  const kept = fields.get('kept');
  if (kept === undefined) added.push(...serializeKept(stamp.kept, indent));
  else edits.push(...toKeptEdits(text, kept, stamp, eol));
  const at = toLineEnd(text, toEnd(text, last.node));
  return added.length === 0
    ? edits
    : [...edits, { start: at, end: at, text: added.map((line) => eol + line).join('') }];
}

/** A list of reasons only grows, or goes with the review that was kept. */
function toKeptEdits(text: string, field: DataField, { kept }: ReviewStamp, eol: string): Edit[] {
  if (kept === undefined) return [toDeletion(text, field)];
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
  const at = toLineEnd(text, toEnd(text, node));
  const indent = text.slice(toLineStart(text, node.start), node.start);
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

function toDeletion(text: string, { start, node }: DataField): Edit {
  const end = toLineEnd(text, toEnd(text, node));
  return {
    start: toLineStart(text, start),
    end: end + (text.startsWith('\r\n', end) ? 2 : 1),
    text: '',
  };
}

/** The end of the last value; a parser of YAML counts blank lines and comments behind a block to the block. */
function toEnd(text: string, node: DataNode): number {
  const children = [...(node.fields ?? [])]
    .map(([, field]) => field.node)
    .concat(node.entries ?? []);
  return children.length === 0 || /[[{]/.test(text[node.start] ?? '')
    ? node.end
    : Math.max(...children.map((child) => toEnd(text, child)));
}

function toLineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function toLineEnd(text: string, offset: number): number {
  const end = text.slice(offset).search(/\r?\n/);
  return end < 0 ? text.length : offset + end;
}
