import { isBlock, createElement, type HtmlElement, type HtmlNode } from '../html/element.ts';

/** What a bookmark of the preparation says: the number of the paragraph, and that with which an ordered list begins. */
interface Mark {
  readonly line: number;
  readonly from: string | undefined;
}

/** The HTML with the numbers of the paragraphs as its lines, without the bookmarks that carried them. */
export function numberLines(root: HtmlElement): HtmlElement {
  const state = { line: 1 };
  return number(root, state);
}

function number(element: HtmlElement, state: { line: number }): HtmlElement {
  const mark = element.name === '#root' || isBlock(element) ? findMark(element) : undefined;
  const line = mark?.line ?? state.line;
  state.line = line;
  const children = element.children.flatMap((child): HtmlNode[] => {
    if (child.type !== 'element') return [{ ...child, line: state.line }];
    const own = toMark(child);
    if (own === undefined) return [number(child, state)];
    state.line = own.line;
    return [];
  });
  const from = element.name === 'ol' ? mark?.from : undefined;
  const attributes =
    from === undefined ? element.attributes : new Map([...element.attributes, ['start', from]]);
  return { ...createElement(element, { children, attributes }), line, endLine: state.line };
}

/** The first bookmark within the element. */
function findMark(element: HtmlElement): Mark | undefined {
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    const mark = toMark(child) ?? findMark(child);
    if (mark !== undefined) return mark;
  }
  return undefined;
}

function toMark(element: HtmlElement): Mark | undefined {
  const match =
    element.name === 'a'
      ? /^at-(\d+)(?:-from-(\d+))?$/.exec(element.attributes.get('id') ?? '')
      : null;
  return match === null ? undefined : { line: Number(match[1]), from: match[2] };
}
