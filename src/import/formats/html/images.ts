import type { BlockContent, PhrasingContent } from 'mdast';
import { linesAt } from '../../document.ts';
import type { Conversion } from './conversion.ts';
import {
  attribute,
  findElement,
  getTextContent,
  type HtmlElement,
  type HtmlNode,
  isElement,
} from './element.ts';
import { resolveUrl } from './links.ts';
import { tidyPhrasing } from './tidy-phrasing.ts';

const endings = new Map([
  ['png', 'png'],
  ['jpeg', 'jpg'],
  ['jpg', 'jpg'],
  ['webp', 'webp'],
  ['avif', 'avif'],
  ['gif', 'gif'],
  ['svg+xml', 'svg'],
]);
const maxImageBytes = 20_000_000;

/**
 * An image: a file if it is embedded or beside the input, else its URL; an emoji image becomes its
 * character.
 */
export function toImage(element: HtmlElement, conversion: Conversion): PhrasingContent[] {
  const [alt, address] = [attribute(element, 'alt').replace(/\s+/g, ' '), findAddress(element)];
  const position = linesAt(element.line, element.endLine);
  if (alt !== '' && /\b(?:emoji|wp-smiley)\b/.test(attribute(element, 'class')))
    return [{ type: 'text', value: alt, position }];
  if (isTrackingPixel(element, address)) {
    conversion.drop(element, 'an image that nobody sees, such as those that count readers');
    return [];
  }
  const url =
    addImageFile(address, element, conversion) ?? resolveUrl(address, conversion.options.base);
  if (url === '') {
    conversion.drop(element, 'an image that the input does not hold');
    conversion.report(
      element.line,
      'An image has no address under which it could be found, or one that cannot be shown. Add it by hand where the text needs it.',
      true,
    );
    return [];
  }
  return [{ type: 'image', url, alt, title: null, position }];
}

/** The address of the image; lazy loading keeps it in other attributes than `src`. */
function findAddress(element: HtmlElement): string {
  const src = attribute(element, 'src');
  const late = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file']
    .map((name) => attribute(element, name))
    .find((address) => address !== '');
  const isBlank = src === '' || /^data:image\/(?:gif|svg)/i.test(src);
  if (isBlank && late !== undefined) return late;
  if (src !== '') return src;
  const set = attribute(element, 'srcset') || attribute(element, 'data-srcset');
  return set.split(/,\s+/).at(-1)?.trim().split(/\s+/)[0] ?? '';
}

function isTrackingPixel(element: HtmlElement, address: string): boolean {
  const isTiny = ['width', 'height'].every((name) =>
    /^[01](?:px)?$/.test(attribute(element, name)),
  );
  return (
    isTiny ||
    (attribute(element, 'alt') === '' && /^data:image\/gif;base64,R0lGOD[^"]{0,80}$/.test(address))
  );
}

function addImageFile(
  address: string,
  element: HtmlElement,
  conversion: Conversion,
): string | undefined {
  const ending = endings.get(/^data:image\/([a-z+]+)/i.exec(address)?.[1]?.toLowerCase() ?? '');
  if (ending !== undefined)
    return addFile(decodeData(address), `image.${ending}`, element, conversion);
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|$)/i.test(address)) return undefined;
  const bytes = conversion.options.readImage?.(address);
  return bytes === undefined
    ? undefined
    : addFile(bytes, createFileName(address), element, conversion);
}

/** The bytes of a data URL; undefined if it is invalid or too large. */
function decodeData(address: string): Uint8Array | undefined {
  const comma = address.indexOf(',');
  if (comma < 0 || address.length > maxImageBytes * 1.4) return undefined;
  const data = address.slice(comma + 1);
  if (/;base64$/i.test(address.slice(0, comma).trim())) return Buffer.from(data, 'base64');
  try {
    return Buffer.from(decodeURIComponent(data));
  } catch {
    return undefined;
  }
}

function addFile(
  bytes: Uint8Array | undefined,
  name: string,
  element: HtmlElement,
  conversion: Conversion,
): string | undefined {
  return bytes === undefined || bytes.length === 0
    ? undefined
    : conversion.images.add(bytes, name, element.line);
}

function createFileName(address: string): string {
  const last =
    decodeURI(address.replace(/%(?![0-9a-f]{2})/gi, ''))
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  const [, stem = '', ending = ''] = /^(.*)\.([^.]+)$/.exec(last) ?? [];
  const safe = stem
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '');
  return `${safe === '' ? 'image' : safe}.${endings.get(ending.toLowerCase()) ?? ending.toLowerCase()}`;
}

type ToBlocks = (nodes: readonly HtmlNode[], conversion: Conversion) => BlockContent[];

/** A figure followed by its caption; an embedded page becomes a link. */
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

/** A caption as paragraphs; in emphasis if it is only one. */
export function toCaption(blocks: readonly BlockContent[]): BlockContent[] {
  const [first] = blocks;
  if (blocks.length !== 1 || first?.type !== 'paragraph') return [...blocks];
  return [{ ...first, children: tidyPhrasing([{ type: 'emphasis', children: first.children }]) }];
}

/** WordPress writes an embed as a figure that contains only the URL. */
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
  const address = shown.map(getTextContent).join(' ').trim();
  if (!/^https?:\/\/\S+$/.test(address)) return undefined;
  conversion.report(element.line, `What was shown here within the page is now a link: ${address}`);
  const position = linesAt(element.line, element.endLine);
  return [
    {
      type: 'paragraph',
      position,
      children: [
        {
          type: 'link',
          url: resolveUrl(address, undefined),
          children: [{ type: 'text', value: address }],
        },
      ],
    },
  ];
}
