import type { PhrasingContent } from 'mdast';
import { linesAt } from '../../document.ts';
import { decodeAddress } from '../../input.ts';
import type { Conversion } from './conversion.ts';
import {
  attribute,
  findElement,
  getTextContent,
  getElementPosition,
  type HtmlElement,
} from './element.ts';

const imageFile = /\.(?:png|jpe?g|webp|avif|gif|svg)(?:[?#]|$)/i;

/**
 * A link; its text alone if it leads to a script, an anchor without a heading, or the image that it
 * contains.
 */
export function toLink(
  element: HtmlElement,
  children: PhrasingContent[],
  conversion: Conversion,
): PhrasingContent[] {
  const address = resolveUrl(attribute(element, 'href'), conversion.options.base);
  if (address === '' || children.length === 0) return children;
  if (address.startsWith('#')) {
    if (
      !/[\p{L}\p{N}]/u.test(getTextContent(element)) &&
      !children.some(({ type }) => type === 'image')
    )
      return [];
    const number = /^\[?(\d{1,3})\]?$/.exec(getTextContent(element).trim())?.[1];
    // A note or reference number; without brackets it would run into the word before it.
    if (number !== undefined) return [{ type: 'text', value: ` [${number}]` }];
    if (conversion.ids.has(decodeAddress(address.slice(1))) || conversion.ids.has(address.slice(1)))
      return [{ type: 'link', url: address, children, ...getElementPosition(element) }];
    conversion.report(
      element.line,
      `A link led to "${address}", a place on the same page that has no such name any more. Its words stand without the link.`,
    );
    return children;
  }
  if (imageFile.test(address) && children.some(({ type }) => type === 'image')) return children;
  return [{ type: 'link', url: address, children, ...getElementPosition(element) }];
}

/**
 * Resolves a URL; '' if it is no address of a page, such as a script. Without a base, or if it is
 * invalid, only whitespace is encoded.
 */
export function resolveUrl(written: string, base: string | undefined): string {
  const address = written.replace(/[\t\n\r]/g, '').trim();
  if (
    address === '' ||
    address === '#' ||
    /^(?:javascript|vbscript|data|about|blob):/i.test(address)
  )
    return '';
  if (address.startsWith('//')) return `https:${address}`.replace(/\s/g, '%20');
  if (address.startsWith('#')) return address;
  if (base !== undefined && URL.canParse(address, base) && !/^[a-z][a-z0-9+.-]*:/i.test(address))
    return new URL(address, base).href;
  return address.replace(/\s/g, '%20').replaceAll('\\', '/');
}

/** An embedded video, audio or page as a link; its fallback content is dropped. */
export function toEmbedLink(element: HtmlElement, conversion: Conversion): PhrasingContent[] {
  const address = resolveWatchUrl(resolveUrl(findAddress(element), conversion.options.base));
  for (const child of element.children)
    conversion.drop(child, 'shown only where a film, sound or page within the page cannot be');
  const title = attribute(element, 'title');
  if (address === '') {
    if (title !== '')
      conversion.dropped.push({
        line: element.line,
        words: title,
        reason: 'the name of an empty frame',
      });
    return [];
  }
  conversion.report(
    element.line,
    `What was shown here within the page (${element.name}) is now a link: ${address}`,
  );
  const position = linesAt(element.line, element.endLine);
  const text: PhrasingContent = { type: 'text', value: title === '' ? address : title, position };
  return [
    { type: 'text', value: ' ', position },
    { type: 'link', url: address, children: [text] },
    { type: 'text', value: ' ', position },
  ];
}

function findAddress(element: HtmlElement): string {
  const inner = [
    findElement(element, ({ name }) => name === 'source' || name === 'embed'),
    findElement(
      element,
      (each) => each.name === 'param' && /^(?:movie|src)$/i.test(attribute(each, 'name')),
    ),
  ];
  const addresses = [element, ...inner].flatMap((each) =>
    each === undefined
      ? []
      : ['src', 'data-src', 'data-lazy-src', 'data', 'value'].map((name) => attribute(each, name)),
  );
  return addresses.find((address) => address !== '' && !address.startsWith('about:')) ?? '';
}

/** The page of a video, for the URL of its embedded player. */
function resolveWatchUrl(address: string): string {
  const youtube =
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]{6,20})/i.exec(
      address,
    )?.[1];
  if (youtube !== undefined && youtube !== 'videoseries')
    return `https://www.youtube.com/watch?v=${youtube}`;
  const vimeo = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/i.exec(address)?.[1];
  return vimeo === undefined ? address : `https://vimeo.com/${vimeo}`;
}
