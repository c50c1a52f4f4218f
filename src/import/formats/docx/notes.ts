import type { ImportMessage } from '../../document.ts';
import {
  attribute,
  isElement,
  createElement,
  getPlainText,
  type HtmlElement,
  type HtmlNode,
} from '../html/element.ts';

/** A note with more characters than this does not stand within a sentence. */
const longest = 400;

/** The HTML with its notes in the text. */
interface Noted {
  readonly root: HtmlElement;
  readonly messages: readonly ImportMessage[];
}

/**
 * Puts the notes of mammoth, a list at the end, in round brackets behind the words that they are on; all of them into a list under the text,
 * by the numbers of their marks, where one is longer than a paragraph or `longest`.
 */
export function placeNotes(root: HtmlElement): Noted {
  const list = root.children.findLast(
    (child): child is HtmlElement =>
      isElement(child, 'ol') &&
      child.children.some((item) => isElement(item, 'li') && isNoteId(attribute(item, 'id'))),
  );
  if (list === undefined) return { root, messages: [] };
  const notes = new Map(
    list.children
      .filter((item) => isElement(item, 'li'))
      .map((item) => [attribute(item, 'id'), withoutWayBack(item)]),
  );
  const isShort = [...notes.values()].every(
    (note) => note.children.length === 1 && getPlainText(note).length <= longest,
  );
  const count = notes.size === 1 ? 'The note' : `The ${notes.size} notes`;
  const messages: ImportMessage[] = [];
  const say = (line: number): void => {
    const message = isShort
      ? `${count} of the document now ${notes.size === 1 ? 'stands' : 'stand'} in round brackets in the text.`
      : `${count} of the document now ${notes.size === 1 ? 'stands' : 'stand'} in a list under the text, by number.`;
    if (messages.length === 0) messages.push({ line, message, requiresAction: false });
  };
  const placed = replace(
    createElement(root, { children: root.children.filter((child) => child !== list) }),
    notes,
    isShort,
    say,
  );
  return {
    root: isShort
      ? placed
      : createElement(placed, {
          children: [
            ...placed.children,
            { ...createElement(list, { children: [...notes.values()] }), attributes: new Map() },
          ],
        }),
    messages,
  };
}

function isNoteId(id: string): boolean {
  return /^(?:footnote|endnote)-/.test(id);
}

function replace(
  element: HtmlElement,
  notes: ReadonlyMap<string, HtmlElement>,
  isShort: boolean,
  say: (line: number) => void,
): HtmlElement {
  const children = element.children.flatMap((child): HtmlNode[] => {
    if (child.type !== 'element') return [child];
    const link =
      isElement(child, 'sup') && child.children.length === 1 ? child.children[0] : undefined;
    const note =
      link !== undefined && isElement(link, 'a')
        ? notes.get(attribute(link, 'href').slice(1))
        : undefined;
    if (note === undefined) return [replace(child, notes, isShort, say)];
    say(child.line);
    const text = (value: string): HtmlNode => ({ type: 'text', value, line: child.line });
    if (!isShort) return [text(getPlainText(child))];
    const [paragraph] = note.children;
    return [
      text(' ('),
      ...(paragraph?.type === 'element'
        ? paragraph.children.map((node) => atLine(node, child.line))
        : []),
      text(')'),
    ];
  });
  return createElement(element, { children });
}

/** The note without the arrow that leads back to its mark, and without the blank before it and at its beginning. */
function withoutWayBack(item: HtmlElement): HtmlElement {
  const children = item.children.map((child) => {
    if (child.type !== 'element') return child;
    const kept = child.children.filter(
      (node) =>
        !(isElement(node, 'a') && /^#(?:footnote|endnote)-ref-/.test(attribute(node, 'href'))),
    );
    const first = kept.findIndex((node) => node.type !== 'text' || node.value.trim() !== '');
    const last = kept.findLastIndex((node) => node.type !== 'text' || node.value.trim() !== '');
    return createElement(child, {
      children: kept
        .slice(Math.max(first, 0), last + 1)
        .map((node, index, all) => trim(node, index === 0, index === all.length - 1)),
    });
  });
  return createElement(item, {
    children: children.filter((child) => child.type !== 'element' || child.children.length > 0),
    attributes: new Map(),
  });
}

function trim(node: HtmlNode, isFirst: boolean, isLast: boolean): HtmlNode {
  if (node.type !== 'text') return node;
  const value = isFirst ? node.value.trimStart() : node.value;
  return { ...node, value: isLast ? value.trimEnd() : value };
}

function atLine(node: HtmlNode, line: number): HtmlNode {
  if (node.type !== 'element') return { ...node, line };
  return {
    ...node,
    line,
    endLine: line,
    children: node.children.map((child) => atLine(child, line)),
  };
}
