import type {
  Definition,
  ImageReference,
  LinkReference,
  Nodes,
  PhrasingContent,
  Root,
} from 'mdast';
import { visit } from 'unist-util-visit';
import { rewriteChildren } from './rewrite.ts';

/** Puts the address of its definition into each link and image that names one, and takes the definitions out of the tree. */
export function resolveReferences(root: Root): void {
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(root, (node: Nodes) => {
    rewriteChildren(node, (child) => {
      if (child.type === 'definition') return [];
      return child.type === 'linkReference' || child.type === 'imageReference'
        ? resolve(child, definitions.get(child.identifier))
        : [child];
    });
  });
}

function resolve(
  reference: LinkReference | ImageReference,
  definition: Definition | undefined,
): PhrasingContent[] {
  if (definition === undefined)
    return [
      { type: 'text', value: reference.type === 'imageReference' ? (reference.alt ?? '') : '' },
      ...('children' in reference ? reference.children : []),
    ];
  const { url, title } = definition;
  const position = reference.position === undefined ? {} : { position: reference.position };
  if (reference.type === 'imageReference')
    return [{ type: 'image', url, title: title ?? null, alt: reference.alt ?? '', ...position }];
  return [{ type: 'link', url, title: title ?? null, children: reference.children, ...position }];
}
