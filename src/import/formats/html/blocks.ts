import type {
  BlockContent,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
} from 'mdast';
import { toString } from 'mdast-util-to-string';
import { createBox } from '../box.ts';
import { findCallout } from './callout.ts';
import type { Conversion } from './conversion.ts';
import {
  attribute,
  findElement,
  findPosition,
  type HtmlElement,
  type HtmlNode,
  isBlockElement,
  isElement,
  getElementPosition,
  getTextContent,
} from './element.ts';
import { toFigure } from './images.ts';
import { resolveUrl } from './links.ts';
import { getFormerIds } from './places.ts';
import { wrapInMark, toPhrasing, getWords } from './phrasing.ts';
import { toTable } from './tables.ts';
import { tidyPhrasing } from './tidy-phrasing.ts';

/** Converts a block-level element. */
type Convert = (element: HtmlElement, conversion: Conversion) => BlockContent[];

const conversions: ReadonlyMap<string, Convert> = new Map<string, Convert>([
  ...['ul', 'ol', 'menu', 'dir'].map(
    (name) =>
      [name, (element, conversion) => toList(element, conversion)] satisfies [string, Convert],
  ),
  ...['pre', 'xmp', 'listing', 'plaintext'].map(
    (name) => [name, toCode] satisfies [string, Convert],
  ),
  ...['b', 'strong', 'em', 'i', 'a'].map(
    (name) => [name, toEmphasizedBlocks] satisfies [string, Convert],
  ),
  ...['iframe', 'video', 'audio', 'object', 'embed'].map(
    (name) =>
      [name, (element, conversion) => toParagraphs([element], conversion)] satisfies [
        string,
        Convert,
      ],
  ),
  ['dl', (element, conversion) => toDefinitions(element, conversion)],
  ['table', (element, conversion) => toTable(element, conversion, toBlocks)],
  ['figure', (element, conversion) => toFigure(element, conversion, toBlocks)],
  ['blockquote', toQuote],
  ['hr', (element) => [{ type: 'thematicBreak', ...getElementPosition(element) }]],
  ['details', toDisclosure],
  ['import-question', toQuestion],
  [
    'import-slot',
    (element, conversion) =>
      (conversion.options.slots?.get(attribute(element, 'name')) ?? []).filter(isBlockContent),
  ],
]);

/** Converts nodes to blocks; inline nodes between blocks become paragraphs. */
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
    (/^(?:iframe|video|audio|object|embed)$/.test(node.name) ||
      isHeading(node) ||
      isBlockElement(node))
  );
}

function toBlock(element: HtmlElement, conversion: Conversion): BlockContent[] {
  if (isHeading(element)) return toHeading(element, conversion);
  return (
    toCallout(element, conversion) ??
    conversions.get(element.name)?.(element, conversion) ??
    toBlocks(element.children, conversion)
  );
}

/** A note, tip or warning beside the text; undefined if the element is none. */
function toCallout(element: HtmlElement, conversion: Conversion): BlockContent[] | undefined {
  const callout = findCallout(element);
  if (callout === undefined) return undefined;
  if (callout.kindElement !== undefined)
    conversion.drop(callout.kindElement, 'the kind of a box, which the page says by itself');
  const blocks = toBlocks(callout.children, conversion);
  if (blocks.length === 0) return [];
  const children = blocks.map((block) =>
    block.type === 'heading' ? withBoldHeading(block.children, block) : block,
  );
  const { name, title } = callout;
  return [createBox(name, title, children, element.line, { info: conversion.report })];
}

function toQuote(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const children = toBlocks(element.children, conversion);
  return children.length === 0
    ? []
    : [{ type: 'blockquote', children, ...getElementPosition(element) }];
}

