import type { Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Mark, restoreMarks, splitAtMarks } from '../constructs/construct.ts';
import { isBlockMark, toBlockMarks } from '../constructs/regions.ts';
import { refuseDeep, toLine } from '../parse.ts';
import {
  type Expansion,
  placeOf,
  resolveAddress,
  toAddress,
  toForeign,
  toForeignParagraph,
  toPageAddress,
  valueOf,
} from './context.ts';
import { filmSites, findMeaning, toImage } from './elements.ts';

type Item = RootContent | Mark;

const isMark = (item: Item): item is Mark => 'source' in item;

/** Makes blocks of the marks that stand as blocks, in the root and in whatever holds blocks below it. */
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
        children: toBlocks(
          pairMarks(children.flatMap((child) => toItems(child, expansion))),
          expansion,
        ),
      });
    }
    for (const child of node.children) open.push(child);
  }
}

/** A paragraph of nothing but marks as these; one that begins with a mark that its last closes as these and what is between. */
function toItems(node: RootContent, { marks }: Expansion): Item[] {
  if (node.type !== 'paragraph') return [node];
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (first?.type !== 'text' || last?.type !== 'text') return [node];
  const only = node.children.length === 1 ? toBlockMarks(first.value, marks) : undefined;
  if (only !== undefined) return only;
  const opening = splitAtMarks(first.value.trimStart(), marks)[0];
  const closing = splitAtMarks(last.value.trimEnd(), marks).at(-1);
  const isAround =
    typeof opening === 'object' &&
    typeof closing === 'object' &&
    isBlockMark(opening) &&
    opening.form === 'opens' &&
    closing.form === 'closes' &&
    opening.name === closing.name &&
    findMeaning(opening) !== undefined;
  return isAround ? [opening, withoutEnds(node), closing] : [node];
}

function withoutEnds(node: Paragraph): Paragraph {
  const children = node.children.map((child, at) => {
    if (child.type !== 'text') return child;
    const start = at === 0 ? child.value.replace(/^\s*\uFDD0\d+\uFDD1\s*/, '') : child.value;
    return { ...child, value: at === node.children.length - 1 ? withoutLastMark(start) : start };
  });
  return {
    ...node,
    children: children.filter((child) => child.type !== 'text' || child.value !== ''),
  };
}

function withoutLastMark(text: string): string {
  const ended = text.trimEnd();
  const mark = /\uFDD0\d+\uFDD1$/.exec(ended);
  return mark === null ? text : ended.slice(0, mark.index).trimEnd();
}

function toBlocks(items: readonly (RootContent | Pair)[], expansion: Expansion): RootContent[] {
  return items.flatMap((item): RootContent[] => {
    if (!('mark' in item)) return [item];
    const children = toBlocks(item.inside ?? [], expansion);
    const meaning = item.mark.form === 'closes' ? undefined : findMeaning(item.mark);
    if (meaning !== undefined) return meaning(item.mark, children, expansion);
    return [
      toForeignParagraph(item.mark, expansion),
      ...children,
      ...(item.closing === undefined ? [] : [toForeignParagraph(item.closing, expansion)]),
    ];
  });
}

/** A mark with the nodes between it and the mark that closes it. */
interface Pair {
  readonly mark: Mark;
  /** Undefined if nothing closes the mark. */
  readonly inside: (RootContent | Pair)[] | undefined;
  readonly closing: Mark | undefined;
}

/** Puts what stands between two marks that belong together into the first of them, as deep as they stand within one another. */
function pairMarks(items: readonly Item[]): (RootContent | Pair)[] {
  const closings = findClosings(items);
  const root: (RootContent | Pair)[] = [];
  const open: { readonly list: (RootContent | Pair)[]; readonly end: number }[] = [
    { list: root, end: items.length },
  ];
  items.forEach((item, at) => {
    const { list } = open.at(-1) ?? { list: root };
    if (!isMark(item)) return void list.push(item);
    if (open.at(-1)?.end === at) return void open.pop();
    const end = closings.get(at);
    const closing = end === undefined ? undefined : items[end];
    const inside: (RootContent | Pair)[] | undefined = end === undefined ? undefined : [];
    list.push({
      mark: item,
      inside,
      closing: closing !== undefined && isMark(closing) ? closing : undefined,
    });
    if (inside !== undefined && end !== undefined) open.push({ list: inside, end });
    refuseDeep(open.length, item.line);
  });
  return root;
}

