import type { Link, LinkReference } from 'mdast';
import { toPlainText } from '../../domain/text/plain-text.ts';
import type { Entry } from '../entry.ts';

/** A link of a text, its words, and the address to which it leads. */
export interface NamedLink {
  readonly node: Link | LinkReference;
  readonly words: string;
  readonly address: string;
}

/** The links of a text but for those around an image, whose words are told by the rules of images. */
export function collectNamedLinks(entry: Entry): NamedLink[] {
  const nodes = (entry.body?.nodes ?? []).map(({ node }) => node);
  const links = nodes.filter((node) => node.type === 'link' || node.type === 'linkReference');
  if (links.length === 0) return [];
  const definitions = new Map(
    nodes.filter((node) => node.type === 'definition').map((node) => [node.identifier, node.url]),
  );
  return links.flatMap((node) => {
    if (node.children.some(({ type }) => type === 'image')) return [];
    const address = node.type === 'link' ? node.url : definitions.get(node.identifier);
    // What leads nowhere is told by the rule of links.
    return address === undefined || address === ''
      ? []
      : [{ node, address, words: toPlainText(node).replace(/\s+/g, ' ') }];
  });
}