function toCode(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const inner = findElement(element, ({ name }) => name === 'code');
  const classes = [element, ...(inner === undefined ? [] : [inner])]
    .map((each) => attribute(each, 'class'))
    .join(' ');
  if (/\bwp-block-verse\b/.test(classes))
    return toParagraphs(element.children.map(breakLines), conversion);
  const value = getPreformattedText(element).replace(/^\n+/, '').trimEnd();
  const language = /\blang(?:uage)?-([\w+#.-]+)/.exec(classes)?.[1] ?? null;
  return value === ''
    ? []
    : [{ type: 'code', lang: language, meta: null, value, ...getElementPosition(element) }];
}

/** The text with `br` for each line break. */
function breakLines(node: HtmlNode): HtmlNode {
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

function getPreformattedText(node: HtmlNode): string {
  if (node.type === 'text') return node.value.replaceAll('\u00a0', ' ');
  if (node.type === 'comment') return '';
  return node.name === 'br' ? '\n' : node.children.map(getPreformattedText).join('');
}

/** A `details` element whose summary is no question: the summary in bold, and the content. */
function toDisclosure(element: HtmlElement, conversion: Conversion): BlockContent[] {
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
            ...getElementPosition(summary?.type === 'element' ? summary : element),
          },
        ]),
    ...toBlocks(rest, conversion),
  ];
}

/** The first child holds the question, all others the answer. */
function toQuestion(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const [term, ...rest] = element.children;
  const question = term === undefined ? '' : getWords([term], conversion);
  const children = toBlocks(rest, conversion);
  if (question === '') return children;
  if (children.length > 0)
    return [
      {
        type: 'questionAndAnswer',
        question,
        formerIds: getFormerIds(element),
        children,
        ...getElementPosition(element),
      },
    ];
  return [
    {
      type: 'paragraph',
      children: [{ type: 'strong', children: [{ type: 'text', value: question }] }],
      ...getElementPosition(element),
    },
  ];
}

