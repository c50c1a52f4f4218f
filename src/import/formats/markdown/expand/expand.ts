import type { Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { getLine } from '../../../document.ts';
import { type Construct, restoreConstructs, splitAtConstructs } from '../constructs/construct.ts';
import { isBlockConstruct, parseBlockConstructs } from '../constructs/regions.ts';
import { checkDepth } from '../parse.ts';
import {
  type Expansion,
  getConstructPosition,
  resolveConstructsInUrl,
  resolveConstructUrl,
  toPassthrough,
  toPassthroughParagraph,
  resolveWikiPage,
  getValue,
} from './context.ts';
import { embedNames, findHandler, createImage } from './elements.ts';
import { judgeMath } from '../../../../markdown/index.ts';

type Item = RootContent | Construct;

const isConstruct = (item: Item): item is Construct => 'source' in item;

/** Expands block constructs in the root and in all block containers. */
export function expandFlow(root: Root, expansion: Expansion): void {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('children' in node)) continue;
    if (
      node.type === 'root' ||
      node.type === 'blockquote' ||
      node.type === 'listItem' ||
      node.type === 'questionAndAnswer'
    ) {
      const children: readonly RootContent[] = node.children;
      Object.assign(node, {
        children: expandItems(
          pairConstructs(children.flatMap((child) => splitParagraph(child, expansion))),
          expansion,
        ),
      });
    }
    for (const child of node.children) open.push(child);
  }
}

/**
 * Unwraps a paragraph that consists of constructs, or that begins with a construct and ends with
 * its closing one.
 */
function splitParagraph(node: RootContent, { constructs }: Expansion): Item[] {
  if (node.type !== 'paragraph') return [node];
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (first?.type !== 'text' || last?.type !== 'text') return [node];
  const only =
    node.children.length === 1 ? parseBlockConstructs(first.value, constructs) : undefined;
  if (only !== undefined) return only;
  const opening = splitAtConstructs(first.value.trimStart(), constructs)[0];
  const closing = splitAtConstructs(last.value.trimEnd(), constructs).at(-1);
  const isAround =
    typeof opening === 'object' &&
    typeof closing === 'object' &&
    isBlockConstruct(opening) &&
    opening.form === 'opens' &&
    closing.form === 'closes' &&
    opening.name === closing.name &&
    findHandler(opening) !== undefined;
  return isAround ? [opening, trimConstructs(node), closing] : [node];
}

function trimConstructs(node: Paragraph): Paragraph {
  const children = node.children.map((child, at) => {
    if (child.type !== 'text') return child;
    const start = at === 0 ? child.value.replace(/^\s*\uFDD0\d+\uFDD1\s*/, '') : child.value;
    return { ...child, value: at === node.children.length - 1 ? trimLastConstruct(start) : start };
  });
  return {
    ...node,
    children: children.filter((child) => child.type !== 'text' || child.value !== ''),
  };
}

function trimLastConstruct(text: string): string {
  const ended = text.trimEnd();
  const construct = /\uFDD0\d+\uFDD1$/.exec(ended);
  return construct === null ? text : ended.slice(0, construct.index).trimEnd();
}

function expandItems(items: readonly (RootContent | Pair)[], expansion: Expansion): RootContent[] {
  return items.flatMap((item): RootContent[] => {
    if (!('construct' in item)) return [item];
    const formula = readFormula(item.construct);
    if (formula !== undefined)
      return [{ type: 'math', value: formula, ...getConstructPosition(item.construct) }];
    const children = expandItems(item.inside ?? [], expansion);
    const meaning = item.construct.form === 'closes' ? undefined : findHandler(item.construct);
    if (meaning !== undefined) return meaning(item.construct, children, expansion);
    return [
      toPassthroughParagraph(item.construct, expansion),
      ...children,
      ...(item.closing === undefined ? [] : [toPassthroughParagraph(item.closing, expansion)]),
    ];
  });
}

/** A formula between dollar signs; undefined if the construct is none that a page can show. */
function readFormula({ kind, source }: Construct): string | undefined {
  if (kind !== 'math') return undefined;
  const formula = source.replace(/^\$+|\$+$/g, '').trim();
  return judgeMath(formula) === undefined ? formula : undefined;
}

/** A construct with the nodes up to its closing one. */
interface Pair {
  readonly construct: Construct;
  /** Undefined if nothing closes the mark. */
  readonly inside: (RootContent | Pair)[] | undefined;
  readonly closing: Construct | undefined;
}

/** Nests the nodes between opening and closing constructs. */
function pairConstructs(items: readonly Item[]): (RootContent | Pair)[] {
  const closings = findClosings(items);
  const root: (RootContent | Pair)[] = [];
  const open: { readonly list: (RootContent | Pair)[]; readonly end: number }[] = [
    { list: root, end: items.length },
  ];
  items.forEach((item, at) => {
    const { list } = open.at(-1) ?? { list: root };
    if (!isConstruct(item)) return void list.push(item);
    if (open.at(-1)?.end === at) return void open.pop();
    const end = closings.get(at);
    const closing = end === undefined ? undefined : items[end];
    const inside: (RootContent | Pair)[] | undefined = end === undefined ? undefined : [];
    list.push({
      construct: item,
      inside,
      closing: closing !== undefined && isConstruct(closing) ? closing : undefined,
    });
    if (inside !== undefined && end !== undefined) open.push({ list: inside, end });
    checkDepth(open.length, item.line);
  });
  return root;
}

