import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { DroppedText } from '../../document.ts';
import {
  attribute,
  eachElement,
  findElement,
  type HtmlElement,
  type HtmlNode,
  isBlockElement,
  isElement,
  copyElement,
  getTextContent,
} from './element.ts';
import { findCallout } from './callout.ts';
import { toTitleKey } from './title.ts';
import { collectVisibleText, isInvisible } from './visible-text.ts';

/** The main content of a page, how it was found, and the text around it. */
interface PageContent {
  readonly element: HtmlElement;
  readonly line: number;
  readonly reason: string;
  readonly dropped: readonly DroppedText[];
}

const around: ReadonlyMap<string, string> = new Map([
  ['nav', 'a menu of the page'],
  ['header', 'the head of the page'],
  ['footer', 'the foot of the page'],
  ['aside', 'a part beside the text'],
  ['form', 'a form'],
  ['dialog', 'a window over the page'],
  ['title', 'the name of the page in the browser'],
]);

/**
 * Finds the main content: an article or `main` element, else the result of Readability, else
 * everything. The page heading is included even if it is outside; the name of the site is no
 * heading.
 */
export function findContent(root: HtmlElement, siteNames: ReadonlySet<string>): PageContent {
  const body = findElement(root, ({ name }) => name === 'body') ?? root;
  const { nodes, line, reason } = choose(body);
  const kept = new Set(nodes);
  const heading = findPageHeading(body, kept, siteNames);
  if (heading !== undefined) addAll(heading, kept);
  const { node, dropped } = divide(root, kept);
  return {
    element: node?.type === 'element' ? node : copyElement(root, { children: [] }),
    line,
    reason,
    dropped: dropped.flatMap(reportDropped),
  };
}

function choose(body: HtmlElement): { nodes: Iterable<HtmlNode>; line: number; reason: string } {
  const landmark = findLandmark(body);
  const readable = findReadable(body);
  if (landmark !== undefined && countLetters(landmark) * 4 >= countLetters(body)) {
    const whole = addAll(landmark, new Set());
    if (readable !== undefined) keepFlow(landmark, readable);
    const isPart =
      readable !== undefined &&
      holdsProse(landmark, readable) &&
      [...whole].some((node) => isWords(node) && !readable.has(node));
    return {
      nodes: isPart ? readable : whole,
      line: landmark.line,
      reason: `The text of the page stands in one <${landmark.name}>, as the page itself says.${isPart ? ' What reads like menus and lists of other pages in it was left out.' : ''}`,
    };
  }
  if (readable !== undefined)
    return {
      nodes: readable,
      line: body.line,
      reason:
        'No part of the page is marked as its text; the part that reads like one was taken. See among what was left out whether anything is missing.',
    };
  const all = addAll(body, new Set());
  for (const child of body.children)
    if (isElement(child, 'footer', 'nav'))
      for (const node of addAll(child, new Set())) all.delete(node);
  return {
    nodes: all,
    line: body.line,
    reason:
      'No part of the page is marked as its text; all of it was taken but menus and its foot.',
  };
}

function isWords(node: HtmlNode): boolean {
  return node.type === 'text' && node.value.trim() !== '';
}

/** The least share of the prose of a part that a choice of nodes must hold to stand for it. */
const leastProse = 0.9;

/**
 * Whether nodes hold nearly all prose of a part: paragraphs and the like that are no lists of
 * links.
 */
function holdsProse(part: HtmlElement, nodes: ReadonlySet<HtmlNode>): boolean {
  let [all, held] = [0, 0];
  const walk = (element: HtmlElement): void => {
    for (const child of element.children) {
      if (child.type !== 'element' || around.has(child.name)) continue;
      if (!isProse(child)) {
        walk(child);
        continue;
      }
      const { length } = getTextContent(child);
      all += length;
      if (nodes.has(child)) held += length;
    }
  };
  walk(part);
  return all > 0 && held >= all * leastProse;
}

/** Shorter ones are captions, names and the like. */
const fewestProseLetters = 40;

function isProse(element: HtmlElement): boolean {
  if (!/^(?:p|li|blockquote|pre|dd|td)$/.test(element.name)) return false;
  if (findElement(element, isBlockElement) !== undefined) return false;
  return getTextContent(element).length >= fewestProseLetters && !isMostlyLinks(element);
}

