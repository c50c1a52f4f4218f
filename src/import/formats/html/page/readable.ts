import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { eachElement, isBlock, type HtmlElement, type HtmlNode } from '../element.ts';
import { isUnreadable } from '../passages.ts';

/** Larger pages are not taken apart this way, which would take minutes. */
const mostElements = 15_000;
const fewestLetters = 200;
const mark = 'data-import-number';

/** The nodes of a page that a library for reading takes for its text; undefined where it finds none, or the page is too large. */
export function findReadable(body: HtmlElement): Set<HtmlNode> | undefined {
  const numbers = new Map<HtmlElement, number>();
  eachElement(body, (element) => numbers.set(element, numbers.size));
  if (numbers.size > mostElements) return undefined;
  const { document } = parseHTML(
    `<!doctype html><html><head></head><body>${body.children.map((child) => toHtml(child, numbers)).join('')}</body></html>`,
  );
  const found = new Readability(document, { disableJSONLD: true }).parse();
  if (typeof found?.content !== 'string' || (found.textContent ?? '').trim().length < fewestLetters)
    return undefined;
  const taken = new Set(
    [...found.content.matchAll(/data-import-number="(\d+)"/g)].map(([, number]) => Number(number)),
  );
  const kept = new Set<HtmlNode>();
  keep(body, false, (element) => taken.has(numbers.get(element) ?? -1), kept);
  return kept;
}

/**
 * The library joins an element with the only one in it, and makes text of links that run scripts, so that such ones are taken with the
 * element around them.
 */
function keep(
  element: HtmlElement,
  isKept: boolean,
  isTaken: (element: HtmlElement) => boolean,
  kept: Set<HtmlNode>,
): void {
  const inner = element.children.filter((child) => child.type === 'element');
  const isAlone =
    inner.length === 1 &&
    element.children.every((child) => child.type !== 'text' || child.value.trim() === '');
  if (isKept) kept.add(element);
  for (const child of element.children) {
    if (child.type === 'element')
      keep(child, isTaken(child) || (isKept && (isAlone || !isBlock(child))), isTaken, kept);
    else if (isKept) kept.add(child);
  }
}

const empty = new Set([
  'img',
  'br',
  'hr',
  'input',
  'wbr',
  'source',
  'track',
  'area',
  'col',
  'embed',
  'param',
  'link',
  'meta',
  'base',
]);

function toHtml(node: HtmlNode, numbers: ReadonlyMap<HtmlElement, number>): string {
  if (node.type === 'comment') return '';
  if (node.type === 'text') return escape(node.value);
  if (isUnreadable(node) && !empty.has(node.name)) return '';
  const attributes = [...node.attributes]
    .filter(([name, value]) => /^[a-z][a-z-]*$/.test(name) && value.length < 2000)
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join('');
  const open = `<${node.name} ${mark}="${numbers.get(node) ?? ''}"${attributes}>`;
  return empty.has(node.name)
    ? open
    : `${open}${node.children.map((child) => toHtml(child, numbers)).join('')}</${node.name}>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
