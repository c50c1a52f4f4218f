import type { PhrasingContent } from 'mdast';
import type { Conversion } from './conversion.ts';
import { attribute, findElement, type HtmlElement } from './element.ts';
import { completeAddress } from './link.ts';

/** A film, a sound or a page within the page, as a link to it; what is shown where it cannot play is left out. */
export function toEmbedLink(element: HtmlElement, conversion: Conversion): PhrasingContent[] {
  const address = toWatchAddress(completeAddress(findAddress(element), conversion.options.base));
  for (const child of element.children)
    conversion.leaveOut(child, 'shown only where a film, sound or page within the page cannot be');
  const title = attribute(element, 'title');
  if (address === '') {
    if (title !== '')
      conversion.leftOut.push({
        line: element.line,
        words: title,
        reason: 'the name of an empty frame',
      });
    return [];
  }
  conversion.remark(
    element.line,
    `What was shown here within the page (${element.name}) is now a link: ${address}`,
  );
  const position = {
    start: { line: element.line, column: 1 },
    end: { line: element.endLine, column: 1 },
  };
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

/** The page of a film, in the place of the address that only a frame shows. */
function toWatchAddress(address: string): string {
  const youtube =
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]{6,20})/i.exec(
      address,
    )?.[1];
  if (youtube !== undefined && youtube !== 'videoseries')
    return `https://www.youtube.com/watch?v=${youtube}`;
  const vimeo = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/i.exec(address)?.[1];
  return vimeo === undefined ? address : `https://vimeo.com/${vimeo}`;
}
