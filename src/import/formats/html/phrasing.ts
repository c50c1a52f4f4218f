import type { PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Position } from 'unist';
import { linesAt } from '../../document.ts';
import type { Conversion } from './conversion.ts';
import {
  attribute,
  findElement,
  getTextContent,
  type HtmlElement,
  type HtmlNode,
  isBlockName,
} from './element.ts';
import { toImage } from './images.ts';
import { toEmbedLink, toLink } from './links.ts';
import { toSuperscript } from './superscripts.ts';
import { tidyPhrasing } from './tidy-phrasing.ts';
import { collectVisibleText } from './visible-text.ts';

/** Converts an inline element. */
type Convert = (element: HtmlElement, conversion: Conversion) => PhrasingContent[];

const code: Convert = (element) => {
  const text = getCodeText(element).replace(/\s+/g, ' ');
  const value = text.trim();
  if (value === '') return text === '' ? [] : [toText(element, ' ')];
  // Markdown joins code that follows code, and blanks at its ends part the two.
  return [
    ...(text.startsWith(' ') ? [toText(element, ' ')] : []),
    { type: 'inlineCode', value, position: createPosition(element) },
    ...(text.endsWith(' ') ? [toText(element, ' ')] : []),
  ];
};

/** The text of code, in which no marks stand, with raised and lowered signs as such. */
function getCodeText(node: HtmlNode): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'comment') return '';
  if (node.name === 'br') return ' ';
  return toSuperscript(node)?.text ?? node.children.map(getCodeText).join('');
}

const strong: Convert = (element, conversion) =>
  wrapInMark(element, 'strong', convertAll(element.children, conversion));
const emphasis: Convert = (element, conversion) =>
  wrapInMark(element, 'emphasis', convertAll(element.children, conversion));
const deleted: Convert = (element, conversion) => [
  { type: 'delete', children: convertAll(element.children, conversion) },
];
const inBrackets: Convert = (element, conversion) => [
  toText(element, ' ('),
  ...convertAll(element.children, conversion),
  toText(element, ')'),
];

const conversions: ReadonlyMap<string, Convert> = new Map<string, Convert>([
  ...['strong', 'b'].map((name) => [name, strong] satisfies [string, Convert]),
  ...['em', 'i', 'cite', 'dfn', 'var', 'mark'].map(
    (name) => [name, emphasis] satisfies [string, Convert],
  ),
  ...['del', 's', 'strike'].map((name) => [name, deleted] satisfies [string, Convert]),
  ...['code', 'kbd', 'samp', 'tt'].map((name) => [name, code] satisfies [string, Convert]),
  ...['iframe', 'embed', 'object', 'video', 'audio'].map(
    (name) => [name, toEmbedLink] satisfies [string, Convert],
  ),
  ['img', toImage],
  ['image', toImage],
  [
    'a',
    (element, conversion) => toLink(element, convertAll(element.children, conversion), conversion),
  ],
  ['br', (element) => [{ type: 'break', position: createPosition(element) }]],
  [
    'q',
    (element, conversion) => [
      toText(element, '“'),
      ...convertAll(element.children, conversion),
      toText(element, '”'),
    ],
  ],
  ['rp', () => []],
  ['rt', inBrackets],
  ['abbr', withExpansion],
  ['acronym', withExpansion],
  ['math', toFormula],
  [
    'import-mark',
    (element) => [
      { type: 'passthrough', value: getTextContent(element), position: createPosition(element) },
    ],
  ],
  [
    // Markdown paragraphs within an element that holds a line, such as `<dt>`.
    'import-slot',
    (element, conversion) =>
      (conversion.options.slots?.get(attribute(element, 'name')) ?? []).flatMap((node) =>
        node.type === 'paragraph' || node.type === 'heading' ? node.children : [],
      ),
  ],
  [
    'import-span',
    (element, conversion) =>
      (conversion.options.slots?.get(attribute(element, 'name')) ?? []).filter(isPhrasingContent),
  ],
]);

/** Converts nodes to phrasing content, with whitespace collapsed and marks only around text. */
export function toPhrasing(nodes: readonly HtmlNode[], conversion: Conversion): PhrasingContent[] {
  return tidyPhrasing(convertAll(nodes, conversion));
}

