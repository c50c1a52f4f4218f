import type { PhrasingContent } from 'mdast';

/** Stands for an image without alternative text, so that it takes up an offset. */
const object = '\uFFFC';

/** The text of a paragraph, to which the offsets below refer; a break is `\n`. */
export function getPhrasingText(nodes: readonly PhrasingContent[]): string {
  return nodes.map(getNodeText).join('');
}

/**
 * The nodes between two offsets. Emphasis and links are split; a node that cannot be split belongs
 * to its start.
 */
export function slicePhrasing(
  nodes: readonly PhrasingContent[],
  from: number,
  to = Number.POSITIVE_INFINITY,
): PhrasingContent[] {
  let at = 0;
  return nodes.flatMap((node): PhrasingContent[] => {
    const start = at;
    at += getNodeText(node).length;
    if (start >= to || (start < from && at <= from)) return [];
    if (start >= from && at <= to) return [node];
    if (node.type === 'text')
      return [{ ...node, value: node.value.slice(Math.max(0, from - start), to - start) }];
    if ('children' in node)
      return withChildren(node, slicePhrasing(node.children, from - start, to - start));
    return start >= from ? [node] : [];
  });
}

/** Splits nodes at the given offsets, of which the first is 0, in one pass. */
export function splitPhrasing(
  nodes: readonly PhrasingContent[],
  starts: readonly number[],
): PhrasingContent[][] {
  const pieces: PhrasingContent[][] = starts.map(() => []);
  let piece = 0;
  let at = 0;
  for (const node of nodes) {
    const [start, end] = [at, at + getNodeText(node).length];
    at = end;
    while ((starts[piece + 1] ?? Number.POSITIVE_INFINITY) <= start) piece += 1;
    const inside = [
      0,
      ...starts.slice(piece + 1, findNextStart(starts, piece + 1, end)).map((each) => each - start),
    ];
    if (inside.length === 1) pieces[piece]?.push(node);
    else
      for (const [index, parts] of splitNode(node, inside).entries())
        for (const part of parts) pieces[piece + index]?.push(part);
  }
  return pieces;
}

function findNextStart(starts: readonly number[], from: number, end: number): number {
  let index = from;
  while ((starts[index] ?? Number.POSITIVE_INFINITY) < end) index += 1;
  return index;
}

function splitNode(node: PhrasingContent, starts: readonly number[]): PhrasingContent[][] {
  if (node.type === 'text')
    return starts.map((start, index) => [
      { ...node, value: node.value.slice(start, starts[index + 1]) },
    ]);
  if ('children' in node)
    return splitPhrasing(node.children, starts).map((children) => withChildren(node, children));
  return [[node]];
}

/** The nodes without whitespace and breaks at their ends. */
export function trimPhrasing(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const text = getPhrasingText(nodes);
  const end = text.trimEnd().length;
  return slicePhrasing(
    nodes,
    text.length - text.trimStart().length,
    end === text.length ? Number.POSITIVE_INFINITY : end,
  );
}

/** Replaces the nodes between two offsets; new nodes go inside emphasis but behind a link. */
export function replacePhrasing(
  nodes: readonly PhrasingContent[],
  from: number,
  to: number,
  inserted: readonly PhrasingContent[],
): PhrasingContent[] {
  let at = 0;
  for (const [index, node] of nodes.entries()) {
    const [start, end] = [at, at + getNodeText(node).length];
    at = end;
    if (start >= from || to >= end || !('children' in node)) continue;
    const [before, behind] = [nodes.slice(0, index), nodes.slice(index + 1)];
    if (node.type === 'link')
      return [
        ...before,
        ...withChildren(node, [
          ...slicePhrasing(node.children, 0, from - start),
          ...slicePhrasing(node.children, to - start),
        ]),
        ...inserted,
        ...behind,
      ];
    return [
      ...before,
      ...withChildren(node, replacePhrasing(node.children, from - start, to - start, inserted)),
      ...behind,
    ];
  }
  return [...slicePhrasing(nodes, 0, from), ...inserted, ...slicePhrasing(nodes, to)];
}

function getNodeText(node: PhrasingContent): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt || object;
  if ('children' in node) return node.children.map(getNodeText).join('');
  return 'value' in node ? node.value : '';
}

type Wrapping = Extract<PhrasingContent, { children: PhrasingContent[] }>;

function withChildren(node: Wrapping, children: PhrasingContent[]): PhrasingContent[] {
  return children.length === 0 ? [] : [{ ...node, children }];
}
