import { isBlock, type HtmlElement, type HtmlNode } from '../element.ts';

/** A question with its answer as one element, in the place of the element that marked it. */
export function toQuestionElement(
  from: HtmlElement,
  question: readonly HtmlNode[],
  answer: readonly HtmlNode[],
): HtmlElement {
  const term: HtmlElement = {
    ...from,
    name: 'import-term',
    attributes: new Map(),
    children: question,
    holdsBlock: question.some(isBlock),
    endLine: from.line,
  };
  const endLine = answer.reduce(
    (last, node) => Math.max(last, node.type === 'element' ? node.endLine : node.line),
    from.endLine,
  );
  return {
    ...from,
    name: 'import-question',
    attributes: new Map(),
    children: [term, ...answer],
    holdsBlock: true,
    endLine,
  };
}
