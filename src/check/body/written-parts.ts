import type { BodyNode } from './body.ts';
import type { DataNode } from '../yaml/data-node.ts';
import type { Entry } from '../entry.ts';

/** A part of a file that its author wrote for others to read, as offsets; an address is what a link leads to. */
export interface WrittenPart {
  readonly kind: 'text' | 'data' | 'address';
  readonly start: number;
  readonly end: number;
}

/** What was written in an entry, without code, which may show what others are to replace. */
export function collectWrittenParts(entry: Entry): WrittenPart[] {
  // The address of the site has a rule of its own; a waiver may name what it waives.
  const fields = [...(entry.yaml?.root?.fields ?? [])].filter(
    ([name]) =>
      name !== 'waive' && !(entry.collection === 'site' && (name === 'url' || name === 'rules')),
  );
  return [
    ...fields.flatMap(([, { node }]) => listData(node)),
    ...(entry.body?.nodes ?? []).flatMap((each) => listBody(entry, each)),
  ];
}

function listData({ value, start, end, fields, entries }: DataNode): WrittenPart[] {
  if (fields !== undefined) return [...fields.values()].flatMap(({ node }) => listData(node));
  if (entries !== undefined) return entries.flatMap(listData);
  return typeof value === 'string' ? [{ kind: 'data', start, end }] : [];
}

function listBody(entry: Entry, { node }: BodyNode): WrittenPart[] {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  if (entry.body === undefined || start === undefined || end === undefined) return [];
  const { source, start: base } = entry.body;
  const find = (kind: WrittenPart['kind'], words: string): WrittenPart[] => {
    // The words of an image or a component stand first in it, the address of a link last.
    const own = source.slice(start, end);
    const at = words === '' ? -1 : kind === 'address' ? own.lastIndexOf(words) : own.indexOf(words);
    return at < 0
      ? []
      : [{ kind, start: base + start + at, end: base + start + at + words.length }];
  };
  // A bare address is its own words.
  const findOrAll = (parts: WrittenPart[]): WrittenPart[] =>
    parts.length > 0 ? parts : [{ kind: 'address', start: base + start, end: base + end }];
  switch (node.type) {
    case 'text':
    case 'html':
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      return [{ kind: 'text', start: base + start, end: base + end }];
    case 'link':
    case 'definition':
      return findOrAll(find('address', node.url));
    case 'image':
      return find('text', node.alt ?? '');
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return node.attributes.flatMap(({ value }) =>
        typeof value === 'string' ? find('text', value) : [],
      );
    default:
      return [];
  }
}
