import type { ElementContent, RootContent } from 'hast';
import type { Nodes } from 'mdast';
import {
  defineHastPlugin,
  defineMdastPlugin,
  type HastPluginDefinition,
  type HastPluginList,
  type MdastPluginDefinition,
  type MdastPluginList,
  type MdastVisitorContext,
  type PluginFactoryContext,
} from 'satteri';
import {
  copyNode,
  mayHoldInlineTags,
  readQuotedCallout,
  replaceInlineTags,
  toCalloutElement,
} from '../domain/body/index.ts';
import { toHrefBelow } from '../domain/addresses/index.ts';
import { collectHeadings, formatPlaceholder, type Heading } from '../domain/entries/index.ts';
import { splitLongWords } from '../domain/text/index.ts';
import { citations } from './citations.ts';
import { createDownloadLinks, type ReadDownloadSize } from './downloads.ts';
import { footnotes } from './footnotes.ts';
import { formulas } from './math.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';

/**
 * The Markdown plugins in the order in which they run, for a site below the path `base`, which has
 * both slashes. `readSize` tells the size of each file that a text offers for download.
 */
export function createMarkdownPlugins(base: string, readSize: ReadDownloadSize): MdastPluginList {
  return [
    refuseUnsafe,
    inlineTags,
    quotedCallouts,
    headingLinks,
    citations,
    createDownloadLinks(readSize),
    componentProps,
    ...(base === '/' ? [] : [createSiteLinks(base)]),
  ];
}

/** The plugins for the HTML that this makes. */
export const htmlPlugins: HastPluginList = [
  footnotes,
  formulas,
  tables,
  longWords,
  highlighting,
  copyButtons,
];

/** Gives each heading its id, and makes its words a link to itself if they hold no other link. */
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
      const holdsLink = node.children.some((child) => holdingLinks.has(child.type));
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

/** What is a link, or becomes one. */
const holdingLinks: ReadonlySet<string> = new Set(['link', 'linkReference', 'footnoteReference']);

/** Makes an element of each pair of tags that a text may hold, in whatever it is rendered. */
function inlineTags({ source }: PluginFactoryContext): MdastPluginDefinition {
  const replace = (node: Readonly<Nodes>, context: MdastVisitorContext) => {
    const copy = copyNode(node);
    replaceInlineTags(copy);
    if ('children' in copy) context.setProperty(node, 'children', copy.children);
  };
  return defineMdastPlugin({
    name: 'inline-tags',
    ...(mayHoldInlineTags(source)
      ? { paragraph: replace, heading: replace, tableCell: replace, descriptionTerm: replace }
      : {}),
  });
}

/**
 * Makes a callout of each quotation that begins with a mark such as [!NOTE]: the component in an
 * article, and in an answer, which has no components, what the component writes.
 */
function quotedCallouts({ source, sourceFormat }: PluginFactoryContext): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'quoted-callouts',
    options: { position: true },
    blockquote(node, context) {
      const callout = readQuotedCallout(node, source);
      if (callout === undefined) return;
      const { kind, title, children } = callout;
      if (sourceFormat === 'mdx') {
        context.replaceNode(node, toCalloutElement(callout));
        return;
      }
      const words = title === '' ? formatPlaceholder({ kind: 'callout', callout: kind }) : title;
      context.replaceNode(node, {
        type: 'callout',
        data: {
          hName: 'div',
          hProperties: { className: ['callout'], role: 'note', 'data-kind': kind },
        },
        children: [
          {
            type: 'paragraph',
            data: { hProperties: { className: ['callout-title'] } },
            children: [{ type: 'text', value: words }],
          },
          ...children,
        ],
      });
    },
  });
}

/**
 * Hands to components what they cannot ask themselves: to each `<Faq ids="…" />` the `answers` that
 * the page gives to the body, and the level of its questions, below the heading before it; to each
 * `<Tab>` the `group` of which one is open at a time, and whether it is the first. It runs after
 * the allow-list, so no author can write these props.
 */
export function componentProps(): MdastPluginDefinition {
  // The page's own heading is before all of the body.
  let level = 1;
  let tabs: TabPlace[] = [];
  let nextTab = 0;
  return defineMdastPlugin({
    name: 'component-props',
    before(root) {
      tabs = listTabs(root, { count: 0 });
    },
    heading(node) {
      level = node.depth;
    },
    mdxJsxFlowElement(node, context) {
      const place = node.name === 'Tab' ? tabs[nextTab] : undefined;
      if (node.name === 'Tab') nextTab += 1;
      if (node.name !== 'Faq' && place === undefined) return;
      const props =
        place === undefined
          ? { answers: 'props.answers', level: String(Math.min(level + 1, 6)) }
          : { group: JSON.stringify(place.group), isFirst: String(place.isFirst) };
      const attributes = Object.entries(props).map(([name, value]) => ({
        type: 'mdxJsxAttribute' as const,
        name,
        value: { type: 'mdxJsxAttributeValueExpression' as const, value },
      }));
      context.replaceNode(node, { ...node, attributes: [...node.attributes, ...attributes] });
    },
  });
}

interface TabPlace {
  /** The name of the group; empty outside of one. */
  readonly group: string;
  readonly isFirst: boolean;
}

