import type { Image, Nodes } from 'mdast';
// Adds the nodes of MDX to the types of mdast.
import type {} from 'satteri';
import { toPlainText } from '../../domain/body/index.ts';
import type { TextRange } from '../../domain/text/index.ts';
import type { BodyNode } from '../body/body.ts';
import { findFormWords, normalizeWords } from '../body/form-words.ts';
import { defineRule } from '../define-rule.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';
import { createRelated, findBodyRange, type Entry } from '../entry.ts';
import type { Settings } from '../settings.ts';
import { findNode } from '../yaml/data.ts';

/**
 * Screen readers read the words of an image in one breath; what is longer belongs into the text.
 */
const most = 250;
const endings = /\.(?:png|jpe?g|webp|avif|gif|svg|heic|tiff?|bmp)$/i;
/** File names that cameras and programs give. */
const cameraName =
  /^(?:(?:img|dsc[nf]?|pxl|mvimg|screenshot|screen shot|bildschirmfoto|whatsapp image|download|unnamed)[ _-]*\d|p\d{4})[\d\s._:-]*(?:(?:at|um) [\d\s._:-]*)?$/i;

/** The content policy reports an image without words. */
export default defineRule({
  name: 'alt-text',
  defaultLevel: 'warning',
  summary: 'An image whose words do not say what it shows.',
  checkEntry(entry, { content, report }) {
    for (const image of collectImages(entry)) {
      const found = checkImage(image, entry, content.settings);
      if (found !== undefined) report(image.findRange(), found.message, found.details);
    }
  },
});

/** What is wrong with the words of an image; undefined if nothing is. */
function checkImage(
  image: DescribedImage,
  entry: Entry,
  settings: Settings,
): { readonly message: string; readonly details?: DiagnosticDetails } | undefined {
  const { alt } = image;
  if (alt === '') return undefined;
  const words = findFormWords(settings.language);
  if (alt.length > most)
    return {
      message: `The words for this image have ${alt.length} characters, and at most ${most} are expected, since they are read in one go. Say the most important part here, and the rest in the text.`,
    };
  if (isFileName(image) || isImageWord(alt, words?.imageWords ?? []))
    return {
      message: `"${alt}" does not say what the image shows. Say it in a few words to someone who does not see it.`,
    };
  const beginning = words?.imageBeginning.exec(alt)?.[0];
  if (beginning !== undefined && alt.length > beginning.length) {
    const suggestion = alt
      .slice(beginning.length)
      .replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(settings.language));
    return {
      message: `"${beginning.trim()}" need not be said, since it is announced as an image. Begin with what it shows: "${suggestion}"`,
      details: { suggestion },
    };
  }
  const twin = image.beside.find(({ text }) => normalizeWords(text) === normalizeWords(alt));
  return twin === undefined
    ? undefined
    : {
        message: `The words for this image are the same as ${twin.what}, so that a listener hears them twice. Say here what is to be seen.`,
        details: {
          related: [createRelated(entry, twin.findRange(), 'Here stand the same words.')],
        },
      };
}

function isFileName({ alt, file }: DescribedImage): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const stem = name.replace(endings, '');
  if (/\s/.test(alt) ? cameraName.test(alt) : endings.test(alt) || cameraName.test(alt))
    return true;
  return alt === name || (alt === stem && /[-_\d]/.test(stem));
}

function isImageWord(alt: string, words: readonly string[]): boolean {
  const word = normalizeWords(alt)
    .replace(/^(?:an?|the|ein|eine|das|die) /, '')
    .replace(/[\s_#-]*\d*$/, '');
  return words.includes(word);
}

/** The words for an image, its file, and what is read beside it. */
interface DescribedImage {
  readonly alt: string;
  readonly file: string;
  readonly findRange: () => TextRange | undefined;
  readonly beside: readonly {
    readonly text: string;
    readonly what: string;
    readonly findRange: () => TextRange | undefined;
  }[];
}

/** The words of each image of an entry: of its cover, and of those in its text. */
function collectImages(entry: Entry): DescribedImage[] {
  const indexes = new Map<Nodes, ReadonlyMap<Nodes, number>>();
  return [
    ...describeCover(entry),
    ...(entry.body?.select('image') ?? []).map((each) => describeImage(entry, each, indexes)),
  ];
}

/** A paragraph with more parts is a row of images, whose surrounding text repeats none of them. */
const fewParts = 20;

function describeCover(entry: Entry): DescribedImage[] {
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
            findRange: () => title,
          },
        ];
  return [
    {
      alt: alt.value.trim(),
      file: src.value,
      findRange: () => alt,
      beside,
    },
  ];
}

function describeImage(
  entry: Entry,
  { node, parent }: BodyNode<Image>,
  indexes: Map<Nodes, ReadonlyMap<Nodes, number>>,
): DescribedImage {
  const alt = (node.alt ?? '').trim();
  const neighbours =
    parent?.node.type === 'paragraph' && parent.node.children.length <= fewParts
      ? [parent.node, ...findNeighbours(parent, indexes)]
      : [];
  const texts = neighbours.map((block) => ({
    text: toPlainText(block),
    what: 'the text beside it',
    findRange: () => findBodyRange(entry, block),
  }));
  return {
    alt,
    file: node.url,
    findRange: () => findBodyRange(entry, node, node.alt ?? ''),
    beside: [...collectCaptions(entry, parent), ...texts],
  };
}

/**
 * The paragraphs right before and behind a block; `indexes` knows the places of blocks, since a
 * text may hold very many.
 */
function findNeighbours(
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

function collectCaptions(entry: Entry, around: BodyNode | undefined): DescribedImage['beside'] {
  if (around === undefined) return [];
  const { node, parent } = around;
  if (node.type !== 'mdxJsxFlowElement') return collectCaptions(entry, parent);
  return node.attributes.flatMap((attribute) => {
    if (
      attribute.type !== 'mdxJsxAttribute' ||
      attribute.name !== 'caption' ||
      typeof attribute.value !== 'string'
    )
      return [];
    const caption = attribute.value;
    return [
      { text: caption, what: 'its caption', findRange: () => findBodyRange(entry, node, caption) },
    ];
  });
}
