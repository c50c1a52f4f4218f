import { isElement, toElement, type HtmlElement, type HtmlNode } from '../element.ts';
import { isQuestion } from './is-question.ts';
import { markAccordion } from './accordion.ts';
import { toMarkedQuestion } from './marked-blocks.ts';
import { groupDefinitions } from '../definitions.ts';
import { toQuestionElement } from './question-element.ts';

const faqHeading =
  /\b(?:faqs?|q\s?&\s?a|frequently asked|common questions|häufige fragen|häufig gestellte fragen|fragen und antworten|questions fréquentes|preguntas frecuentes)\b/iu;

/**
 * Finds questions that HTML itself marks, and puts each with its answer into one element `import-question`, whose first child holds
 * the question: `details`, definition lists, the FAQ blocks of WordPress plugins, microdata, buttons that open a part of the page.
 */
export function markQuestions(element: HtmlElement): HtmlElement {
  const children = markAccordion(element.children);
  const folded = children.filter((child) => isElement(child, 'details'));
  const areQuestions = folded.filter(hasQuestion).length * 2 > folded.length;
  const marked: HtmlNode[] = [];
  let isBelowFaq = false;
  for (const child of children) {
    if (child.type === 'element' && /^h[1-6]$/.test(child.name))
      isBelowFaq = faqHeading.test(toWordsOf(child));
    if (child.type !== 'element') marked.push(child);
    else
      for (const each of toQuestions(child, areQuestions || isBelowFaq))
        marked.push(each.type === 'element' ? markQuestions(each) : each);
  }
  return toElement(element, { children: marked });
}

function toQuestions(element: HtmlElement, isAmongQuestions: boolean): HtmlNode[] {
  if (element.name === 'details' && (isAmongQuestions || hasQuestion(element))) {
    const summary = element.children.find((child) => isElement(child, 'summary'));
    return summary === undefined
      ? [element]
      : [
          toQuestionElement(
            element,
            [summary],
            element.children.filter((child) => child !== summary),
          ),
        ];
  }
  if (element.name === 'dl') {
    const groups = groupDefinitions(element);
    const asked = groups.filter(({ terms }) => terms.some((term) => isQuestion(toWordsOf(term))));
    if (asked.length === 0 || asked.length * 2 < groups.length) return [element];
    return groups.map(({ terms, definitions }) =>
      toQuestionElement(terms[0] ?? element, terms, definitions),
    );
  }
  return [toMarkedQuestion(element) ?? element];
}

function hasQuestion(details: HtmlElement): boolean {
  return details.children.some(
    (child) => isElement(child, 'summary') && isQuestion(toWordsOf(child)),
  );
}

function toWordsOf(node: HtmlNode): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(toWordsOf).join('') : '';
}