/** The text of nodes on one line, such as a question; images in it are dropped. */
export function getWords(nodes: readonly HtmlNode[], conversion: Conversion): string {
  const parts = toPhrasing(nodes, conversion).map((node) =>
    node.type === 'break' ? ' ' : toString(node, { includeImageAlt: false }),
  );
  for (const node of nodes) dropImages(node, conversion);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function dropImages(node: HtmlNode, conversion: Conversion): void {
  if (node.type !== 'element') return;
  if (node.name === 'img') return conversion.drop(node, 'an image within a question');
  for (const child of node.children) dropImages(child, conversion);
}

function convertAll(nodes: readonly HtmlNode[], conversion: Conversion): PhrasingContent[] {
  return nodes.flatMap((node) => convertNode(node, conversion));
}

function convertNode(node: HtmlNode, conversion: Conversion): PhrasingContent[] {
  if (node.type === 'text') return [toText(node, node.value)];
  if (node.type === 'comment') return [];
  const raised = toSuperscript(node);
  if (raised !== undefined) return [toText(node, raised.text)];
  const convert = conversions.get(node.name);
  if (convert !== undefined) return convert(node, conversion);
  const parts = convertAll(node.children, conversion);
  return isBlockName(node.name)
    ? [toText(node, ' '), ...parts, toText(node, ' ')]
    : applyStyle(node, parts);
}

/** Word processors write bold and italic as the style of a `span`. */
function applyStyle(element: HtmlElement, children: PhrasingContent[]): PhrasingContent[] {
  const [weight, slant] = parseStyle(element);
  const slanted: PhrasingContent[] =
    slant === 'italic' ? [{ type: 'emphasis', children }] : children;
  return weight === 'bold' ? [{ type: 'strong', children: slanted }] : slanted;
}

function withExpansion(element: HtmlElement, conversion: Conversion): PhrasingContent[] {
  const [title, children] = [attribute(element, 'title'), convertAll(element.children, conversion)];
  const key = `${getTextContent(element)}: ${title}`;
  if (title === '') return children;
  if (conversion.explained.has(key)) {
    conversion.dropped.push({
      line: element.line,
      words: title,
      reason: 'a short form that is written out before',
    });
    return children;
  }
  conversion.explained.add(key);
  return [...children, toText(element, ` (${title})`)];
}

function toFormula(element: HtmlElement, conversion: Conversion): PhrasingContent[] {
  const source = findElement(
    element,
    (each) => each.name === 'annotation' && /tex/i.test(attribute(each, 'encoding')),
  );
  const value =
    source === undefined
      ? collectVisibleText(element.children)
          .map(({ words }) => words)
          .join(' ')
      : `$${getTextContent(source)}$`;
  if (source !== undefined)
    conversion.drop(without(element, source), 'a formula, which stands in another form');
  conversion.report(
    element.line,
    `The formula "${value}" cannot be written as Markdown. It stands as it is; write it in words, or show an image of it.`,
    true,
  );
  return [{ type: 'passthrough', value, position: createPosition(element) }];
}

function without(element: HtmlElement, taken: HtmlElement): HtmlElement {
  return {
    ...element,
    children: element.children
      .filter((child) => child !== taken)
      .map((child) => (child.type === 'element' ? without(child, taken) : child)),
  };
}

function isPhrasingContent(node: RootContent): node is PhrasingContent {
  return [
    'text',
    'emphasis',
    'strong',
    'delete',
    'link',
    'image',
    'inlineCode',
    'break',
    'passthrough',
    'citation',
    'footnoteReference',
  ].includes(node.type);
}

function toText(node: HtmlNode, value: string): PhrasingContent {
  return { type: 'text', value, position: createPosition(node) };
}

function createPosition(node: HtmlNode): Position {
  const lines = node.type === 'text' ? node.value.trim().split('\n').length - 1 : 0;
  return linesAt(node.line, node.line + lines);
}

/** Whether a style sets bold and italic; undefined if it does not say. */
function parseStyle(
  element: HtmlElement,
): readonly ['bold' | 'normal' | undefined, 'italic' | 'normal' | undefined] {
  const style = attribute(element, 'style').toLowerCase();
  const weight = /font-weight\s*:\s*(bold|normal|[1-9]00)/.exec(style)?.[1];
  const slant = /font-style\s*:\s*(italic|normal)/.exec(style)?.[1];
  const isBold = weight === 'bold' || (weight !== undefined && /^[6-9]/.test(weight));
  return [
    weight === undefined ? undefined : isBold ? 'bold' : 'normal',
    slant === 'italic' || slant === 'normal' ? slant : undefined,
  ];
}

/**
 * Wraps children in a mark, unless the style of the element resets it, as clipboards of word
 * processors do.
 */
export function wrapInMark(
  element: HtmlElement,
  type: 'strong' | 'emphasis',
  children: PhrasingContent[],
): PhrasingContent[] {
  return parseStyle(element)[type === 'strong' ? 0 : 1] === 'normal'
    ? children
    : [{ type, children }];
}
