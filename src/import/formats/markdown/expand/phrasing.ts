import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { restoreMarks, splitAtMarks, type Mark } from '../marks/mark.ts';
import { toLine } from '../parse.ts';
import { resolveAddress, toAddress, toPageAddress } from './address.ts';
import { placeOf, valueOf, type Expansion } from './context.ts';
import { toImage } from './figure.ts';
import { filmSites } from './film.ts';
import { toForeign } from './foreign.ts';
import { findMeaning } from './meanings.ts';
import { pairMarks, type Pair } from './pair.ts';

type Item = RootContent | Mark;

const isMark = (item: Item): item is Mark => 'source' in item;
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
      children: pairMarks<RootContent>(items, isMark).flatMap((item) => toNodes(item, expansion)),
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

function toNodes(item: RootContent | Pair<RootContent>, expansion: Expansion): RootContent[] {
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
