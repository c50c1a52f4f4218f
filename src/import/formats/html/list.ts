import type { BlockContent, List, ListItem, Paragraph } from 'mdast';
import type { Conversion } from './conversion.ts';
import { attribute, findElement, isElement, type HtmlElement, type HtmlNode } from './element.ts';
import { findPlace, toPlace } from './place.ts';

type ToBlocks = (nodes: readonly HtmlNode[], conversion: Conversion) => BlockContent[];

/**
 * A list; one that stands in another without an item of its own belongs to the item before it. A list whose items all begin with a
 * heading, or hold only questions, is a page's way of placing parts, and gives the parts.
 */
export function toList(
  element: HtmlElement,
  conversion: Conversion,
  toBlocks: ToBlocks,
): BlockContent[] {
  const items = groupItems(element.children)
    .map((nodes) => toItem(nodes, toBlocks(nodes, conversion)))
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
    ...toPlace(element),
  };
  return [list];
}

/** The nodes of each item: of each `li`, of lists that follow it, and of what stands between the items. */
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

function toItem(nodes: readonly HtmlNode[], children: BlockContent[]): ListItem {
  const [first] = nodes;
  const box =
    first === undefined
      ? undefined
      : findElement(
          first,
          (each) => each.name === 'input' && attribute(each, 'type') === 'checkbox',
        );
  const place = first?.type === 'element' ? toPlace(first) : findPlace(children);
  return {
    type: 'listItem',
    spread: isSpread(children),
    checked: box === undefined ? null : box.attributes.has('checked'),
    children,
    ...place,
  };
}

/** Whether a reader of the text needs an empty line between the blocks: where it is not a line with lists below it. */
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

/** A heading within an item as a line in bold. */
function withoutHeading(item: ListItem): ListItem {
  return {
    ...item,
    children: item.children.map((child) =>
      child.type === 'heading' ? toBold(child.children, child) : child,
    ),
  };
}

function toBold(
  words: Paragraph['children'],
  { position }: Pick<Paragraph, 'position'>,
): Paragraph {
  return {
    type: 'paragraph',
    children: [{ type: 'strong', children: words }],
    ...(position === undefined ? {} : { position }),
  };
}
