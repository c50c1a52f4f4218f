import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { collectHeadings, type Heading } from '../domain/entries/index.ts';

/** Gives each heading its id, and makes its words a link to itself where they hold no other link. */
export function headingLinks(): MdastPluginDefinition {
  let headings: Heading[] = [];
  let next = 0;
  return defineMdastPlugin({
    name: 'heading-links',
    before(root) {
      headings = collectHeadings(root);
    },
    heading(node, context) {
      const anchor = headings[next]?.anchor ?? '';
      next += 1;
      context.setProperty(node, 'data', { hProperties: { id: anchor } });
      const holdsLink = node.children.some(
        (child) => child.type === 'link' || child.type === 'linkReference',
      );
      if (holdsLink) return;
      context.setProperty(node, 'children', [
        {
          type: 'link',
          url: `#${anchor}`,
          data: { hProperties: { className: ['heading-link'] } },
          children: node.children,
        },
      ]);
    },
  });
}