const flowName =
  /^(?:h[1-6]|p|pre|blockquote|figure|figcaption|details|summary|[uod]l|li|dt|dd|table|caption|thead|tbody|tfoot|tr|th|td)$/;

/**
 * Within a part that the page itself marks as its text, keeps the blocks beside what is kept, however
 * short they are: Readability ends inside a wide cell or a long quotation, too. Lists of links stay
 * out. Returns whether anything of the element is kept.
 */
function keepFlow(element: HtmlElement, kept: Set<HtmlNode>): boolean {
  const has = element.children.map((child) =>
    child.type === 'element' ? keepFlow(child, kept) || kept.has(child) : kept.has(child),
  );
  if (!has.includes(true)) return false;
  element.children.forEach((child, at) => {
    if (has[at] === true || child.type !== 'element' || isMostlyLinks(child)) return;
    if (flowName.test(child.name) || findCallout(child) !== undefined) addAll(child, kept);
  });
  return true;
}

function isMostlyLinks(element: HtmlElement): boolean {
  let linked = 0;
  eachElement(element, (each) => {
    if (each.name === 'a') linked += getTextContent(each).length;
  });
  return linked * 2 >= getTextContent(element).length;
}

/** The only article if it holds most of the main element; else the main element. */
function findLandmark(body: HtmlElement): HtmlElement | undefined {
  const mains: HtmlElement[] = [];
  const articles: HtmlElement[] = [];
  eachElement(body, (element) => {
    if (element.name === 'main' || attribute(element, 'role') === 'main') mains.push(element);
    if (element.name === 'article') articles.push(element);
  });
  const [main, article] = [
    mains.length === 1 ? mains[0] : undefined,
    articles.length === 1 ? articles[0] : undefined,
  ];
  if (article === undefined) return main;
  return main === undefined || countLetters(article) >= 0.7 * countLetters(main) ? article : main;
}

function countLetters(element: HtmlElement): number {
  const text = element.children.filter(
    (child) => !isElement(child, 'nav', 'header', 'footer', 'aside'),
  );
  return collectVisibleText(text).reduce((sum, { words }) => sum + words.length, 0);
}

/** The first heading of level 1, if the content has none. */
function findPageHeading(
  body: HtmlElement,
  kept: ReadonlySet<HtmlNode>,
  siteNames: ReadonlySet<string>,
): HtmlElement | undefined {
  const headings: HtmlElement[] = [];
  eachElement(body, (element) => {
    if (element.name === 'h1' && getTextContent(element) !== '') headings.push(element);
  });
  return headings.some((heading) => kept.has(heading))
    ? undefined
    : headings.find((heading) => !siteNames.has(toTitleKey(getTextContent(heading))));
}

function addAll(node: HtmlNode, nodes: Set<HtmlNode>): Set<HtmlNode> {
  nodes.add(node);
  if (node.type === 'element') for (const child of node.children) addAll(child, nodes);
  return nodes;
}

/** Splits a tree into the kept nodes and the largest nodes without any. */
function divide(
  node: HtmlNode,
  kept: ReadonlySet<HtmlNode>,
): { node?: HtmlNode; dropped: HtmlNode[] } {
  if (node.type !== 'element') return kept.has(node) ? { node, dropped: [] } : { dropped: [node] };
  const parts = node.children.map((child) => divide(child, kept));
  const children = parts.flatMap((part) => (part.node === undefined ? [] : [part.node]));
  if (children.length === 0 && !kept.has(node)) return { dropped: [node] };
  return {
    node: copyElement(node, { children }),
    dropped: parts.flatMap(({ dropped }) => dropped),
  };
}

/** The dropped text of a subtree; if it has different landmarks, of each. */
function reportDropped(node: HtmlNode): DroppedText[] {
  const reason =
    node.type === 'comment'
      ? 'a comment in the source, which no page shows'
      : node.type === 'element'
        ? around.get(node.name)
        : undefined;
  if (
    reason === undefined &&
    node.type === 'element' &&
    findElement(node, ({ name }) => around.has(name)) !== undefined
  )
    return node.children.flatMap(reportDropped);
  const [first, ...others] = collectVisibleText([node]);
  if (first === undefined) return [];
  return [
    {
      line: first.line,
      words: [first, ...others].map(({ words }) => words).join(' '),
      reason: reason ?? 'outside of the text of the page',
    },
  ];
}

