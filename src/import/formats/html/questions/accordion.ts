import {
  attribute,
  findElement,
  isElement,
  toElement,
  toPlainText,
  type HtmlElement,
  type HtmlNode,
} from '../element.ts';
import { isQuestion } from './is-question.ts';
import { toQuestionElement } from './question-element.ts';

const questionClass =
  /(?:^|[\s_-])(?:faq|accordion|toggle|tab|qa)[\w-]*[_-](?:question|title|header|heading|trigger|q)(?:\s|$)/i;
const answerClass = /(?:^|[\s_-])(?:answer|content|panel|body|collapse|text|a)(?:[\s_-]|$)/i;

/**
 * The nodes, with each part that a button opens in one element with the words of the button: as a question where they are one, else as
 * a heading before the part. Without the programs of the page, both always stand in the text.
 */
export function markAccordion(nodes: readonly HtmlNode[]): HtmlNode[] {
  const marked: HtmlNode[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node === undefined) continue;
    const next =
      [1, 2, 3].map((step) => index + step).find((at) => nodes[at]?.type === 'element') ??
      nodes.length;
    const panel = nodes[next];
    const made =
      node.type === 'element' && panel?.type === 'element' ? toPart(node, panel) : undefined;
    for (const each of made ?? [node]) marked.push(each);
    if (made !== undefined) index = next;
  }
  return marked;
}

function toPart(head: HtmlElement, panel: HtmlElement): HtmlNode[] | undefined {
  if (isElement(panel, 'nav', 'form', 'script')) return undefined;
  const opener = findOpener(head);
  const id = attribute(panel, 'id');
  const isOpened = opener !== undefined && id !== '' && toAim(opener) === id;
  const isNamed =
    questionClass.test(attribute(head, 'class')) && answerClass.test(attribute(panel, 'class'));
  if (!isOpened && !isNamed) return undefined;
  const words = toPlainText(opener ?? head);
  if (words === '') return undefined;
  if (isQuestion(words))
    return [
      toQuestionElement(
        head,
        [toElement(head, { attributes: new Map() })].map(withoutButtons),
        toElement(panel, {}).children,
      ),
    ];
  if (
    !isOpened ||
    toPlainText(panel).length < 40 ||
    findElement(panel, ({ name }) => name === 'p') === undefined
  )
    return undefined;
  return [
    {
      ...head,
      name: /^h[1-6]$/.test(head.name) ? head.name : 'p',
      attributes: new Map(),
      children: [{ ...withoutButtons(head), name: 'strong', attributes: new Map() }],
    },
    toElement(panel, { attributes: new Map() }),
  ];
}

/** The button or link that opens a part, within three levels of the element. */
function findOpener(element: HtmlElement, levels = 3): HtmlElement | undefined {
  if (toAim(element) !== '') return element;
  const inner = element.children.filter((child) => isElement(child));
  if (levels === 0 || inner.length > 4) return undefined;
  for (const child of inner) {
    const found = findOpener(child, levels - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function toAim(element: HtmlElement): string {
  if (attribute(element, 'role') === 'tab') return '';
  const href =
    element.attributes.has('data-toggle') || element.attributes.has('aria-expanded')
      ? attribute(element, 'href')
      : '';
  return (
    attribute(element, 'aria-controls') ||
    attribute(element, 'data-bs-target') ||
    attribute(element, 'data-target') ||
    href
  ).replace(/^#/, '');
}

/** Buttons as what stands in lines, so that their words stay. */
function withoutButtons(element: HtmlElement): HtmlElement {
  const children = element.children.map((child) =>
    child.type === 'element' ? withoutButtons(child) : child,
  );
  return {
    ...element,
    name: element.name === 'button' || element.name === 'a' ? 'span' : element.name,
    children,
  };
}
