import { groupDefinitions } from './blocks.ts';
import {
  attribute,
  findElement,
  hasClass,
  type HtmlElement,
  type HtmlNode,
  isBlockElement,
  isElement,
  copyElement,
  getTextContent,
} from './element.ts';
import { collectIds, createPlacesAttributes } from './places.ts';

const faqHeading =
  /\b(?:faqs?|q\s?&\s?a|frequently asked|common questions|häufige fragen|häufig gestellte fragen|fragen und antworten|questions fréquentes|preguntas frecuentes)\b/iu;

/**
 * Finds questions by markup and wraps each with its answer in `import-question`, whose first child
 * is the question: `details`, definition lists, FAQ blocks of WordPress plugins, microdata,
 * accordions.
 */
export function markQuestions(element: HtmlElement): HtmlElement {
  const children = markAccordion(element.children);
  const folded = children.filter((child) => isElement(child, 'details'));
  const areQuestions = folded.filter(hasQuestion).length * 2 > folded.length;
  const marked: HtmlNode[] = [];
  let isBelowFaq = false;
  for (const child of children) {
    if (child.type === 'element' && /^h[1-6]$/.test(child.name))
      isBelowFaq = faqHeading.test(getQuestionText(child));
    if (child.type !== 'element') marked.push(child);
    else
      for (const each of findQuestions(child, areQuestions || isBelowFaq))
        marked.push(each.type === 'element' ? markQuestions(each) : each);
  }
  return copyElement(element, { children: marked });
}

function findQuestions(element: HtmlElement, isAmongQuestions: boolean): HtmlNode[] {
  if (element.name === 'details' && (isAmongQuestions || hasQuestion(element))) {
    const summary = element.children.find((child) => isElement(child, 'summary'));
    return summary === undefined
      ? [element]
      : [
          createQuestionElement(
            element,
            [summary],
            element.children.filter((child) => child !== summary),
          ),
        ];
  }
  if (element.name === 'dl') {
    const groups = groupDefinitions(element);
    const asked = groups.filter(({ terms }) =>
      terms.some((term) => isQuestion(getQuestionText(term))),
    );
    if (asked.length === 0 || asked.length * 2 < groups.length) return [element];
    return groups.map(({ terms, definitions }) =>
      createQuestionElement(terms[0] ?? element, terms, definitions),
    );
  }
  return [convertFaqBlock(element) ?? element];
}

function hasQuestion(details: HtmlElement): boolean {
  return details.children.some(
    (child) => isElement(child, 'summary') && isQuestion(getQuestionText(child)),
  );
}

function getQuestionText(node: HtmlNode): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(getQuestionText).join('') : '';
}

/**
 * Whether text ends like a question, also in Greek, Arabic, Chinese and Japanese; closing quotation
 * marks may follow.
 */
function isQuestion(words: string): boolean {
  return /[?？؟;]["'”’»)\s]*$/u.test(words.trim());
}

const questionClass =
  /(?:^|[\s_-])(?:faq|accordion|toggle|tab|qa)[\w-]*[_-](?:question|title|header|heading|trigger|q)(?:\s|$)/i;
const answerClass = /(?:^|[\s_-])(?:answer|content|panel|body|collapse|text|a)(?:[\s_-]|$)/i;

/**
 * Joins each accordion button with its panel: as a question if it is one, else as a heading.
 * Without scripts both are always visible.
 */
function markAccordion(nodes: readonly HtmlNode[]): HtmlNode[] {
  const marked: HtmlNode[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node === undefined) continue;
    const next =
      [1, 2, 3].map((step) => index + step).find((at) => nodes[at]?.type === 'element') ??
      nodes.length;
    const panel = nodes[next];
    const made =
      node.type === 'element' && panel?.type === 'element' ? findPanel(node, panel) : undefined;
    for (const each of made ?? [node]) marked.push(each);
    if (made !== undefined) index = next;
  }
  return marked;
}

function findPanel(head: HtmlElement, panel: HtmlElement): HtmlNode[] | undefined {
  if (isElement(panel, 'nav', 'form', 'script')) return undefined;
  const opener = findOpener(head);
  const id = attribute(panel, 'id');
  const isOpened = opener !== undefined && id !== '' && findTarget(opener) === id;
  const isNamed =
    questionClass.test(attribute(head, 'class')) && answerClass.test(attribute(panel, 'class'));
  if (!isOpened && !isNamed) return undefined;
  const words = getTextContent(opener ?? head);
  if (words === '') return undefined;
  if (isQuestion(words))
    return [
      createQuestionElement(
        head,
        [copyElement(head, { attributes: new Map() })].map(withoutButtons),
        copyElement(panel, {}).children,
      ),
    ];
  if (
    !isOpened ||
    getTextContent(panel).length < 40 ||
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
    copyElement(panel, { attributes: new Map() }),
  ];
}

/** The button or link that opens a panel, at most three levels down. */
function findOpener(element: HtmlElement, levels = 3): HtmlElement | undefined {
  if (findTarget(element) !== '') return element;
  const inner = element.children.filter((child) => isElement(child));
  if (levels === 0 || inner.length > 4) return undefined;
  for (const child of inner) {
    const found = findOpener(child, levels - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findTarget(element: HtmlElement): string {
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

/** Turns buttons into inline elements, so that their text is kept. */
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

function listIds(node: HtmlNode): string[] {
  return node.type === 'element' ? collectIds(node) : [];
}

/** An element for a question with its answer. */
function createQuestionElement(
  from: HtmlElement,
  question: readonly HtmlNode[],
  answer: readonly HtmlNode[],
): HtmlElement {
  const term: HtmlElement = {
    ...from,
    name: 'import-term',
    attributes: new Map(),
    children: question,
    holdsBlock: question.some(isBlockElement),
    endLine: from.line,
  };
  const endLine = answer.reduce(
    (last, node) => Math.max(last, node.type === 'element' ? node.endLine : node.line),
    from.endLine,
  );
  return {
    ...from,
    name: 'import-question',
    attributes: new Map(
      Object.entries(createPlacesAttributes([from, ...question, ...answer].flatMap(listIds))),
    ),
    children: [term, ...answer],
    holdsBlock: true,
    endLine,
  };
}

/** The selectors of a plugin or vocabulary for questions. */
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

/** The question marked by Yoast, Rank Math or microdata; undefined if it is none. */
function convertFaqBlock(element: HtmlElement): HtmlElement | undefined {
  const kind = marks.find(({ isWhole }) => isWhole(element));
  if (kind === undefined) return undefined;
  const question = findElement(element, kind.isQuestion);
  if (question === undefined || findElement(element, kind.isAnswer) === undefined) return undefined;
  return createQuestionElement(
    element,
    [question],
    element.children.flatMap((child) => without(child, question)),
  );
}

/** The node without one descendant. */
function without(node: HtmlNode, taken: HtmlElement): HtmlNode[] {
  if (node === taken) return [];
  if (node.type !== 'element' || findElement(node, (each) => each === taken) === undefined)
    return [node];
  return [{ ...node, children: node.children.flatMap((child) => without(child, taken)) }];
}
