import type { BlockContent, PhrasingContent, RootContent } from 'mdast';
import type { Conversion } from './conversion.ts';
import { toDefinitions } from './definitions.ts';
import { attribute, findElement, isBlock, type HtmlElement, type HtmlNode } from './element.ts';
import { toFigure } from './figure.ts';
import { isHeading, toHeading } from './heading.ts';
import { completeAddress } from './link.ts';
import { toList } from './list.ts';
import { toParagraphs } from './paragraphs.ts';
import { toPhrasing, toWords } from './phrasing.ts';
import { toPlace } from './place.ts';
import { toMarked } from './style.ts';
import { toTable } from './table.ts';
import { tidyPhrasing } from './tidy-phrasing.ts';

/** What one kind of element becomes on lines of its own. */
type Convert = (element: HtmlElement, conversion: Conversion) => BlockContent[];

const conversions: ReadonlyMap<string, Convert> = new Map<string, Convert>([
  ...['ul', 'ol', 'menu', 'dir'].map(
    (name) =>
      [name, (element, conversion) => toList(element, conversion, toBlocks)] satisfies [
        string,
        Convert,
      ],
  ),
  ...['pre', 'xmp', 'listing', 'plaintext'].map(
    (name) => [name, toCode] satisfies [string, Convert],
  ),
  ...['b', 'strong', 'em', 'i', 'a'].map(
    (name) => [name, toMarkedBlocks] satisfies [string, Convert],
  ),
  ...['iframe', 'video', 'audio', 'object', 'embed'].map(
    (name) =>
      [name, (element, conversion) => toParagraphs([element], conversion)] satisfies [
        string,
        Convert,
      ],
  ),
  ['dl', (element, conversion) => toDefinitions(element, conversion, toBlocks)],
  ['table', (element, conversion) => toTable(element, conversion, toBlocks)],
  ['figure', (element, conversion) => toFigure(element, conversion, toBlocks)],
  ['blockquote', toQuote],
  ['hr', (element) => [{ type: 'thematicBreak', ...toPlace(element) }]],
  ['details', toUnfolded],
  ['import-question', toQuestion],
  [
    'import-slot',
    (element, conversion) =>
      (conversion.options.slots?.get(attribute(element, 'name')) ?? []).filter(isBlockContent),
  ],
]);

/** The nodes as blocks; what stands in lines between blocks becomes paragraphs. */
export function toBlocks(nodes: readonly HtmlNode[], conversion: Conversion): BlockContent[] {
  const parts: (HtmlElement | HtmlNode[])[] = [];
  for (const node of nodes) {
    const last = parts.at(-1);
    if (isOwnBlock(node)) parts.push(node);
    else if (Array.isArray(last)) last.push(node);
    else parts.push([node]);
  }
  return parts.flatMap((part) =>
    Array.isArray(part) ? toParagraphs(part, conversion) : toBlock(part, conversion),
  );
}

function isOwnBlock(node: HtmlNode): node is HtmlElement {
  return (
    node.type === 'element' &&
    (/^(?:iframe|video|audio|object|embed)$/.test(node.name) || isHeading(node) || isBlock(node))
  );
}

function toBlock(element: HtmlElement, conversion: Conversion): BlockContent[] {
  if (isHeading(element)) return toHeading(element, conversion, toBlocks);
  return (
    conversions.get(element.name)?.(element, conversion) ?? toBlocks(element.children, conversion)
  );
}

function toQuote(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const children = toBlocks(element.children, conversion);
  return children.length === 0 ? [] : [{ type: 'blockquote', children, ...toPlace(element) }];
}

