import type { Nodes, RootContent } from 'mdast';

/**
 * Puts what `rewrite` makes of it in the place of each child; the caller keeps to the kinds that may stand there. Nothing is done
 * with a node that has no children.
 */
export function rewriteChildren(
  node: Nodes,
  rewrite: (child: RootContent) => readonly RootContent[],
): void {
  if (!('children' in node)) return;
  const children: readonly RootContent[] = node.children;
  Object.assign(node, { children: children.flatMap(rewrite) });
}
