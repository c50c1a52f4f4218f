import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { formatPlaceholder } from '../domain/entries/index.ts';

/**
 * Puts each table into a named region that scrolls sideways, and that the keyboard reaches. An empty head cell, such as Markdown writes in
 * the corner of a table, becomes a plain one, since it heads nothing.
 */
export function tables(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'tables',
    element: [
      {
        filter: ['th'],
        visit: (node) => (node.children.length > 0 ? undefined : { ...node, tagName: 'td' }),
      },
      {
        filter: ['table'],
        visit: (node, context) => {
          context.wrapNode(node, {
            type: 'element',
            tagName: 'section',
            properties: {
              className: ['table'],
              tabIndex: 0,
              ariaLabel: formatPlaceholder({ kind: 'table' }),
            },
            children: [],
          });
        },
      },
    ],
  });
}
