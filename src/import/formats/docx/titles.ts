import { toString } from 'mdast-util-to-string';
import type { DroppedText, ImportedDocument, ImportMessage, Located } from '../../document.ts';
import {
  createElement,
  getPlainText,
  hasClass,
  type HtmlElement,
  type HtmlNode,
  isElement,
} from '../html/element.ts';

/** A text without the title and the line under it that it says of itself. */
interface TitledRoot {
  readonly root: HtmlElement;
  readonly title: Located<string> | undefined;
  readonly description: Located<string> | undefined;
}

/**
 * Takes the title off the head of a text, and the subtitle where it stands next to it. Several titles, with text between them, are
 * headings of the first level instead, and all headings go one level down.
 */
export function extractTitle(root: HtmlElement): TitledRoot {
  const first = root.children.findIndex(isTitle);
  if (first < 0) return { root, title: undefined, description: undefined };
  const count = countWhile(root.children.slice(first), isTitle);
  if (root.children.slice(first + count).some(isTitle))
    return {
      root: createElement(root, { children: root.children.map(lowerHeading) }),
      title: undefined,
      description: undefined,
    };
  const subtitles = countWhile(root.children.slice(first + count), isSubtitle);
  const title = joinText(root.children.slice(first, first + count));
  const description = joinText(root.children.slice(first + count, first + count + subtitles));
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

function joinText(nodes: readonly HtmlNode[]): Located<string> | undefined {
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

function lowerHeading(node: HtmlNode): HtmlNode {
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

/** A document under its title, and what became of the title that its properties say. */
interface ChosenTitle {
  readonly document: ImportedDocument;
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
}

/**
 * Takes the title of the properties where the text has none: where it begins with a paragraph, or where it has several headings of the
 * first level and another title than the first of them.
 */
export function chooseTitle(document: ImportedDocument, said: string): ChosenTitle {
  if (said === '') return { document, dropped: [], messages: [] };
  const headings = document.tree.children.filter(
    (block) => block.type === 'heading' && block.depth === 1,
  );
  const [first] = document.tree.children;
  const isSame = first !== undefined && toString(first).trim() === said;
  const isMissing =
    document.title === undefined && !isSame && (first?.type !== 'heading' || headings.length > 1);
  if (!isMissing)
    return {
      document,
      dropped: [
        {
          line: 1,
          words: said,
          reason: 'the title in the properties of the document; the text has its own',
        },
      ],
      messages: [],
    };
  const message = `The text has no title of its own, so that of the properties of the document is taken: “${said}”.`;
  return {
    document: { ...document, title: { line: 1, value: said } },
    dropped: [],
    messages: [{ line: 1, message, requiresAction: false }],
  };
}