/** Readability takes minutes for larger pages. */
const maxElements = 15_000;
const fewestLetters = 200;
const mark = 'data-import-number';

/**
 * The nodes that Readability takes for the main content; undefined if it finds none or the page is
 * too large.
 */
function findReadable(body: HtmlElement): Set<HtmlNode> | undefined {
  const numbers = new Map<HtmlElement, number>();
  eachElement(body, (element) => numbers.set(element, numbers.size));
  if (numbers.size > maxElements) return undefined;
  const { document } = parseHTML(
    `<!doctype html><html><head></head><body>${body.children.map((child) => serializeHtml(child, numbers)).join('')}</body></html>`,
  );
  const found = new Readability(document, { disableJSONLD: true }).parse();
  if (typeof found?.content !== 'string' || (found.textContent ?? '').trim().length < fewestLetters)
    return undefined;
  const taken = new Set(
    [...found.content.matchAll(/data-import-number="(\d+)"/g)].map(([, number]) => Number(number)),
  );
  const kept = new Set<HtmlNode>();
  keep(body, false, (element) => taken.has(numbers.get(element) ?? -1), kept);
  fillGaps(body, createTextTest(found.textContent ?? ''), kept);
  return kept;
}

/** Whether a text holds the words of a node, if these are more than a few. */
function createTextTest(text: string): (node: HtmlNode) => boolean {
  const all = text.replace(/\s+/g, '');
  return (node) => {
    const words = getTextContent(node).replace(/\s+/g, '');
    return words.length >= fewestProseLetters && all.includes(words);
  };
}

/**
 * Keeps what Readability wraps in elements without a number, and what stands between two kept parts
 * of the same element: words without an element of their own, formulas, and paragraphs. Returns
 * whether anything of the element is kept.
 */
function fillGaps(
  element: HtmlElement,
  isInText: (node: HtmlNode) => boolean,
  kept: Set<HtmlNode>,
): boolean {
  const has = element.children.map((child) =>
    child.type === 'element' ? fillGaps(child, isInText, kept) || kept.has(child) : kept.has(child),
  );
  const [first, last] = [has.indexOf(true), has.lastIndexOf(true)];
  element.children.forEach((child, at) => {
    const isLoose = child.type === 'text' || (child.type === 'element' && isLooseWord(child));
    // Words at the beginning or the end of the text stand beside it only if they are its own.
    const isBetween = at > first && at < last;
    const isAtEdge = child.type === 'text' && child.value.trim().length >= fewestProseLetters;
    if (first < 0 || has[at] === true) return;
    if ((isLoose && (isBetween || isAtEdge)) || isInText(child)) addAll(child, kept);
  });
  return first >= 0;
}

function isLooseWord(element: HtmlElement): boolean {
  return (
    element.name === 'math' ||
    isProse(element) ||
    findCallout(element) !== undefined ||
    (!isBlockElement(element) && isPhrase(element))
  );
}

/** Whether an element is a word of a sentence, and no button, field or film. */
function isPhrase({ name }: HtmlElement): boolean {
  return /^(?:a|abbr|b|bdi|bdo|br|cite|code|em|font|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|tt|u|var|[a-z]+-[a-z-]+)$/.test(
    name,
  );
}

/**
 * Readability unwraps single children and turns `javascript:` links into text, so their parents are
 * kept instead.
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
      keep(child, isTaken(child) || (isKept && (isAlone || !isBlockElement(child))), isTaken, kept);
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

function serializeHtml(node: HtmlNode, numbers: ReadonlyMap<HtmlElement, number>): string {
  if (node.type === 'comment') return '';
  if (node.type === 'text') return escape(node.value);
  if (isInvisible(node) && !empty.has(node.name)) return '';
  const attributes = [...node.attributes]
    .filter(([name, value]) => /^[a-z][a-z-]*$/.test(name) && value.length < 2000)
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join('');
  const open = `<${node.name} ${mark}="${numbers.get(node) ?? ''}"${attributes}>`;
  return empty.has(node.name)
    ? open
    : `${open}${node.children.map((child) => serializeHtml(child, numbers)).join('')}</${node.name}>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
