import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { UnreadableInputError } from '../../input.ts';
import { isBlockElement, type HtmlElement, type HtmlNode } from './element.ts';

/** The maximum nesting depth. */
const maxDepth = 200;
const maxElements = 500_000;

/** Overrides the line of an element and its descendants. */
const lineAttribute = 'data-import-line';

/**
 * Invisible characters, such as soft hyphens; zero-width spaces are kept in scripts that need them
 * to break words.
 */
const invisible = /[\u00ad\u2060\ufeff]|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b/gu;

/** The text without invisible characters such as soft hyphens. */
export function stripInvisible(text: string): string {
  return text.replace(invisible, '');
}

/**
 * Parses HTML like a browser into an element named `#root`. A page keeps its `html`, `head` and
 * `body`; a fragment has none. Throws UnreadableInputError if it is too deep or too large.
 */
export function parseHtml(text: string, form: 'page' | 'piece', firstLine = 1): HtmlElement {
  const options = {
    treeAdapter: createGuard(),
    scriptingEnabled: false,
    sourceCodeLocationInfo: true,
  };
  const tree = form === 'page' ? parse(text, options) : parseFragment(text, options);
  const children = convertNodes(
    tree.childNodes,
    { line: 1, shift: firstLine - 1, isExplicit: false },
    0,
  );
  return {
    type: 'element',
    name: '#root',
    attributes: new Map(),
    children,
    line: firstLine,
    endLine: children.at(-1)?.line ?? firstLine,
    holdsBlock: children.some(isBlockElement),
  };
}

/** A tree adapter that aborts parsing as soon as the limits are exceeded. */
function createGuard(): typeof defaultTreeAdapter {
  let depth = 0;
  let count = 0;
  const add = (): void => {
    count += 1;
    if (count > maxElements)
      throw new UnreadableInputError(
        `The HTML holds more than ${maxElements.toLocaleString('en')} elements, which no text needs. Divide it into smaller files.`,
      );
  };
  return {
    ...defaultTreeAdapter,
    createElement: (...given) => (add(), defaultTreeAdapter.createElement(...given)),
    createCommentNode: (data) => (add(), defaultTreeAdapter.createCommentNode(data)),
    onItemPush: () => {
      depth += 1;
      if (depth > maxDepth) throw tooDeep();
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
}

function tooDeep(): UnreadableInputError {
  return new UnreadableInputError(
    `The HTML nests more than ${maxDepth} elements within each other, which no text needs. Look for elements that are opened and never closed, and save the text anew.`,
  );
}

/**
 * The line of the parent; `isSaid` if it comes from the attribute and holds for all descendants.
 */
interface Place {
  readonly line: number;
  readonly shift: number;
  readonly isExplicit: boolean;
}

function convertNodes(
  nodes: readonly DefaultTreeAdapterTypes.ChildNode[],
  place: Place,
  depth: number,
): HtmlNode[] {
  if (depth > maxDepth) throw tooDeep();
  const made: HtmlNode[] = [];
  let line = place.line;
  for (const node of nodes) {
    line = node.sourceCodeLocation?.startLine ?? line;
    const each = convertNode(node, { ...place, line: place.isExplicit ? place.line : line }, depth);
    if (each !== undefined) made.push(each);
  }
  return made;
}

function convertNode(
  node: DefaultTreeAdapterTypes.ChildNode,
  place: Place,
  depth: number,
): HtmlNode | undefined {
  const line = place.isExplicit ? place.line : place.line + place.shift;
  if ('tagName' in node) return convertElement(node, place, depth);
  if ('value' in node) {
    const value = stripInvisible(node.value);
    return {
      type: 'text',
      value,
      line: place.isExplicit ? line : line + countLines(/^\s*/.exec(value)?.[0] ?? ''),
    };
  }
  return 'data' in node ? { type: 'comment', value: node.data, line } : undefined;
}

function convertElement(
  node: DefaultTreeAdapterTypes.Element,
  place: Place,
  depth: number,
): HtmlElement {
  const attributes = new Map(node.attrs.map(({ name, value }) => [name, stripInvisible(value)]));
  const lineOverride = /^[1-9]\d{0,8}$/.exec(attributes.get(lineAttribute) ?? '')?.[0];
  const inner: Place =
    lineOverride === undefined ? place : { line: Number(lineOverride), shift: 0, isExplicit: true };
  const children = convertNodes(node.childNodes, inner, depth + 1);
  const line = inner.isExplicit ? inner.line : inner.line + inner.shift;
  const endLine = inner.isExplicit
    ? line
    : (node.sourceCodeLocation?.endLine ?? inner.line) + inner.shift;
  return {
    type: 'element',
    name: node.tagName.toLowerCase(),
    attributes,
    children,
    line,
    endLine,
    holdsBlock: children.some(isBlockElement),
  };
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
