import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import type { Element, ElementContent } from 'hast';
import { markdownFeatures } from '../domain/body/index.ts';
import { formatPlaceholder } from '../domain/entries/index.ts';
import { toLetters } from '../domain/text/index.ts';

/**
 * What is read, with how the processor writes the notes below a text; a page says the words in its
 * language.
 */
export const renderingFeatures = {
  ...markdownFeatures,
  gfm: {
    footnotes: {
      clobberPrefix: '',
      label: formatPlaceholder({ kind: 'footnotes', place: 'heading' }),
      backContent: (_: number, count: number) => (count === 1 ? '↑' : `↑${count}`),
      backLabel: (note: number, count: number) =>
        formatPlaceholder({ kind: 'footnote-back', mark: `${toLetters(note)}.${count}` }),
    },
  },
};

/** Marks notes by letters, since numbers stand for sources, and lists them under a heading. */
export function footnotes(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'footnotes',
    element: [
      {
        filter: ['sup'],
        visit: ({ children: [only, ...others] }) =>
          only !== undefined && others.length === 0 && isMark(only) ? createMark(only) : undefined,
      },
      {
        filter: ['li'],
        visit: (node) =>
          node.properties.id === undefined
            ? undefined
            : { ...node, properties: { id: toPlainId(node.properties.id) } },
      },
      {
        filter: ['a'],
        visit: (node) =>
          node.properties['dataFootnoteBackref'] === undefined
            ? undefined
            : {
                ...node,
                properties: {
                  href: toPlainId(node.properties['href']),
                  className: ['back-link'],
                  'data-pagefind-ignore': '',
                  ariaLabel: node.properties['ariaLabel'],
                },
              },
      },
      {
        filter: ['section'],
        visit: (node) =>
          node.properties['dataFootnotes'] === undefined
            ? undefined
            : {
                ...node,
                properties: {
                  className: ['footnotes'],
                  role: 'doc-endnotes',
                  ariaLabel: formatPlaceholder({ kind: 'footnotes', place: 'name' }),
                },
                // Without the processor's id; the one that all headings get is among `layoutAnchors`,
                // since this heading is not the author's.
                children: node.children.map((child) =>
                  child.type === 'element' && child.tagName === 'h2'
                    ? { ...child, properties: { id: 'footnotes', 'data-pagefind-ignore': '' } }
                    : child,
                ),
              },
      },
    ],
  });
}

function isMark(node: ElementContent): node is Element {
  return node.type === 'element' && node.properties['dataFootnoteRef'] !== undefined;
}

function createMark(node: Element): Element {
  const [number] = node.children;
  const mark = toLetters(number?.type === 'text' ? Number(number.value) : 1);
  return {
    ...node,
    properties: {
      href: toPlainId(node.properties['href']),
      id: toPlainId(node.properties['id']),
      className: ['footnote-mark'],
      role: 'doc-noteref',
      'data-pagefind-ignore': '',
      ariaLabel: formatPlaceholder({ kind: 'footnote', mark }),
    },
    children: [{ type: 'text', value: mark }],
  };
}

/** An id, or an address of one, that is the same wherever it is read: it has no encoded letters. */
function toPlainId(id: unknown): string {
  return String(id).replaceAll('%', '_');
}
