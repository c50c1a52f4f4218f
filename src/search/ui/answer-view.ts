import type { Answer, Question } from '../query/answer.ts';
import type { SearchSettings } from '../settings.ts';
import { createElement, getPart, LabelFormatter } from './element.ts';
import { createFallback, mostTopics } from './fallback.ts';
import { forgetRecentQuestions, readRecentQuestions } from './recent-questions.ts';
import { addAnswer, formatAddress, formatUnsure } from './results.ts';

/**
 * What a panel shows below its form: how many results there are, the results or what comes nearest,
 * and a failure.
 */
export class AnswerView {
  readonly #panel: HTMLElement;
  readonly #answer: HTMLElement;
  readonly #summary: HTMLElement;
  /** Read aloud; the summary beside it changes with every letter and is silent. */
  readonly #status: HTMLElement;
  readonly #failure: HTMLElement;
  readonly #waiting = createElement('p', { class: 'search-waiting', 'aria-hidden': 'true' });
  #shown = '';

  constructor(panel: HTMLElement) {
    this.#panel = panel;
    this.#answer = getPart(panel, '.search-answer', HTMLElement);
    this.#summary = getPart(panel, '.search-summary', HTMLElement);
    this.#status = getPart(panel, '.search-status', HTMLElement);
    this.#failure = getPart(panel, '.search-failure', HTMLElement);
  }

  /**
   * Shows an answer in place of the one before. It is told aloud only if the reader has stopped
   * typing, and an answer that is not sure is not shown before either.
   */
  show(question: Question, answer: Answer, settings: SearchSettings): void {
    const { results, isSure, total } = answer;
    const { text, isTyping } = question;
    if (!isSure && isTyping) return;
    const labels = new LabelFormatter(settings);
    const hasResults = results.length > 0;
    const count = hasResults
      ? labels.formatCount(Math.max(total, results.length), results.length)
      : '';
    const corrections = (hasResults ? answer.corrections : []).map(({ from, to }) =>
      labels.format('corrected', { from, to }),
    );
    const unsure = isSure ? '' : formatUnsure(text, answer, labels);
    this.#failure.hidden = true;
    this.#waiting.remove();
    this.#panel.dataset['answered'] = !hasResults ? 'nothing' : isSure ? 'results' : 'nearest';
    this.#summary.textContent = [...corrections, ...(isSure ? [count] : [])].join(' · ');
    // Emptied before it is filled again, so that the same words are read again.
    this.#status.textContent = isTyping
      ? ''
      : [...corrections, unsure, count].filter((part) => part !== '').join(' ');
    // The same answer stays as it is, with the focus and what was unfolded in it.
    const shown = JSON.stringify([isSure ? '' : text, answer]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#replace(() => addAnswer(this.#answer, text, answer, settings, 'h2'));
  }

  /**
   * Shows what a reader may begin with: what was asked before in this browser, questions of the
   * site, and the topics.
   */
  showStart(settings: SearchSettings): void {
    const labels = new LabelFormatter(settings);
    const recent = readRecentQuestions();
    const list = (name: string, items: readonly (readonly [href: string, label: string])[]) =>
      items.length === 0
        ? []
        : [
            createElement('h2', { class: 'eyebrow' }, labels.format(name)),
            createElement(
              'ul',
              { class: 'ways' },
              ...items.map(([href, label]) =>
                createElement('li', {}, createElement('a', { href }, label)),
              ),
            ),
          ];
    const forget = createElement(
      'button',
      { class: 'search-whole', type: 'button' },
      labels.format('forget'),
    );
    forget.addEventListener('click', () => {
      forgetRecentQuestions();
      this.showStart(settings);
      getPart(this.#panel, '.search-input', HTMLInputElement).focus();
    });
    const topics = settings.topics
      .filter(({ parent }) => parent === undefined)
      .slice(0, mostTopics);
    this.#answer.replaceChildren(
      createElement(
        'div',
        { class: 'search-ways' },
        ...list(
          'recent',
          recent.map((text) => [formatAddress(text), text]),
        ),
        ...(recent.length === 0 ? [] : [forget]),
        ...list(
          'featured',
          settings.featured.map(({ question, permalink }) => [permalink, question]),
        ),
        ...list(
          'topics',
          topics.map(({ permalink, label }) => [permalink, label]),
        ),
      ),
    );
  }

  /** Says that the answer is on its way; what was shown stays until it is there. */
  wait(words: string): void {
    this.#status.textContent = words;
    if (this.#panel.dataset['answered'] !== undefined) this.#summary.textContent = words;
    // The filters come with the first answer, above the summary, and would move words that stand
    // there.
    else if (!this.#waiting.isConnected) this.#summary.before(this.#waiting);
    this.#waiting.textContent = words;
  }

  /** Whether a failure is shown. */
  get hasFailed(): boolean {
    return !this.#failure.hidden;
  }

  /**
   * Says that the search could not be loaded; with the topics and whom to ask, if the settings are
   * known.
   */
  fail(question: string, settings: SearchSettings | undefined): void {
    this.clear();
    this.#failure.hidden = false;
    if (settings !== undefined)
      this.#answer.replaceChildren(createFallback(question, [], settings, 'h2'));
  }

  /** Hides the failure. */
  recover(): void {
    if (!this.#failure.hidden) this.clear();
    this.#failure.hidden = true;
  }

  clear(): void {
    this.#shown = '';
    this.#waiting.remove();
    delete this.#panel.dataset['answered'];
    this.#summary.textContent = '';
    this.#status.textContent = '';
    this.#answer.replaceChildren();
  }

  /** The focus stays on the result that has it, if that is shown again. */
  #replace(add: () => void): void {
    const active = document.activeElement;
    const address =
      active instanceof HTMLAnchorElement && this.#answer.contains(active)
        ? active.href
        : undefined;
    this.#answer.replaceChildren();
    add();
    if (address !== undefined)
      [...this.#answer.querySelectorAll('a')].find(({ href }) => href === address)?.focus();
  }
}