function toCode(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const inner = findElement(element, ({ name }) => name === 'code');
  const classes = [element, ...(inner === undefined ? [] : [inner])]
    .map((each) => attribute(each, 'class'))
    .join(' ');
  if (/\bwp-block-verse\b/.test(classes))
    return toParagraphs(element.children.map(toBroken), conversion);
  const value = toExactText(element).replace(/^\n+/, '').trimEnd();
  const language = /\blang(?:uage)?-([\w+#.-]+)/.exec(classes)?.[1] ?? null;
  return value === ''
    ? []
    : [{ type: 'code', lang: language, meta: null, value, ...toPlace(element) }];
}

/** Text whose ends of lines are breaks. */
function toBroken(node: HtmlNode): HtmlNode {
  if (node.type !== 'text') return node;
  const lines = node.value.split('\n');
  const children = lines.flatMap((value, index): HtmlNode[] => [
    ...(index === 0
      ? []
      : [
          {
            type: 'element',
            name: 'br',
            attributes: new Map<string, string>(),
            children: [],
            line: node.line + index,
            endLine: node.line + index,
            holdsBlock: false,
          } as const,
        ]),
    { type: 'text', value, line: node.line + index },
  ]);
  return {
    type: 'element',
    name: 'span',
    attributes: new Map(),
    children,
    line: node.line,
    endLine: node.line + lines.length - 1,
    holdsBlock: false,
  };
}

function toExactText(node: HtmlNode): string {
  if (node.type === 'text') return node.value.replaceAll('\u00a0', ' ');
  if (node.type === 'comment') return '';
  return node.name === 'br' ? '\n' : node.children.map(toExactText).join('');
}

/** A part that folds away and whose head is no question: its head in bold, and all that it holds. */
function toUnfolded(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const summary = element.children.find(
    (child) => child.type === 'element' && child.name === 'summary',
  );
  const rest = element.children.filter((child) => child !== summary);
  const head = toPhrasing(summary?.type === 'element' ? summary.children : [], conversion);
  const children: PhrasingContent[] = head.every(({ type }) => type === 'text')
    ? [{ type: 'strong', children: head }]
    : head;
  return [
    ...(head.length === 0
      ? []
      : [
          {
            type: 'paragraph' as const,
            children,
            ...toPlace(summary?.type === 'element' ? summary : element),
          },
        ]),
    ...toBlocks(rest, conversion),
  ];
}

/** The first child holds the question, all others the answer. */
function toQuestion(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const [term, ...rest] = element.children;
  const question = term === undefined ? '' : toWords([term], conversion);
  const children = toBlocks(rest, conversion);
  if (question === '') return children;
  if (children.length > 0)
    return [{ type: 'questionAndAnswer', question, children, ...toPlace(element) }];
  return [
    {
      type: 'paragraph',
      children: [{ type: 'strong', children: [{ type: 'text', value: question }] }],
      ...toPlace(element),
    },
  ];
}

/** Marks that stand around blocks stand within each of them; a link only within the first. */
function toMarkedBlocks(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const blocks = toBlocks(element.children, conversion);
  const url =
    element.name === 'a'
      ? completeAddress(attribute(element, 'href'), conversion.options.base)
      : '';
  if (element.name === 'a' && (url === '' || url.startsWith('#'))) return blocks;
  const first = blocks.findIndex(({ type }) => type === 'heading' || type === 'paragraph');
  return blocks.map((block, index) => {
    if (block.type !== 'paragraph' && !(block.type === 'heading' && url !== '')) return block;
    if (url !== '')
      return index === first
        ? {
            ...block,
            children: [{ type: 'link', url, children: block.children, ...toPlace(element) }],
          }
        : block;
    return {
      ...block,
      children: tidyPhrasing(
        toMarked(
          element,
          /^(?:b|strong)$/.test(element.name) ? 'strong' : 'emphasis',
          block.children,
        ),
      ),
    };
  });
}

function isBlockContent(node: RootContent): node is BlockContent {
  return [
    'paragraph',
    'heading',
    'list',
    'table',
    'blockquote',
    'code',
    'thematicBreak',
    'questionAndAnswer',
  ].includes(node.type);
}
