import type { PhrasingContent, RootContent } from 'mdast';
import { splitAtMarks, type Mark } from '../marks/mark.ts';
import { leaveOutOthers, placeOf, valueOf, type Expansion, type ToBlocks } from './context.ts';
import { resolveAddress } from './address.ts';
import { toForeignParagraph } from './foreign.ts';

/** An image and the words beneath it, which become a paragraph of their own. */
export const toFigure: ToBlocks = (mark, children, expansion) => {
  const image = toImage(mark, expansion);
  if (image === undefined) return [toForeignParagraph(mark, expansion), ...children];
  const blocks: RootContent[] = [{ type: 'paragraph', children: [image.node], ...placeOf(mark) }];
  if (image.caption !== undefined) {
    blocks.push({
      type: 'paragraph',
      children: [{ type: 'emphasis', children: [{ type: 'text', value: image.caption }] }],
      ...placeOf(mark),
    });
    expansion.notes.decide(
      mark.line,
      'The words beneath an image became a paragraph of their own.',
    );
  }
  return [...blocks, ...children];
};

/** The image that a mark shows; undefined where the mark does not say where it lies. */
export function toImage(
  mark: Mark,
  expansion: Expansion,
): { readonly node: PhrasingContent; readonly caption: string | undefined } | undefined {
  const isWiki = mark.kind === 'wiki';
  const named =
    valueOf(mark, 'src', 'url', 'path', 'image', 'image_path', 'file', 'name') ?? mark.plain[0];
  const src =
    named === undefined
      ? undefined
      : (expansion.imports.get(named) ??
        resolveAddress(named, expansion) ??
        toWritten(named, expansion));
  if (named === undefined || src === undefined || src === '') return undefined;
  const caption = isWiki ? undefined : valueOf(mark, 'caption', 'figcaption', 'title', 'attr');
  const alt = isWiki
    ? (mark.plain[1] ?? '').replace(/^\d+(?:x\d+)?$/, '')
    : valueOf(mark, 'alt', 'image_alt', 'description');
  leaveOutOthers(mark, [named, caption, alt, ...(isWiki ? mark.plain : [])], expansion);
  return {
    node: {
      type: 'image',
      url: isWiki ? encodeURI(src) : src,
      alt: alt ?? '',
      title: null,
      ...placeOf(mark),
    },
    caption: caption === alt ? undefined : caption,
  };
}

function toWritten(text: string, { marks }: Expansion): string {
  return splitAtMarks(text, marks)
    .map((part) => (typeof part === 'string' ? part : ''))
    .join('');
}