/** The places of marks that open, each with the place of the one that closes it. */
function findClosings(items: readonly Item[]): Map<number, number> {
  const closings = new Map<number, number>();
  const open: { readonly key: string; readonly at: number }[] = [];
  const counts = new Map<string, number>();
  items.forEach((item, at) => {
    if (!isMark(item) || item.form === 'alone') return;
    // A box is closed by colons alone, whatever its name.
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

const linkNames = new Set(['link', 'navlink', 'nuxtlink', 'a', 'externallink', 'ref', 'relref']);

/** Makes nodes of the marks within lines, and addresses of those within addresses. */
export function expandPhrasing(root: Root, expansion: Expansion): void {
  const { marks } = expansion;
  visit(root, (node: Nodes) => {
    if (node.type === 'link' || node.type === 'image') expandAddress(node, expansion);
    if (node.type === 'image') node.alt = restoreMarks(node.alt ?? '', marks);
    if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html')
      node.value = restoreMarks(node.value, marks);
    if (node.type === 'questionAndAnswer') node.question = restoreMarks(node.question, marks);
  });
  visit(root, (node: Nodes) => {
    if (
      !('children' in node) ||
      !node.children.some((child) => child.type === 'text' && child.value.includes('\uFDD0'))
    )
      return;
    const items = node.children.flatMap((child): Item[] =>
      child.type === 'text'
        ? splitAtMarks(child.value, marks).map((part) =>
            typeof part === 'string' ? { ...child, value: part } : part,
          )
        : [child],
    );
    Object.assign(node, {
      children: pairMarks(items).flatMap((item) => toNodes(item, expansion)),
    });
  });
}

function expandAddress(
  node: Extract<Nodes, { type: 'link' | 'image' }>,
  expansion: Expansion,
): void {
  if (!node.url.includes('\uFDD0')) return;
  const url = resolveAddress(node.url, expansion);
  if (url === undefined)
    expansion.notes.ask(
      toLine(node),
      `The address "${restoreMarks(node.url, expansion.marks)}" is made by the other system. Write where it leads.`,
    );
  node.url = url ?? restoreMarks(node.url, expansion.marks);
}

function toNodes(item: RootContent | Pair, expansion: Expansion): RootContent[] {
  if (!('mark' in item)) return [item];
  const { mark, closing } = item;
  const inside = (item.inside ?? []).flatMap((each) => toNodes(each, expansion));
  if (
    mark.form !== 'closes' &&
    mark.kind === 'component' &&
    linkNames.has(mark.name.toLowerCase())
  ) {
    const url = valueOf(mark, 'to', 'href');
    if (url !== undefined)
      return [{ type: 'link', url, children: inside.filter(isPhrasing), ...placeOf(mark) }];
  }
  if (mark.form !== 'closes' && mark.name === 'Fragment') return inside;
  const own = mark.form === 'closes' ? undefined : toAlone(mark, expansion);
  return [
    ...(own ?? [toForeign(mark, expansion)]),
    ...inside,
    ...(own === undefined && closing !== undefined ? [toForeign(closing, expansion)] : []),
  ];
}

/** What a mark becomes within a line: an image, a link, or nothing for the address of the site itself. */
function toAlone(mark: Mark, expansion: Expansion): PhrasingContent[] | undefined {
  if (mark.kind === 'wiki' && mark.name === 'link') {
    const [page = '', words = page.replace(/^#/, '')] = mark.plain;
    return [
      {
        type: 'link',
        url: toPageAddress(page),
        children: [{ type: 'text', value: words }],
        ...placeOf(mark),
      },
    ];
  }
  const meaning = findMeaning(mark);
  if (mark.kind === 'wiki' || /(?:^|\s)(?:figure|img|image)$/i.test(mark.name)) {
    const image = meaning === undefined ? undefined : toImage(mark, expansion);
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
  if (filmSites.includes(mark.name.toLowerCase()))
    return toPhrasing(meaning?.(mark, [], expansion) ?? []);
  const address = toAddress(mark, expansion);
  if (address === undefined) return undefined;
  return address === ''
    ? []
    : [
        {
          type: 'link',
          url: address,
          children: [{ type: 'text', value: address }],
          ...placeOf(mark),
        },
      ];
}

function toPhrasing(blocks: readonly RootContent[]): PhrasingContent[] | undefined {
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
    'foreignMark',
    'sourceMark',
  ].includes(node.type);
}
