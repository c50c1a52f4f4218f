import { UnreadableInputError } from '../../input.ts';
import { isBlock, isElement, toElement, type HtmlElement, type HtmlNode } from '../html/element.ts';

/** Elements in which WordPress leaves the ends of lines as they are, and those that hold only elements. */
const exact = new Set(['pre', 'script', 'style', 'textarea', 'math', 'svg', 'import-mark']);
const bare = new Set([
  'ul',
  'ol',
  'dl',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'details',
  'import-caption',
]);
const mostLines = 200_000;

/**
 * Makes breaks of the ends of lines, as WordPress does with text that was written without tags: one ends a line, two end a paragraph.
 * Also writes captions as figures.
 */
export function breakLines(element: HtmlElement): HtmlElement {
  if (exact.has(element.name)) return element;
  const children = element.children.flatMap((child, index): HtmlNode[] => {
    if (child.type === 'element') return [breakLines(child)];
    if (child.type === 'comment' || (child.value.trim() === '' && !isBetweenWords(element, index)))
      return [child];
    const before = element.children[index - 1];
    const isAfterBreak = before !== undefined && isElement(before, 'br');
    return toLines(isAfterBreak ? child.value.replace(/^[ \t]*\n/, '') : child.value, child.line);
  });
  return toElement(element, { children });
}

/** Whether blanks at this place can end a line of words: within a block, and not beside one. */
function isBetweenWords(parent: HtmlElement, index: number): boolean {
  const isWord = (node: HtmlNode | undefined): boolean => node !== undefined && !isBlock(node);
  return (
    !bare.has(parent.name) &&
    isWord(parent.children[index - 1]) &&
    isWord(parent.children[index + 1])
  );
}

/** A text as its lines with a break before each but the first; more than two breaks in a row say no more than two. */
function toLines(value: string, line: number): HtmlNode[] {
  const start = line - ((/^\s*/.exec(value)?.[0] ?? '').split('\n').length - 1);
  const lines = value.split('\n');
  if (lines.length > mostLines)
    throw new UnreadableInputError(
      `A text of the export has more than ${mostLines.toLocaleString('en')} lines, which no text needs. Divide it before you export it.`,
    );
  return lines.flatMap((words, index): HtmlNode[] => {
    const at = start + index;
    if (index > 2 && lines.slice(index - 2, index + 1).every((each) => each.trim() === ''))
      return [];
    const text: HtmlNode = { type: 'text', value: words, line: at };
    return index === 0
      ? [text]
      : [
          {
            type: 'element',
            name: 'br',
            attributes: new Map(),
            children: [],
            line: at,
            endLine: at,
            holdsBlock: false,
          },
          text,
        ];
  });
}

/** The caption of an image as WordPress writes it, as a figure: what stands behind the image is its caption. */
export function toFigures(element: HtmlElement): HtmlElement {
  const made = toElement(element, {
    children: element.children.map((child) =>
      child.type === 'element' ? toFigures(child) : child,
    ),
  });
  if (made.name !== 'import-caption') return made;
  const end = made.children.findIndex(
    (child) =>
      child.type === 'element' &&
      (child.name === 'img' || (child.name !== 'import-words' && holdsImage(child))),
  );
  const shown = made.children
    .slice(0, end + 1)
    .filter((child) => !isElement(child, 'import-words'));
  const words = made.children.filter(
    (child, index) => index > end || isElement(child, 'import-words'),
  );
  const caption: HtmlElement = {
    ...made,
    name: 'figcaption',
    children: words,
    line: words[0]?.line ?? made.line,
    holdsBlock: words.some(isBlock),
  };
  return { ...made, name: 'figure', children: [...shown, caption], holdsBlock: true };
}

function holdsImage(element: HtmlElement): boolean {
  return (
    element.name === 'img' ||
    element.children.some((child) => child.type === 'element' && holdsImage(child))
  );
}
