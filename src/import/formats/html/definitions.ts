import type { BlockContent, ListItem, Paragraph, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Conversion } from './conversion.ts';
import { isElement, type HtmlElement, type HtmlNode } from './element.ts';
import { toPhrasing } from './phrasing.ts';
import { findPlace, toPlace } from './place.ts';

type ToBlocks = (nodes: readonly HtmlNode[], conversion: Conversion) => BlockContent[];

/** The terms that are explained together, and what explains them. */
export interface DefinitionGroup {
  readonly terms: readonly HtmlElement[];
  readonly definitions: readonly HtmlNode[];
}

/** The groups of a definition list, also where each stands in a `div`. */
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

/** A definition list as a list whose items begin with their terms in bold. */
export function toDefinitions(
  element: HtmlElement,
  conversion: Conversion,
  toBlocks: ToBlocks,
): BlockContent[] {
  const items = groupDefinitions(element)
    .map((group) => toItem(group, conversion, toBlocks))
    .filter(({ children }) => children.length > 0);
  if (items.length === 0) return [];
  return [
    {
      type: 'list',
      ordered: false,
      start: null,
      spread: items.some(({ spread }) => spread === true),
      children: items,
      ...toPlace(element),
    },
  ];
}

function toItem(
  { terms, definitions }: DefinitionGroup,
  conversion: Conversion,
  toBlocks: ToBlocks,
): ListItem {
  const term = terms
    .map((each) => toPhrasing(each.children, conversion))
    .filter((words) => words.length > 0)
    .flatMap((words, index): PhrasingContent[] =>
      index === 0 ? words : [{ type: 'text', value: ', ' }, ...words],
    );
  const blocks = toBlocks(definitions, conversion);
  const children = term.length === 0 ? blocks : toExplained(term, blocks);
  return {
    type: 'listItem',
    spread: children.some((child, index) => index > 0 && child.type !== 'list'),
    checked: null,
    children,
    ...findPlace(children),
  };
}

/** The term and its only paragraph in one line; else the term in a line of its own. */
function toExplained(
  term: readonly PhrasingContent[],
  blocks: readonly BlockContent[],
): BlockContent[] {
  const children = term.flatMap((node) => (node.type === 'strong' ? node.children : [node]));
  const head: PhrasingContent = { type: 'strong', children };
  const [first, ...rest] = blocks;
  const place = findPlace([...term, ...blocks.slice(0, 1)]);
  if (first?.type !== 'paragraph')
    return [{ type: 'paragraph', children: [head], ...findPlace(term) }, ...blocks];
  const sign = /\p{P}$/u.test(toString({ type: 'paragraph', children })) ? ' ' : ': ';
  const joined: Paragraph = {
    type: 'paragraph',
    children: [head, { type: 'text', value: sign }, ...first.children],
    ...place,
  };
  return [joined, ...rest];
}