/** The indexes of opening constructs with those of their closing ones. */
function findClosings(items: readonly Item[]): Map<number, number> {
  const closings = new Map<number, number>();
  const open: { readonly key: string; readonly at: number }[] = [];
  const counts = new Map<string, number>();
  items.forEach((item, at) => {
    if (!isConstruct(item) || item.form === 'alone') return;
    // An admonition is closed by colons alone, whatever its name.
    const key = item.kind === 'admonition' ? 'admonition' : `${item.kind} ${item.name}`;
    if (item.form === 'opens') {
      open.push({ key, at });
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return;
    }
    if ((counts.get(key) ?? 0) === 0) return;
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      counts.set(last.key, (counts.get(last.key) ?? 1) - 1);
      if (last.key !== key) continue;
      closings.set(last.at, at);
      return;
    }
  });
  return closings;
}

const linkNames = new Set([
  'link',
  'navlink',
  'nuxtlink',
  'a',
  'externallink',
  'linkbutton',
  'button',
  'ref',
  'relref',
]);

/** Expands inline constructs, and those in URLs. */
export function expandPhrasing(root: Root, expansion: Expansion): void {
  const { constructs } = expansion;
  visit(root, (node: Nodes) => {
    if (node.type === 'link' || node.type === 'image') expandAddress(node, expansion);
    if (node.type === 'image') node.alt = restoreConstructs(node.alt ?? '', constructs);
    if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html')
      node.value = restoreConstructs(node.value, constructs);
    if (node.type === 'questionAndAnswer')
      node.question = restoreConstructs(node.question, constructs);
  });
  visit(root, (node: Nodes) => {
    if (
      !('children' in node) ||
      !node.children.some((child) => child.type === 'text' && child.value.includes('\uFDD0'))
    )
      return;
    const items = node.children.flatMap((child): Item[] =>
      child.type === 'text'
        ? splitAtConstructs(child.value, constructs).map((part) =>
            typeof part === 'string' ? { ...child, value: part } : part,
          )
        : [child],
    );
    Object.assign(node, {
      children: pairConstructs(items).flatMap((item) => expandInline(item, expansion)),
    });
  });
}

function expandAddress(
  node: Extract<Nodes, { type: 'link' | 'image' }>,
  expansion: Expansion,
): void {
  if (!node.url.includes('\uFDD0')) return;
  const url = resolveConstructsInUrl(node.url, expansion);
  if (url === undefined)
    expansion.log.requireAction(
      getLine(node),
      `The address "${restoreConstructs(node.url, expansion.constructs)}" is made by the other system. Write where it leads.`,
    );
  node.url = url ?? restoreConstructs(node.url, expansion.constructs);
}

function expandInline(item: RootContent | Pair, expansion: Expansion): RootContent[] {
  if (!('construct' in item)) return [item];
  const { construct, closing } = item;
  const inside = (item.inside ?? []).flatMap((each) => expandInline(each, expansion));
  if (
    construct.form !== 'closes' &&
    construct.kind === 'component' &&
    linkNames.has(construct.name.toLowerCase())
  ) {
    const url = getValue(construct, 'to', 'href');
    if (url !== undefined)
      return [
        {
          type: 'link',
          url,
          children: inside.filter(isPhrasing),
          ...getConstructPosition(construct),
        },
      ];
  }
  if (construct.form !== 'closes' && construct.name === 'Fragment') return inside;
  const own = construct.form === 'closes' ? undefined : expandSingle(construct, expansion);
  return [
    ...(own ?? [toPassthrough(construct, expansion)]),
    ...inside,
    ...(own === undefined && closing !== undefined ? [toPassthrough(closing, expansion)] : []),
  ];
}

/**
 * Expands an inline construct without content: an image, a link, or nothing for the base URL of the
 * site.
 */
function expandSingle(construct: Construct, expansion: Expansion): PhrasingContent[] | undefined {
  if (construct.kind === 'wiki' && construct.name === 'link') {
    const [page = '', words = page.replace(/^#/, '')] = construct.plain;
    return [
      {
        type: 'link',
        url: resolveWikiPage(page),
        children: [{ type: 'text', value: words }],
        ...getConstructPosition(construct),
      },
    ];
  }
  if (construct.kind === 'component' && construct.name === 'Icon') return [];
  if (construct.kind === 'component' && construct.name === 'Badge') {
    const words = getValue(construct, 'text', 'label');
    return words === undefined
      ? []
      : [
          {
            type: 'strong',
            children: [{ type: 'text', value: words }],
            ...getConstructPosition(construct),
          },
        ];
  }
  const formula = readFormula(construct);
  if (formula !== undefined) return [{ type: 'inlineMath', value: formula }];
  const meaning = findHandler(construct);
  if (construct.kind === 'wiki' || /(?:^|\s)(?:figure|img|image)$/i.test(construct.name)) {
    const image = meaning === undefined ? undefined : createImage(construct, expansion);
    return image === undefined
      ? undefined
      : [
          image.node,
          ...(image.caption === undefined
            ? []
            : [
                { type: 'text' as const, value: ' ' },
                {
                  type: 'emphasis' as const,
                  children: [{ type: 'text' as const, value: image.caption }],
                },
              ]),
        ];
  }
  if (embedNames.includes(construct.name.toLowerCase()))
    return unwrapParagraph(meaning?.(construct, [], expansion) ?? []);
  const address = resolveConstructUrl(construct, expansion);
  if (address === undefined) return undefined;
  return address === ''
    ? []
    : [
        {
          type: 'link',
          url: address,
          children: [{ type: 'text', value: address }],
          ...getConstructPosition(construct),
        },
      ];
}

function unwrapParagraph(blocks: readonly RootContent[]): PhrasingContent[] | undefined {
  const [only] = blocks;
  return only?.type === 'paragraph' ? only.children : undefined;
}

function isPhrasing(node: RootContent): node is PhrasingContent {
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
  ].includes(node.type);
}
