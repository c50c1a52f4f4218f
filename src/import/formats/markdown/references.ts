import type {
  Definition,
  ImageReference,
  LinkReference,
  Nodes,
  PhrasingContent,
  Root,
} from 'mdast';
import { visit } from 'unist-util-visit';
import { UnreadableInputError } from '../../input.ts';
import { toLine } from './parse.ts';
import { rewriteChildren } from './rewrite.ts';

/** In characters, of all addresses that are put in: a long one that is named again and again would make an entry that nothing can hold. */
const mostPutIn = 10_000_000;

/**
 * Puts the address of its definition into each link and image that names one, and takes the definitions out of the tree. Throws
 * UnreadableInputError where that would make far more text than there is.
 */
export function resolveReferences(root: Root): void {
  let putIn = 0;
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(root, (node: Nodes) => {
    rewriteChildren(node, (child) => {
      if (child.type === 'definition') return [];
      if (child.type !== 'linkReference' && child.type !== 'imageReference') return [child];
      const definition = definitions.get(child.identifier);
      putIn += (definition?.url.length ?? 0) + (definition?.title?.length ?? 0);
      if (putIn > mostPutIn)
        throw new UnreadableInputError(
          `The links up to line ${toLine(child)} name addresses that stand elsewhere in the text, of more than 10 million characters together, which no text needs. Look there at "[${child.identifier.slice(0, 80)}]", and delete what is no text.`,
        );
      return resolve(child, definition);
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
