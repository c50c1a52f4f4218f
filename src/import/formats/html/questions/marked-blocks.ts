import { attribute, findElement, hasClass, type HtmlElement, type HtmlNode } from '../element.ts';
import { toQuestionElement } from './question-element.ts';

/** How a plugin or a vocabulary marks one question: the whole, its question and its answer. */
interface Marks {
  readonly isWhole: (element: HtmlElement) => boolean;
  readonly isQuestion: (element: HtmlElement) => boolean;
  readonly isAnswer: (element: HtmlElement) => boolean;
}

const marks: readonly Marks[] = [
  byClass('schema-faq-section', 'schema-faq-question', 'schema-faq-answer'),
  byClass('rank-math-list-item', 'rank-math-question', 'rank-math-answer'),
  byClass('rank-math-faq-item', 'rank-math-question', 'rank-math-answer'),
  {
    isWhole: (element) => /schema\.org\/Question$/i.test(attribute(element, 'itemtype')),
    isQuestion: (element) => attribute(element, 'itemprop') === 'name',
    isAnswer: (element) =>
      /^(?:acceptedAnswer|suggestedAnswer)$/.test(attribute(element, 'itemprop')),
  },
];

function byClass(whole: string, question: string, answer: string): Marks {
  return {
    isWhole: (element) => hasClass(element, whole),
    isQuestion: (element) => hasClass(element, question),
    isAnswer: (element) => hasClass(element, answer),
  };
}

/** The question that the element is marked as: by Yoast, by Rank Math, by microdata. Undefined where it is not. */
export function toMarkedQuestion(element: HtmlElement): HtmlElement | undefined {
  const kind = marks.find(({ isWhole }) => isWhole(element));
  if (kind === undefined) return undefined;
  const question = findElement(element, kind.isQuestion);
  if (question === undefined || findElement(element, kind.isAnswer) === undefined) return undefined;
  return toQuestionElement(
    element,
    [question],
    element.children.flatMap((child) => without(child, question)),
  );
}

/** The node without the element that is taken out of it. */
function without(node: HtmlNode, taken: HtmlElement): HtmlNode[] {
  if (node === taken) return [];
  if (node.type !== 'element' || findElement(node, (each) => each === taken) === undefined)
    return [node];
  return [{ ...node, children: node.children.flatMap((child) => without(child, taken)) }];
}
