import type { Answer, Question } from '../search/answer.ts';
import type { SearchSettings } from '../search/settings.ts';
import { createElement, getPart } from './element.ts';
import { createNothing, sayNothing } from './nothing.ts';
import { addResults } from './results.ts';
import { Words } from './words.ts';

/** What a panel shows below its form: how many results there are, the results or that there are none, and a failure. */
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

  /** Shows an answer in place of the one before. It is told aloud, and that there is none said at all, where the reader has stopped typing. */
  show(question: Question, answer: Answer, settings: SearchSettings): void {
    const words = new Words(settings);
    const isNarrowed = question.kind !== undefined || question.topic !== undefined;
    const hasNone = answer.results.length === 0;
    if (hasNone && question.isTyping) return;
    const count = hasNone && !isNarrowed ? '' : words.count(Math.max(answer.total, answer.results.length), answer.results.length);
    const corrections = hasNone ? [] : answer.corrections.map(({ from, to }) => words.say('corrected', { from, to }));
    this.#failure.hidden = true;
    this.#waiting.remove();
    this.#panel.dataset['answered'] = hasNone ? 'nothing' : 'results';
    this.#summary.textContent = [...corrections, count].join(' · ');
    // Emptied before it is filled again, so that the same words are read again.
    this.#status.textContent = question.isTyping ? '' : [...corrections, count || sayNothing(question.text, words)].join('. ');
    // The same answer stays as it is, with the focus and what was unfolded in it.
    const shown = JSON.stringify([hasNone && !isNarrowed ? question.text : '', answer]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#replace(() => {
      if (!hasNone) addResults(this.#answer, answer.results, words, 'h2');
      else if (!isNarrowed) this.#answer.append(createNothing(question.text, answer, settings, words));
    });
  }

  /** Says that the answer is on its way; what was shown stays until it is there. */
  wait(words: string): void {
    this.#status.textContent = words;
    if (this.#panel.dataset['answered'] !== undefined) this.#summary.textContent = words;
    // The filters come with the first answer, above the summary, and would move words that stand there.
    else if (!this.#waiting.isConnected) this.#summary.before(this.#waiting);
    this.#waiting.textContent = words;
  }

  /** Says that there is no search. */
  fail(): void {
    this.clear();
    this.#failure.hidden = false;
  }

  /** Takes back that there is none. */
  recover(): void {
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

  /** The focus stays on the result that has it, where that is shown again. */
  #replace(add: () => void): void {
    const active = document.activeElement;
    const address = active instanceof HTMLAnchorElement && this.#answer.contains(active) ? active.href : undefined;
    this.#answer.replaceChildren();
    add();
    if (address !== undefined) [...this.#answer.querySelectorAll('a')].find(({ href }) => href === address)?.focus();
  }
}
