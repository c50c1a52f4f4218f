import type { BlockContent } from 'mdast';
import type { Conversion } from './conversion.ts';
import {
  attribute,
  findElement,
  isElement,
  toPlainText,
  type HtmlElement,
  type HtmlNode,
} from './element.ts';
import { completeAddress } from './link.ts';
import { tidyPhrasing } from './tidy-phrasing.ts';

type ToBlocks = (nodes: readonly HtmlNode[], conversion: Conversion) => BlockContent[];

/** What a figure shows, and behind it its caption: slanted where it is one paragraph. An embedded page is a link to it. */
export function toFigure(
  element: HtmlElement,
  conversion: Conversion,
  toBlocks: ToBlocks,
): BlockContent[] {
  const captions = element.children.filter((child) => isElement(child, 'figcaption'));
  const shown = element.children.filter((child) => !isElement(child, 'figcaption'));
  return [
    ...(toEmbed(element, shown, conversion) ?? toBlocks(shown, conversion)),
    ...toCaption(toBlocks(captions, conversion)),
  ];
}

/** A caption as paragraphs, in emphasis where it is only one. */
export function toCaption(blocks: readonly BlockContent[]): BlockContent[] {
  const [first] = blocks;
  if (blocks.length !== 1 || first?.type !== 'paragraph') return [...blocks];
  return [{ ...first, children: tidyPhrasing([{ type: 'emphasis', children: first.children }]) }];
}

/** WordPress writes an embedded page as a figure with nothing but its address. */
function toEmbed(
  element: HtmlElement,
  shown: readonly HtmlNode[],
  conversion: Conversion,
): BlockContent[] | undefined {
  if (
    !/\bwp-block-embed\b/.test(attribute(element, 'class')) ||
    findElement(element, ({ name }) => name === 'iframe' || name === 'a') !== undefined
  )
    return undefined;
  const address = shown.map(toPlainText).join(' ').trim();
  if (!/^https?:\/\/\S+$/.test(address)) return undefined;
  conversion.remark(element.line, `What was shown here within the page is now a link: ${address}`);
  const position = {
    start: { line: element.line, column: 1 },
    end: { line: element.endLine, column: 1 },
  };
  return [
    {
      type: 'paragraph',
      position,
      children: [
        {
          type: 'link',
          url: completeAddress(address, undefined),
          children: [{ type: 'text', value: address }],
        },
      ],
    },
  ];
}
