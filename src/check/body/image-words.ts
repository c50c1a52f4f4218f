import type { Nodes } from 'mdast';
// Adds the nodes of MDX to the types of mdast.
import type {} from 'satteri';
import { toPlainText } from '../../domain/text/plain-text.ts';
import type { BodyNode } from './body.ts';
import { findNode } from '../yaml/data-node.ts';
import { findBodyPlace, type Entry } from '../entry.ts';
import type { Place } from '../diagnostic.ts';

/** The words that stand for an image, its file, and what is read beside it. */
export interface DescribedImage {
  readonly alt: string;
  readonly file: string;
  readonly getPlace: () => Place | undefined;
  readonly beside: readonly {
    readonly text: string;
    readonly what: string;
    readonly getPlace: () => Place | undefined;
  }[];
}

/** The words of each image of an entry: of its cover, and of those in its text. */
export function collectImages(entry: Entry): DescribedImage[] {
  const indexes = new Map<Nodes, ReadonlyMap<Nodes, number>>();
  return [
    ...listCover(entry),
    ...(entry.body?.nodes ?? [])
      .filter(({ node }) => node.type === 'image')
      .flatMap((each) => toImageWords(entry, each, indexes)),
  ];
}

/** A paragraph of more parts shows a row of images, which no words of one repeat. */
const fewParts = 20;

function listCover(entry: Entry): DescribedImage[] {
  const root = entry.yaml?.root;
  const [src, alt, title] = [
    findNode(root, ['cover', 'src']),
    findNode(root, ['cover', 'alt']),
    findNode(root, ['title']),
  ];
  if (typeof src?.value !== 'string' || alt === undefined || typeof alt.value !== 'string')
    return [];
  const beside =
    title === undefined || typeof title.value !== 'string'
      ? []
      : [
          {
            text: title.value,
            what: 'the title',
            getPlace: () => entry.lines.toPlace(title.start, title.end),
          },
        ];
  return [
    {
      alt: alt.value.trim(),
      file: src.value,
      getPlace: () => entry.lines.toPlace(alt.start, alt.end),
      beside,
    },
  ];
}

function toImageWords(
  entry: Entry,
  { node, parent }: BodyNode,
  indexes: Map<Nodes, ReadonlyMap<Nodes, number>>,
): DescribedImage[] {
  if (node.type !== 'image') return [];
  const alt = (node.alt ?? '').trim();
  const neighbours =
    parent?.node.type === 'paragraph' && parent.node.children.length <= fewParts
      ? [parent.node, ...listNeighbours(parent, indexes)]
      : [];
  const texts = neighbours.map((block) => ({
    text: toPlainText(block),
    what: 'the text beside it',
    getPlace: () => findBodyPlace(entry, block),
  }));
  return [
    {
      alt,
      file: node.url,
      getPlace: () => findBodyPlace(entry, node, node.alt ?? ''),
      beside: [...listCaptions(entry, parent), ...texts],
    },
  ];
}

/** The paragraphs right before and behind a block; `indexes` knows the places of blocks, since a text may hold very many. */
function listNeighbours(
  { node, parent }: BodyNode,
  indexes: Map<Nodes, ReadonlyMap<Nodes, number>>,
): Nodes[] {
  if (parent === undefined || !('children' in parent.node)) return [];
  const siblings: readonly Nodes[] = parent.node.children;
  const index = indexes.get(parent.node) ?? new Map(siblings.map((each, at) => [each, at]));
  indexes.set(parent.node, index);
  const at = index.get(node) ?? 0;
  return [siblings[at - 1], siblings[at + 1]].filter((each) => each?.type === 'paragraph');
}

function listCaptions(entry: Entry, around: BodyNode | undefined): DescribedImage['beside'] {
  if (around === undefined) return [];
  const { node, parent } = around;
  if (node.type !== 'mdxJsxFlowElement') return listCaptions(entry, parent);
  return node.attributes.flatMap((attribute) => {
    if (
      attribute.type !== 'mdxJsxAttribute' ||
      attribute.name !== 'caption' ||
      typeof attribute.value !== 'string'
    )
      return [];
    const caption = attribute.value;
    return [
      { text: caption, what: 'its caption', getPlace: () => findBodyPlace(entry, node, caption) },
    ];
  });
}
