import type { RootContent } from 'mdast';

/** A paragraph with nothing but an address, which WordPress shows as what stands there, as a link. */
export function linkBareAddresses(blocks: readonly RootContent[]): RootContent[] {
  return blocks.map((block) => {
    const only =
      block.type === 'paragraph' && block.children.length === 1 ? block.children[0] : undefined;
    if (
      block.type !== 'paragraph' ||
      only?.type !== 'text' ||
      !/^https?:\/\/[^\s<>]+$/.test(only.value)
    )
      return block;
    return { ...block, children: [{ type: 'link', url: only.value, children: [only] }] };
  });
}