/** The place of each tab below a node, in their order. */
function listTabs(node: Readonly<Nodes>, groups: { count: number }): TabPlace[] {
  if (!('children' in node)) return [];
  const isGroup = node.type === 'mdxJsxFlowElement' && node.name === 'Tabs';
  if (isGroup) groups.count += 1;
  const group = isGroup ? `tabs-${groups.count}` : '';
  let isFirst = isGroup;
  return node.children.flatMap((child) => {
    const isTab = child.type === 'mdxJsxFlowElement' && child.name === 'Tab';
    const own = { group, isFirst };
    if (isTab) isFirst = false;
    return [...(isTab ? [own] : []), ...listTabs(child, groups)];
  });
}

/**
 * Makes links to this site, which authors write as permalinks, lead below the path at which the
 * site is published.
 */
function createSiteLinks(base: string): () => MdastPluginDefinition {
  const toPublished = (url: string) => (url.startsWith('/') ? toHrefBelow(base, url) : url);
  return () =>
    defineMdastPlugin({
      name: 'site-links',
      link: (node, context) => {
        context.setProperty(node, 'url', toPublished(node.url));
      },
      definition: (node, context) => {
        context.setProperty(node, 'url', toPublished(node.url));
      },
    });
}

/**
 * Puts each table into a named group that scrolls sideways and can have the focus: a section would
 * be a landmark, of which each has to have a name of its own. An empty head
 * cell, such as Markdown writes in the corner of a table, becomes a plain one, since it heads
 * nothing; the others say that they head a column. A column that is aligned has a class for it: the policy of the pages allows no `style`.
 */
function tables(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'tables',
    element: [
      {
        filter: ['th', 'td'],
        visit: (node) => {
          const { style, ...properties } = node.properties;
          const alignment = typeof style === 'string' ? alignments.get(style) : undefined;
          const tagName = node.children.length > 0 ? node.tagName : 'td';
          if (style === undefined && node.tagName === 'td') return undefined;
          return {
            ...node,
            tagName,
            properties: {
              ...properties,
              ...(alignment !== undefined && { className: [alignment] }),
              ...(tagName === 'th' && { scope: 'col' }),
            },
          };
        },
      },
      {
        filter: ['table'],
        visit: (node, context) => {
          context.wrapNode(node, {
            type: 'element',
            tagName: 'div',
            properties: {
              className: ['table'],
              role: 'group',
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

/** The class of a cell by the style that the processor gives it. */
const alignments: ReadonlyMap<string, string> = new Map([
  ['text-align: left', 'align-left'],
  ['text-align: center', 'align-center'],
  ['text-align: right', 'align-right'],
]);

/** Lets a line end within long code of a sentence or a cell only where its parts do. */
function longWords(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'long-words',
    element: {
      filter: ['code'],
      visit: (node) => {
        const [text, ...others] = node.children;
        if (text?.type !== 'text' || others.length > 0 || text.value.includes('\n'))
          return undefined;
        const [first = '', ...rest] = splitLongWords(text.value);
        if (rest.length === 0) return undefined;
        return {
          ...node,
          children: [
            { type: 'text', value: first },
            ...rest.flatMap((value): ElementContent[] => [
              { type: 'element', tagName: 'wbr', properties: {}, children: [] },
              { type: 'text', value },
            ]),
          ],
        };
      },
    },
  });
}

/**
 * Highlights code of which the language is said. The grammars are loaded only where there is such
 * code, since that takes a tenth of a second.
 */
function highlighting(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'highlighting',
    element: {
      filter: ['pre'],
      visit: async (node) => {
        const [code, ...others] = node.children;
        if (code?.type !== 'element' || others.length > 0) return undefined;
        const { className } = code.properties;
        const name = Array.isArray(className) ? (className[0] ?? '') : '';
        const [text] = code.children;
        if (!name.startsWith('language-') || text?.type !== 'text') return undefined;
        const { highlight } = await import('./highlight.ts');
        const children = highlight(text.value, name.slice('language-'.length).toLowerCase());
        return children === undefined
          ? undefined
          : { ...node, children: [{ ...code, children: children.filter(isContent) }] };
      },
    },
  });
}

/** Puts below code a button that copies it, which a script shows where a browser can copy. */
function copyButtons(): HastPluginDefinition {
  const words = (part: 'copy' | 'copied' | 'failed') => formatPlaceholder({ kind: 'code', part });
  return defineHastPlugin({
    name: 'copy-buttons',
    element: {
      filter: ['pre'],
      visit: (node) => ({
        type: 'element',
        tagName: 'copy-text',
        properties: {
          className: ['code'],
          'data-copied': words('copied'),
          'data-failed': words('failed'),
        },
        children: [
          node,
          {
            type: 'element',
            tagName: 'p',
            properties: { hidden: true, 'data-pagefind-ignore': 'all' },
            children: [
              {
                type: 'element',
                tagName: 'button',
                properties: { type: 'button', 'data-copy': '' },
                children: [{ type: 'text', value: words('copy') }],
              },
              { type: 'element', tagName: 'span', properties: { role: 'status' }, children: [] },
            ],
          },
        ],
      }),
    },
  });
}

/** What an element can hold. */
function isContent(node: RootContent): node is Extract<RootContent, ElementContent> {
  return node.type !== 'doctype';
}
