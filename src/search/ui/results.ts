import type { Answer, Result, Run } from '../query/answer.ts';
import { base } from '../query/site-files.ts';
import type { SearchSettings } from '../settings.ts';
import { createElement, LabelFormatter } from './element.ts';
import { createFallback, shorten, type HeadingLevel } from './fallback.ts';
import { formatSearchAddress } from './search-params.ts';

/**
 * Adds an answer to `host`: its results as a list of links with their text, and if it is not sure,
 * a sentence that says so, the topics and whom to ask.
 */
export function addAnswer(
  host: Element,
  question: string,
  answer: Answer,
  settings: SearchSettings,
  heading: HeadingLevel,
): void {
  const labels = new LabelFormatter(settings);
  const { results, isSure, nearestTopics, suggestion, total } = answer;
  if (suggestion !== undefined) {
    const link = createElement('a', { href: formatAddress(suggestion) }, suggestion);
    const [before = '', after = ''] = labels.format('suggestion').split('{question}');
    host.append(createElement('p', { class: 'search-suggestion' }, before, link, after));
  }
  if (!isSure)
    host.append(
      createElement('p', { class: 'search-unsure' }, formatUnsure(question, answer, labels)),
    );
  if (results.length > 0) addResults(host, results, labels, heading);
  if (isSure && total > results.length) {
    const label = labels.format('allResults', { count: total });
    const link = createElement('a', { href: formatAddress(question) }, label);
    host.append(createElement('p', { class: 'search-more' }, link));
  }
  if (!isSure) host.append(createFallback(question, nearestTopics, settings, heading));
}

/** The address at which the search page asks a question. */
export function formatAddress(text: string): string {
  const page = new URL(`${base}search/`, location.href).href;
  return formatSearchAddress(page, { text, kind: undefined, topic: undefined });
}

/**
 * What is said above the nearest results, or if there are none, with as much of a long question as
 * can be taken in.
 */
export function formatUnsure(
  question: string,
  { results, isTooShort }: Answer,
  labels: LabelFormatter,
): string {
  if (isTooShort) return labels.format('tooShort');
  return results.length > 0
    ? labels.format('nearest')
    : labels.format('nothing', { question: shorten(question.trim(), 120) });
}

function addResults(
  host: Element,
  results: readonly Result[],
  labels: LabelFormatter,
  heading: HeadingLevel,
): void {
  const items = results.map((result) => createResult(result, labels, heading));
  const list = createElement('div', { class: 'search-results', role: 'list' }, ...items);
  list.addEventListener('click', unfold);
  host.append(list);
  const sizes = new ResizeObserver((entries) =>
    entries.forEach(({ target }) => updateUnfoldButton(target)),
  );
  for (const text of list.querySelectorAll('.search-folded')) {
    // At once, so that nothing moves a moment later.
    updateUnfoldButton(text);
    sizes.observe(text);
  }
}

/**
 * A result: its title as a link, what it is, the answer or the words around the match, and what it
 * rests on.
 */
function createResult(
  { kind, title, address, section, lead, text, notes }: Result,
  labels: LabelFormatter,
  heading: HeadingLevel,
): HTMLElement {
  const place = section === undefined ? [] : [' · ', labels.format('section', { section })];
  const isWhole = kind === 'question';
  const href = isWhole ? address : withTextDirective(address, text);
  const link = createElement('a', { href }, title);
  const head = [
    createElement(heading, {}, link),
    createElement('p', { class: 'search-kind' }, labels.format(kind), ...place),
  ];
  const nodes = createNodes(text);
  if (lead.length > 0)
    nodes.unshift(createElement('span', { class: 'search-lead' }, ...createNodes(lead), ' '));
  const textClass = isWhole ? 'search-text search-folded' : 'search-text';
  const body: Node[] = [createElement('p', { class: textClass }, ...nodes)];
  if (isWhole) {
    const button = { class: 'search-whole', type: 'button', hidden: '' };
    body.push(createElement('button', button, labels.format('whole')));
  }
  if (notes.length > 0) {
    const items = notes.map((note) => createElement('li', {}, note));
    body.push(createElement('ul', { class: 'search-notes' }, ...items));
  }
  return createElement(
    'div',
    { class: 'search-result', role: 'listitem' },
    createElement('div', {}, ...head),
    createElement('div', {}, ...body),
  );
}

function createNodes(runs: readonly Run[]): (Node | string)[] {
  return runs.map(({ text, isMarked }) => (isMarked ? createElement('mark', {}, text) : text));
}

/** How many words of a text are looked for on its page. */
const directiveWords = 6;

/**
 * An address that lets a browser show the place of a text on its page
 * (https://wicg.github.io/scroll-to-text-fragment/): its first words from a marked one on, within a
 * line. As it is where nothing is marked, and for browsers that would take the rest for an id.
 */
function withTextDirective(address: string, runs: readonly Run[]): string {
  if (!('fragmentDirective' in document) || !runs.some(({ isMarked }) => isMarked)) return address;
  const marked = runs.slice(runs.findIndex(({ isMarked }) => isMarked));
  const [line = ''] = marked
    .map(({ text }) => text)
    .join('')
    .split(/\n|…| · /);
  const words = line.trim().split(' ').slice(0, directiveWords).join(' ');
  const hash = address.includes('#') ? '' : '#';
  return `${address}${hash}:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}`;
}

/** A long answer is folded by its style; the button is there only if that cuts something off. */
function updateUnfoldButton(text: Element): void {
  const button = text.nextElementSibling;
  if (button instanceof HTMLButtonElement)
    button.hidden =
      !text.classList.contains('search-folded') || text.scrollHeight <= text.clientHeight + 1;
}

function unfold({ target }: Event): void {
  const text = target instanceof HTMLButtonElement ? target.previousElementSibling : null;
  if (!(target instanceof HTMLButtonElement) || !(text instanceof HTMLElement)) return;
  text.classList.remove('search-folded');
  text.querySelector('.search-lead')?.remove();
  // The button goes; who pressed it goes on reading where the text is.
  text.tabIndex = -1;
  text.focus();
  target.hidden = true;
}
