import type { Answer, Question } from '../query/answer.ts';
import type { SearchSettings } from '../query/settings.ts';
import { toAskedAddress, type Asked } from './address.ts';
import { AnswerView } from './answer-view.ts';
import { Combobox } from './combobox.ts';
import { getPart } from './element.ts';
import { EmergencyCard } from './emergency-card.ts';
import { readSettingsAlone, Retry } from './failure.ts';
import { chooseFilters, createFilters, readFilters } from './filters.ts';
import { Inquiry, type Pace } from './inquiry.ts';
import { search } from './search.ts';
import { Words } from './words.ts';

interface Found {
  readonly settings: SearchSettings;
  readonly question: Question;
  readonly answer: Answer;
}

/**
 * A form for a question, and the answers to it, which follow the typing: the same on the search page and in the dialog. Its markup is
 * in SearchPanel.astro.
 */
export class SearchPanel extends HTMLElement {
  readonly #inquiry = new Inquiry<Found>({
    ask: (pace) => this.#ask(pace),
    isSlow: () => this.#view?.wait(this.dataset['loading'] ?? ''),
    hasFound: ({ question, answer, settings }) => {
      this.#retry?.settle();
      this.#view?.show(question, answer, settings);
    },
    hasFailed: () => void this.#fail(),
  });
  #view: AnswerView | undefined;
  #card: EmergencyCard | undefined;
  #retry: Retry | undefined;
  #preparation: Promise<SearchSettings> | undefined;
  #filters: HTMLElement | undefined;
  /** What is to be chosen in the filters as soon as they are there. */
  #chosen: Pick<Asked, 'kind' | 'topic'> = { kind: undefined, topic: undefined };

  connectedCallback(): void {
    if (this.#view !== undefined) return;
    const { input } = this;
    const view = new AnswerView(this);
    this.#view = view;
    this.#card = new EmergencyCard(this);
    this.#retry = new Retry(
      getPart(this, '.search-retry', HTMLFormElement),
      () => this.#again(),
      () => this.#renew(),
    );
    this.addEventListener('input', ({ target }) => target === input && this.#follow('type'));
    this.addEventListener('change', ({ target }) => target !== input && this.#follow('submit'));
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#follow('submit');
    });
    getPart(this, '.search-clear', HTMLElement).addEventListener('click', () => this.clear());
    // oxlint-disable-next-line no-new -- it listens to the input from here on
    new Combobox(input, getPart(this, '.search-answer', HTMLElement));
    this.#prepare().then(
      () => view.recover(),
      () => void this.#fail(),
    );
    // What was typed before this script was there.
    this.#follow('type');
  }

  get input(): HTMLInputElement {
    return getPart(this, '.search-input', HTMLInputElement);
  }

  /** What stands in the form. */
  get asked(): Asked {
    return {
      text: this.input.value,
      ...(this.#filters === undefined ? this.#chosen : readFilters(this.#filters)),
    };
  }

  /** Puts a question into the form and asks it. */
  fill({ text, kind, topic }: Asked): void {
    this.input.value = text;
    this.#chosen = { kind, topic };
    if (this.#filters !== undefined) chooseFilters(this.#filters, this.#chosen);
    this.#follow('submit');
  }

  /** Empties the input, as if the reader had done so letter by letter. */
  clear(): void {
    this.input.value = '';
    this.input.focus();
    this.input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  #follow(how: 'type' | 'submit'): void {
    void this.#card?.consider(this.input.value);
    if (this.asked.text.trim() !== '') return this.#inquiry[how]();
    this.#inquiry.stop();
    this.#view?.clear();
  }

  get #form(): HTMLFormElement {
    return getPart(this, '.search-form', HTMLFormElement);
  }

  async #ask(pace: Pace): Promise<Found> {
    const settings = await this.#prepare();
    const question = { ...this.asked, isTyping: pace === 'typing' };
    const answer = await search.ask(question);
    if (pace !== 'resting' || answer.isSure) return { settings, question, answer };
    // Who rests in the middle of a word goes on seeing what it begins.
    const begun = await search.ask({ ...question, isTyping: true });
    return { settings, question, answer: begun.isSure ? begun : answer };
  }

  async #fail(): Promise<void> {
    this.#view?.fail(this.input.value, undefined);
    // On the search page all topics follow, with their questions.
    if (this.closest('dialog') === null) return;
    const settings = await readSettingsAlone();
    if (this.#view?.hasFailed === true) this.#view.fail(this.input.value, settings);
  }

  /** Loads the search anew, with what is asked. */
  #again(): void {
    this.#preparation = undefined;
    this.#view?.wait(this.dataset['loading'] ?? '');
    if (this.input.value.trim() !== '') return this.#follow('submit');
    this.#prepare().then(
      () => this.#view?.recover(),
      () => void this.#fail(),
    );
  }

  /** Asks on the search page, loaded anew. */
  #renew(): void {
    const page = toAskedAddress(this.#form.action, this.asked);
    const isHere = new URL(page).pathname === location.pathname;
    location.assign(page);
    if (isHere) location.reload();
  }

  /** Loads what every search needs, once; after a failure, anew. */
  #prepare(): Promise<SearchSettings> {
    this.#preparation ??= search
      .warm()
      .then((settings) => {
        this.#filters ??= this.#addFilters(settings);
        return settings;
      })
      .catch((error: unknown) => {
        this.#preparation = undefined;
        throw error;
      });
    return this.#preparation;
  }

  #addFilters(settings: SearchSettings): HTMLElement {
    const filters = createFilters(settings, new Words(settings));
    chooseFilters(filters, this.#chosen);
    this.#form.append(filters);
    return filters;
  }
}

customElements.define('search-panel', SearchPanel);
