import type { Nodes } from 'mdast';
import { parseCitations } from '../../domain/text/index.ts';
import { parseFaqIds } from '../../domain/body/index.ts';
import { renameAddress, type Renaming } from '../../domain/addresses/index.ts';
import { collections } from '../../schemas/index.ts';
import type { Edit } from '../diagnostic.ts';
import type { Entry } from '../entry.ts';
import { findNodes, type DataNode } from '../yaml/data.ts';

/**
 * A place of an entry that names another, and what to write there instead; without `edit` it is
 * written in a way that cannot be changed safely.
 */
interface Mention {
  /** The offset in the file. */
  readonly start: number;
  readonly edit: Edit | undefined;
}

/**
 * Every place of an entry that names the entry that is renamed: fields, links, citations and
 * embedded questions.
 */
export function findMentions(
  entry: Entry,
  renaming: Renaming,
  siteUrl: string | undefined,
): Mention[] {
  // Every kind of reference contains the id, so most texts can be skipped.
  if (!entry.text.includes(renaming.from)) return [];
  return [
    ...findInData(entry, renaming, siteUrl),
    ...(entry.body?.select('link', 'definition', 'text', 'mdxJsxFlowElement') ?? []).flatMap(
      ({ node }) => findInNode(entry, node, renaming, siteUrl),
    ),
  ];
}

function findInData(
  { collection, text, yaml }: Entry,
  renaming: Renaming,
  siteUrl: string | undefined,
): Mention[] {
  const { collection: target, from, to } = renaming;
  const fields = Object.entries(collections[collection].referenceFields ?? {}).flatMap(
    ([field, named]) => (named === target ? findNodes(yaml?.root, field) : []),
  );
  const references = fields.flatMap((node) =>
    node.value === from ? [findMention(text, node.start, node.end, from, to)] : [],
  );
  return [
    ...references,
    ...collectAddresses(yaml?.root).flatMap((node) =>
      findAddressMention(text, node.start, node.end, node.value, renaming, siteUrl),
    ),
  ];
}

/** The values of fields that hold addresses: `to` in the navigation, `url` in lists of links. */
function collectAddresses(
  node: DataNode | undefined,
): { value: string; start: number; end: number }[] {
  const own = [...(node?.fields ?? [])].flatMap(
    ([
      name,
      {
        node: { value, start, end },
      },
    ]) =>
      (name === 'to' || name === 'url') && typeof value === 'string' ? [{ value, start, end }] : [],
  );
  const children = [...(node?.fields?.values() ?? [])]
    .map((field) => field.node)
    .concat(node?.entries ?? []);
  return [...own, ...children.flatMap(collectAddresses)];
}

function findInNode(
  { text, body }: Entry,
  node: Nodes,
  renaming: Renaming,
  siteUrl: string | undefined,
): Mention[] {
  const [start, end] = [
    (body?.start ?? 0) + (node.position?.start.offset ?? 0),
    (body?.start ?? 0) + (node.position?.end.offset ?? 0),
  ];
  const { collection, from, to } = renaming;
  if (node.type === 'link' || node.type === 'definition') {
    // The words of a link may be its address, too; these stay.
    const words =
      node.type === 'link' && text[start] === '['
        ? (node.children.at(-1)?.position?.end.offset ?? 0) + (body?.start ?? 0)
        : start;
    return findAddressMention(text, Math.max(start, words), end, node.url, renaming, siteUrl);
  }
  if (collection === 'sources' && node.type === 'text')
    return findCitationMentions(text, start, end, node.value, from, to);
  if (collection === 'faq' && node.type === 'mdxJsxFlowElement' && node.name === 'Faq')
    return findFaqMentions(text, start, end, from, to);
  return [];
}

function findAddressMention(
  text: string,
  start: number,
  end: number,
  address: string,
  renaming: Renaming,
  siteUrl: string | undefined,
): Mention[] {
  const renamed = renameAddress(address, renaming, siteUrl);
  return renamed === undefined ? [] : [findMention(text, start, end, address, renamed)];
}

function findCitationMentions(
  text: string,
  start: number,
  end: number,
  value: string,
  from: string,
  to: string,
): Mention[] {
  const marks = parseCitations(value).filter(({ id }) => id === from);
  let at = start - 1;
  return marks.map(() => {
    const next = text.indexOf(`[@${from}]`, at + 1);
    if (next < 0 || next >= end) return { start, edit: undefined };
    at = next;
    return { start: at, edit: { start: at + 2, end: at + 2 + from.length, text: to } };
  });
}

function findFaqMentions(
  text: string,
  start: number,
  end: number,
  from: string,
  to: string,
): Mention[] {
  const tag = text.slice(start, end);
  const [head, quoted = ''] = /\bids\s*=\s*("[^"]*"|'[^']*')/.exec(tag) ?? [];
  const base = head === undefined ? 0 : start + tag.indexOf(head) + head.length - quoted.length + 1;
  const ids = quoted.slice(1, -1);
  if (!parseFaqIds(ids).includes(from)) return [];
  const tokens = [...ids.matchAll(/[^\s,]+/g)].filter(([id]) => id === from);
  return tokens.map(({ index }) => ({
    start: base + index,
    edit: { start: base + index, end: base + index + from.length, text: to },
  }));
}

function findMention(text: string, start: number, end: number, from: string, to: string): Mention {
  const at = text.indexOf(from, start);
  return at < 0 || at + from.length > end
    ? { start, edit: undefined }
    : { start: at, edit: { start: at, end: at + from.length, text: to } };
}