/** Moves emphasis around blocks into each of them; a link only into the first. */
function toEmphasizedBlocks(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const blocks = toBlocks(element.children, conversion);
  const url =
    element.name === 'a' ? resolveUrl(attribute(element, 'href'), conversion.options.base) : '';
  if (element.name === 'a' && (url === '' || url.startsWith('#'))) return blocks;
  const first = blocks.findIndex(({ type }) => type === 'heading' || type === 'paragraph');
  return blocks.map((block, index) => {
    if (block.type !== 'paragraph' && !(block.type === 'heading' && url !== '')) return block;
    if (url !== '')
      return index === first
        ? {
            ...block,
            children: [
              { type: 'link', url, children: block.children, ...getElementPosition(element) },
            ],
          }
        : block;
    return {
      ...block,
      children: tidyPhrasing(
        wrapInMark(
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

/** Terms that share a definition. */
interface DefinitionGroup {
  readonly terms: readonly HtmlElement[];
  readonly definitions: readonly HtmlNode[];
}

/** The groups of a definition list, which may be wrapped in `div` elements. */
export function groupDefinitions(element: HtmlElement): DefinitionGroup[] {
  const groups: { terms: HtmlElement[]; definitions: HtmlNode[] }[] = [];
  const nodes = element.children.flatMap((child) =>
    isElement(child, 'div') ? child.children : [child],
  );
  for (const node of nodes) {
    if (node.type === 'comment' || (node.type === 'text' && node.value.trim() === '')) continue;
    const last = groups.at(-1);
    if (!isElement(node, 'dt')) {
      if (last === undefined) groups.push({ terms: [], definitions: [node] });
      else last.definitions.push(node);
    } else if (last === undefined || last.definitions.length > 0)
      groups.push({ terms: [node], definitions: [] });
    else last.terms.push(node);
  }
  return groups;
}

/** A definition list as a list whose items begin with the term in bold. */
function toDefinitions(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const items = groupDefinitions(element)
    .map((group) => convertDefinition(group, conversion))
    .filter(({ children }) => children.length > 0);
  if (items.length === 0) return [];
  return [
    {
      type: 'list',
      ordered: false,
      start: null,
      spread: items.some(({ spread }) => spread === true),
      children: items,
      ...getElementPosition(element),
    },
  ];
}

function convertDefinition(
  { terms, definitions }: DefinitionGroup,
  conversion: Conversion,
): ListItem {
  const term = terms
    .map((each) => toPhrasing(each.children, conversion))
    .filter((words) => words.length > 0)
    .flatMap((words, index): PhrasingContent[] =>
      index === 0 ? words : [{ type: 'text', value: ', ' }, ...words],
    );
  const blocks = toBlocks(definitions, conversion);
  const children = term.length === 0 ? blocks : joinTermAndDefinition(term, blocks);
  return {
    type: 'listItem',
    spread: children.some((child, index) => index > 0 && child.type !== 'list'),
    checked: null,
    children,
    ...findPosition(children),
  };
}

/** The term and a single paragraph on one line; else the term on its own line. */
function joinTermAndDefinition(
  term: readonly PhrasingContent[],
  blocks: readonly BlockContent[],
): BlockContent[] {
  const children = term.flatMap((node) => (node.type === 'strong' ? node.children : [node]));
  const head: PhrasingContent = { type: 'strong', children };
  const [first, ...rest] = blocks;
  const place = findPosition([...term, ...blocks.slice(0, 1)]);
  if (first?.type !== 'paragraph')
    return [{ type: 'paragraph', children: [head], ...findPosition(term) }, ...blocks];
  const sign = /\p{P}$/u.test(toString({ type: 'paragraph', children })) ? ' ' : ': ';
  const joined: Paragraph = {
    type: 'paragraph',
    children: [head, { type: 'text', value: sign }, ...first.children],
    ...place,
  };
  return [joined, ...rest];
}

/** Whether the element is a heading, by its name or role. */
function isHeading(element: HtmlElement): boolean {
  return /^h[1-6]$/.test(element.name) || attribute(element, 'role') === 'heading';
}

/**
 * A heading on one line, followed by the images in it; nothing if it has no text. Paragraphs within
 * an unclosed heading follow it.
 */
function toHeading(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const end = element.children.findIndex(isBlockElement);
  const isOpen =
    end > 0 && element.children.slice(0, end).some((child) => getTextContent(child) !== '');
  if (!isOpen) return toClosedHeading(element, conversion);
  return [
    ...toClosedHeading(
      { ...element, children: element.children.slice(0, end), endLine: element.line },
      conversion,
    ),
    ...toBlocks(element.children.slice(end), conversion),
  ];
}

function toClosedHeading(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const parts = toPhrasing(element.children, conversion).map((node): PhrasingContent =>
    node.type === 'break' ? { type: 'text', value: ' ' } : node,
  );
  const images = parts.filter(isPicture);
  const words = trim(
    parts
      .filter((node) => !isPicture(node))
      .flatMap((node) => (node.type === 'strong' ? node.children : [node])),
  );
  const formerIds = getFormerIds(element);
  const heading: Heading[] =
    words.length === 0
      ? []
      : [
          {
            type: 'heading',
            depth: resolveDepth(element),
            children: words,
            ...(formerIds.length > 0 && { data: { formerIds } }),
            ...getElementPosition(element),
          },
        ];
  return [
    ...heading,
    ...images.map((image) => ({ ...toParagraph([[image]]), ...getElementPosition(element) })),
  ];
}

function isPicture(node: PhrasingContent): boolean {
  return (
    node.type === 'image' ||
    (node.type === 'link' && node.children.every(({ type }) => type === 'image'))
  );
}

function trim(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (node.type !== 'text') return [node];
    const start = index === 0 ? node.value.trimStart() : node.value;
    const value = index === nodes.length - 1 ? start.trimEnd() : start;
    return value === '' ? [] : [{ ...node, value }];
  });
}

function resolveDepth(element: HtmlElement): Heading['depth'] {
  const level = /^h([1-6])$/.exec(element.name)?.[1] ?? attribute(element, 'aria-level');
  return ([1, 2, 3, 4, 5, 6] as const).find((depth) => String(depth) === level) ?? 2;
}

const bullet = /^[•·‣▪◦●○–—*-][ \u00a0\t]+(?=\S)|^[•‣▪◦●○](?=\S)/;

/**
 * Inline nodes as paragraphs: two breaks begin a new one, and lines that all begin with a bullet
 * are a list.
 */
function toParagraphs(nodes: readonly HtmlNode[], conversion: Conversion): BlockContent[] {
  const lines = splitAtBreaks(toPhrasing(nodes, conversion));
  return groupLines(lines).map((group) => convertTypedList(group) ?? toParagraph(group));
}

/** A paragraph of these lines. */
function toParagraph(lines: readonly (readonly PhrasingContent[])[]): Paragraph {
  const children = lines.flatMap((line, index) =>
    index === 0 ? [...line] : [{ type: 'break' as const }, ...line],
  );
  return { type: 'paragraph', children, ...findPosition(children) };
}

function splitAtBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'break') lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines;
}

/** Groups lines between blank ones. */
function groupLines(lines: readonly PhrasingContent[][]): PhrasingContent[][][] {
  const groups: PhrasingContent[][][] = [[]];
  for (const line of lines) {
    if (line.every((node) => node.type === 'text' && node.value.trim() === '')) groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0);
}

function convertTypedList(lines: readonly PhrasingContent[][]): List | undefined {
  if (
    lines.length < 2 ||
    !lines.every(([first]) => first?.type === 'text' && bullet.test(first.value))
  )
    return undefined;
  const items = lines.map((line) =>
    toParagraph([
      line.map((node, index) =>
        index === 0 && node.type === 'text'
          ? { ...node, value: node.value.replace(bullet, '') }
          : node,
      ),
    ]),
  );
  return {
    type: 'list',
    ordered: false,
    start: null,
    spread: false,
    children: items.map((paragraph) => ({
      type: 'listItem',
      spread: false,
      checked: null,
      children: [paragraph],
      ...findPosition([paragraph]),
    })),
    ...findPosition(items),
  };
}

/**
 * A list; a list directly within a list belongs to the item before it. If all items begin with a
 * heading or consist of questions, the list is only layout and is unwrapped.
 */
function toList(element: HtmlElement, conversion: Conversion): BlockContent[] {
  const items = groupItems(element.children)
    .map((nodes) => convertListItem(nodes, toBlocks(nodes, conversion)))
    .filter(({ children }) => children.length > 0);
  if (items.length === 0) return [];
  if (items.every(isPart))
    return items.flatMap(({ children }) =>
      children.filter((child): child is BlockContent => child.type !== 'definition'),
    );
  const isOrdered = element.name === 'ol';
  const start =
    isOrdered && /^\d{1,9}$/.test(attribute(element, 'start'))
      ? Number(attribute(element, 'start'))
      : 1;
  const list: List = {
    type: 'list',
    ordered: isOrdered,
    start: isOrdered ? start : null,
    spread: items.some(({ spread }) => spread === true),
    children: items.map(withoutHeading),
    ...getElementPosition(element),
  };
  return [list];
}

/** The nodes of each item: an `li`, the lists that follow it, or content between items. */
function groupItems(nodes: readonly HtmlNode[]): HtmlNode[][] {
  const items: HtmlNode[][] = [];
  let isLoose = false;
  for (const node of nodes) {
    if (node.type === 'comment' || (node.type === 'text' && node.value.trim() === '')) continue;
    const last = items.at(-1);
    if (isElement(node, 'li')) items.push([node]);
    else if (last !== undefined && (isLoose || isElement(node, 'ul', 'ol', 'menu', 'dir')))
      last.push(node);
    else items.push([node]);
    isLoose = !isElement(node, 'li');
  }
  return items;
}

function convertListItem(nodes: readonly HtmlNode[], children: BlockContent[]): ListItem {
  const [first] = nodes;
  const box =
    first === undefined
      ? undefined
      : findElement(
          first,
          (each) => each.name === 'input' && attribute(each, 'type') === 'checkbox',
        );
  const place = first?.type === 'element' ? getElementPosition(first) : findPosition(children);
  return {
    type: 'listItem',
    spread: isSpread(children),
    checked: box === undefined ? null : box.attributes.has('checked'),
    children,
    ...place,
  };
}

/** Whether the item needs blank lines between its blocks. */
function isSpread(children: readonly BlockContent[]): boolean {
  return children.some((child, index) => index > 0 && child.type !== 'list');
}

function isPart({ children }: ListItem): boolean {
  const [first] = children;
  return (
    children.every(({ type }) => type === 'questionAndAnswer') ||
    (first?.type === 'heading' && children.length > 1)
  );
}

/** Turns a heading within an item into a bold line. */
function withoutHeading(item: ListItem): ListItem {
  return {
    ...item,
    children: item.children.map((child) =>
      child.type === 'heading' ? withBoldHeading(child.children, child) : child,
    ),
  };
}

function withBoldHeading(
  words: Paragraph['children'],
  { position }: Pick<Paragraph, 'position'>,
): Paragraph {
  return {
    type: 'paragraph',
    children: [{ type: 'strong', children: words }],
    ...(position === undefined ? {} : { position }),
  };
}
