import type { Nodes } from 'mdast';
import { linesAt } from '../../document.ts';

/** An element with its name in lower case and its first and last line in the input. */
export interface HtmlElement {
  readonly type: 'element';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly HtmlNode[];
  readonly line: number;
  readonly endLine: number;
  /** Whether it contains a block-level element. */
  readonly holdsBlock: boolean;
}

/** A text node, with the line of its first character that is not whitespace. */
interface HtmlText {
  readonly type: 'text';
  readonly value: string;
  readonly line: number;
}

/** A comment. */
interface HtmlComment {
  readonly type: 'comment';
  readonly value: string;
  readonly line: number;
}

export type HtmlNode = HtmlElement | HtmlText | HtmlComment;

const blockNames = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html ' +
    'import-question import-slot legend li listing main menu nav ol p plaintext pre search section summary table tbody td tfoot th thead tr caption ul xmp'
  ).split(' '),
);

/** Whether elements of this name are block-level. */
export function isBlockName(name: string): boolean {
  return blockNames.has(name);
}

/** Whether the node is or contains a block, so that it cannot be in a paragraph. */
export function isBlockElement(node: HtmlNode): node is HtmlElement {
  return node.type === 'element' && (node.holdsBlock || isBlockName(node.name));
}

/** A copy of an element with some properties replaced. */
export function copyElement(
  from: HtmlElement,
  given: Partial<Pick<HtmlElement, 'name' | 'attributes' | 'children'>>,
): HtmlElement {
  const children = given.children ?? from.children;
  return { ...from, ...given, children, holdsBlock: children.some(isBlockElement) };
}

/** The value of an attribute; '' if it is not set. */
export function attribute(element: HtmlElement, name: string): string {
  return element.attributes.get(name)?.trim() ?? '';
}

export function hasClass(element: HtmlElement, name: string): boolean {
  return attribute(element, 'class').split(/\s+/).includes(name);
}

export function isElement(node: HtmlNode, ...names: readonly string[]): node is HtmlElement {
  return node.type === 'element' && (names.length === 0 || names.includes(node.name));
}

/** The first descendant that passes the test, in document order. */
export function findElement(
  node: HtmlNode,
  test: (element: HtmlElement) => boolean,
): HtmlElement | undefined {
  if (node.type !== 'element') return undefined;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const found = test(child) ? child : findElement(child, test);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Calls back for every descendant, in document order. */
export function eachElement(node: HtmlNode, call: (element: HtmlElement) => void): void {
  if (node.type !== 'element') return;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    call(child);
    eachElement(child, call);
  }
}

/** The text of a node on one line, visible or not. */
export function getTextContent(node: HtmlNode): string {
  const parts: string[] = [];
  collectText(node, parts);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function collectText(node: HtmlNode, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value);
  if (node.type !== 'element') return;
  const edge = node.name === 'br' || isBlockName(node.name) ? ' ' : '';
  parts.push(edge);
  for (const child of node.children) collectText(child, parts);
  parts.push(edge);
}

type Place = Pick<Nodes, 'position'>;

/** The position of an element for a node. */
export function getElementPosition({ line, endLine }: HtmlElement): Place {
  return { position: linesAt(line, Math.max(line, endLine)) };
}

/** The range of the positions of nodes; empty if none has any. */
export function findPosition(nodes: readonly Nodes[]): Place {
  const positions = nodes.flatMap((node) => collectPositions(node));
  const [first, last] = [positions[0], positions.at(-1)];
  return first === undefined || last === undefined
    ? {}
    : { position: { start: first.start, end: last.end } };
}

function collectPositions(node: Nodes): NonNullable<Nodes['position']>[] {
  if (node.position !== undefined) return [node.position];
  return 'children' in node ? node.children.flatMap((child) => collectPositions(child)) : [];
}

/** Fills in missing positions: that of the content, else the end of the block before. */
export function fillPositions<Block extends Nodes>(
  blocks: readonly Block[],
  from: number,
): Block[] {
  let line = from;
  return blocks.map((block) => {
    const { position = linesAt(line) } =
      block.position === undefined ? findPosition([block]) : block;
    line = position.end.line;
    return isBlockParent(block)
      ? { ...block, position, children: fillPositions<Nodes>(block.children, position.start.line) }
      : { ...block, position };
  });
}

function isBlockParent(node: Nodes): node is Extract<Nodes, { children: unknown[] }> {
  return ['list', 'listItem', 'blockquote', 'table', 'tableRow', 'questionAndAnswer'].includes(
    node.type,
  );
}
