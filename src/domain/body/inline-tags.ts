import type { Nodes, Paragraph, Parent, PhrasingContent, Text } from 'mdast';
// Adds subscript and superscript to the types of mdast.
import type {} from 'satteri';

/** Words that stand for a key, written `<kbd>Ctrl</kbd>`. */
interface Keyboard extends Parent {
  type: 'keyboard';
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    keyboard: Keyboard;
  }
  interface PhrasingContentMap {
    keyboard: Keyboard;
  }
}

/** The HTML tags for which Markdown has no signs, and the node that each pair makes. */
const nodeTypes = { sub: 'subscript', sup: 'superscript', kbd: 'keyboard' } as const;
type InlineTag = keyof typeof nodeTypes;

/** The tag of a node that was written as one. */
export const inlineTagOf: Readonly<Record<string, InlineTag | undefined>> = {
  subscript: 'sub',
  superscript: 'sup',
  keyboard: 'kbd',
};

/** Whether a tag of this name is allowed within a text. */
export function isInlineTag(name: string): name is InlineTag {
  return Object.hasOwn(nodeTypes, name);
}

/** Whether a text may hold such tags. */
export function mayHoldInlineTags(source: string): boolean {
  return /<\/(?:sub|sup|kbd)>/.test(source);
}

/**
 * Replaces, in a tree, each pair of tags such as `<sub>` and `</sub>` by a node that holds what
 * stands between them. Tags have no attributes, and one without its other half stays HTML.
 */
export function replaceInlineTags(parent: Nodes): void {
  if (!('children' in parent)) return;
  const children: Nodes[] = parent.children;
  for (const child of children) replaceInlineTags(child);
  const open: { readonly tag: InlineTag; readonly at: number }[] = [];
  const tagLines = new Set<Paragraph>();
  for (let at = 0; at < children.length; at += 1) {
    const node = children[at];
    if (node?.type === 'mdxJsxTextElement' || node?.type === 'mdxJsxFlowElement') {
      if (node.name === null || !isInlineTag(node.name) || node.attributes.length > 0) continue;
      const element = createTagNode(node.name, node.children, [node, node]);
      if (node.type === 'mdxJsxTextElement') children[at] = element;
      else {
        // MDX takes a line of nothing but tags for blocks.
        const before = children[at - 1];
        const gap = (node.position?.start.line ?? 0) - (before?.position?.end.line ?? -2);
        if (before?.type === 'paragraph' && tagLines.has(before) && gap <= 1) {
          const isApart = before.position?.end.offset !== node.position?.start.offset;
          before.children.push(...(isApart ? [space] : []), element);
          children.splice(at, 1);
          at -= 1;
          if (before.position && node.position)
            before.position = { start: before.position.start, end: node.position.end };
        } else {
          const line: Paragraph = {
            ...placeOf([node, node]),
            type: 'paragraph',
            children: [element],
          };
          tagLines.add(line);
          children[at] = line;
        }
      }
    }
    if (node?.type !== 'html') continue;
    const [, slash, tag = ''] = /^<(\/?)(\w+)>$/.exec(node.value) ?? [];
    if (!isInlineTag(tag)) continue;
    if (slash === '') open.push({ tag, at });
    const index = slash === '/' ? open.findLastIndex((each) => each.tag === tag) : -1;
    const opener = open[index];
    if (opener === undefined) continue;
    open.splice(index);
    const [first = node, ...within] = children.splice(opener.at, at - opener.at);
    children[opener.at] = createTagNode(tag, within, [first, node]);
    at = opener.at;
  }
}

const space: Text = { type: 'text', value: ' ' };

function createTagNode(
  tag: InlineTag,
  within: readonly Nodes[],
  ends: readonly [first: Nodes, last: Nodes],
): PhrasingContent {
  const node: PhrasingContent & Parent = {
    ...placeOf(ends),
    type: nodeTypes[tag],
    children: [],
    ...(tag === 'kbd' ? { data: { hName: tag } } : {}),
  };
  const children: Nodes[] = node.children;
  children.push(...within);
  return node;
}

function placeOf([first, last]: readonly [first: Nodes, last: Nodes]): Pick<Nodes, 'position'> {
  return first.position === undefined || last.position === undefined
    ? {}
    : { position: { start: first.position.start, end: last.position.end } };
}

/** A copy of a node that can be changed with all that it holds. */
export function copyNode(node: Readonly<Nodes>): Nodes {
  const copy = { ...node };
  if (!('children' in copy)) return copy;
  const children: readonly Nodes[] = copy.children;
  copy.children = [];
  const copies: Nodes[] = copy.children;
  copies.push(...children.map(copyNode));
  return copy;
}
