import type { Nodes } from 'mdast';
import type { HtmlElement } from './element.ts';

type Place = Pick<Nodes, 'position'>;

/** The place of an element, as that of a node. */
export function toPlace({ line, endLine }: HtmlElement): Place {
  return {
    position: { start: { line, column: 1 }, end: { line: Math.max(line, endLine), column: 1 } },
  };
}

/** From the first line that one of the nodes says to the last one; nothing where none says any. */
export function findPlace(nodes: readonly Nodes[]): Place {
  const positions = nodes.flatMap((node) => collectPositions(node));
  const [first, last] = [positions[0], positions.at(-1)];
  return first === undefined || last === undefined
    ? {}
    : { position: { start: first.start, end: last.end } };
}

function collectPositions(node: Nodes): NonNullable<Nodes['position']>[] {
  if (node.position !== undefined) return [node.position];
  return 'children' in node ? node.children.flatMap((child) => collectPositions(child)) : [];
}

/** The blocks, each with a place: one that has none stands where its content does, else where the block before it ends. */
export function placeAll<Block extends Nodes>(blocks: readonly Block[], from: number): Block[] {
  let line = from;
  return blocks.map((block) => {
    const { position = { start: { line, column: 1 }, end: { line, column: 1 } } } =
      block.position === undefined ? findPlace([block]) : block;
    line = position.end.line;
    return isBlockParent(block)
      ? { ...block, position, children: placeAll<Nodes>(block.children, position.start.line) }
      : { ...block, position };
  });
}

function isBlockParent(node: Nodes): node is Extract<Nodes, { children: unknown[] }> {
  return ['list', 'listItem', 'blockquote', 'table', 'tableRow', 'questionAndAnswer'].includes(
    node.type,
  );
}
