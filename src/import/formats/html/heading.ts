import type { BlockContent, Heading, PhrasingContent } from 'mdast';
import type { Conversion } from './conversion.ts';
import { attribute, isBlock, toPlainText, type HtmlElement, type HtmlNode } from './element.ts';
import { toParagraph } from './paragraphs.ts';
import { toPhrasing } from './phrasing.ts';
import { toPlace } from './place.ts';

/** Whether the element is a heading, by its name or its role. */
export function isHeading(element: HtmlElement): boolean {
  return /^h[1-6]$/.test(element.name) || attribute(element, 'role') === 'heading';
}

/**
 * A heading in one line, and behind it the images that stood in it; nothing where it has no words. A heading that was never closed holds
 * the paragraphs after it: they stand behind it.
 */
export function toHeading(
  element: HtmlElement,
  conversion: Conversion,
  toBlocks: (nodes: readonly HtmlNode[], conversion: Conversion) => BlockContent[],
): BlockContent[] {
  const end = element.children.findIndex(isBlock);
  const isOpen =
    end > 0 && element.children.slice(0, end).some((child) => toPlainText(child) !== '');
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
  const heading: Heading[] =
    words.length === 0
      ? []
      : [{ type: 'heading', depth: toDepth(element), children: words, ...toPlace(element) }];
  return [
    ...heading,
    ...images.map((image) => ({ ...toParagraph([[image]]), ...toPlace(element) })),
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

function toDepth(element: HtmlElement): Heading['depth'] {
  const level = /^h([1-6])$/.exec(element.name)?.[1] ?? attribute(element, 'aria-level');
  return ([1, 2, 3, 4, 5, 6] as const).find((depth) => String(depth) === level) ?? 2;
}
