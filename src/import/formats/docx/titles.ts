import type { Located } from '../../document.ts';
import {
  hasClass,
  isElement,
  createElement,
  getPlainText,
  type HtmlElement,
  type HtmlNode,
} from '../html/element.ts';

/** A text without the title and the line under it that it says of itself. */
interface Titled {
  readonly root: HtmlElement;
  readonly title: Located<string> | undefined;
  readonly description: Located<string> | undefined;
}

/**
 * Takes the title off the head of a text, and the subtitle where it stands next to it. Several titles, with text between them, are
 * headings of the first level instead, and all headings go one level down.
 */
export function takeTitle(root: HtmlElement): Titled {
  const first = root.children.findIndex(isTitle);
  if (first < 0) return { root, title: undefined, description: undefined };
  const count = countWhile(root.children.slice(first), isTitle);
  if (root.children.slice(first + count).some(isTitle))
    return {
      root: createElement(root, { children: root.children.map(lower) }),
      title: undefined,
      description: undefined,
    };
  const subtitles = countWhile(root.children.slice(first + count), isSubtitle);
  const title = say(root.children.slice(first, first + count));
  const description = say(root.children.slice(first + count, first + count + subtitles));
  return {
    root: createElement(root, {
      children: root.children.filter(
        (_, index) => index < first || index >= first + count + subtitles,
      ),
    }),
    title,
    description,
  };
}

function say(nodes: readonly HtmlNode[]): Located<string> | undefined {
  const [first] = nodes;
  return first === undefined
    ? undefined
    : { value: nodes.map(getPlainText).join(' '), line: first.line };
}

function isTitle(node: HtmlNode): boolean {
  return isElement(node, 'h1') && hasClass(node, 'import-title');
}

function isSubtitle(node: HtmlNode): boolean {
  return isElement(node, 'p') && hasClass(node, 'import-subtitle');
}

function lower(node: HtmlNode): HtmlNode {
  const level =
    node.type === 'element' && !isTitle(node) ? /^h([1-5])$/.exec(node.name)?.[1] : undefined;
  return node.type === 'element' && level !== undefined
    ? createElement(node, { name: `h${Number(level) + 1}` })
    : node;
}

function countWhile<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  const end = items.findIndex((item) => !test(item));
  return end < 0 ? items.length : end;
}
