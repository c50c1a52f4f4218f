import type { Answer, Question } from '../query/answer.ts';
import { searchClient } from '../query/search-client.ts';
import { readSiteFile, settingsAddress } from '../query/site-files.ts';
import type { SearchSettings } from '../settings.ts';
import { AnswerView } from './answer-view.ts';
import { Combobox } from './combobox.ts';
import { DebouncedSearch, type Pace } from './debounced-search.ts';
import { createElement, getPart, LabelFormatter } from './element.ts';
import { EmergencyCard } from './emergency-card.ts';
import { Retry } from './fallback.ts';
import { keepRecentQuestion } from './recent-questions.ts';
import { parseKind, formatSearchAddress, type SearchParams } from './search-params.ts';

interface Found {
  readonly settings: SearchSettings;
  readonly question: Question;
  readonly answer: Answer;
}

/** How many results are shown at first, and how many more at a time. */
const [firstResults, moreResults] = [10, 20];

/**
 * A form for a question, and the answers to it, which follow the typing: the same on the search
 * page and in the dialog. Its markup is in SearchPanel.astro.
 */
export class SearchPanel extends HTMLElement {
  readonly #search = new DebouncedSearch<Found>({
    ask: (pace) => this.#ask(pace),
    onSlow: () => this.#view?.wait(this.dataset['loading'] ?? ''),
    onFound: ({ question, answer, settings }) => {
      this.#retry?.reset();
      this.#view?.show(question, answer, settings);
    },
    onFailed: () => void this.#fail(),
  });
  #view: AnswerView | undefined;
  #card: EmergencyCard | undefined;
  #retry: Retry | undefined;
  #settings: Promise<SearchSettings> | undefined;
  /** How often the search was loaded anew. */
  #restarts = 0;
  #filters: HTMLElement | undefined;
  /** How many results are shown at most. */
  #most = firstResults;
  /** What is to be chosen in the filters as soon as they are there. */
  #chosen: Pick<SearchParams, 'kind' | 'topic'> = { kind: undefined, topic: undefined };

  connectedCallback(): void {
    if (this.#view !== undefined) return;
    const { input } = this;
    this.#view = new AnswerView(this);
    this.#card = new EmergencyCard(this);
    this.#retry = new Retry(
      getPart(this, '.search-retry', HTMLFormElement),
      () => this.#restart(),
      () => this.#reload(),
    );
    this.addEventListener('input', ({ target }) => target === input && this.#update('type'));
    this.addEventListener('change', ({ target }) => target !== input && this.#update('submit'));
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      keepRecentQuestion(input.value);
      // All results are on the search page; the dialog shows the best.
      if (this.#isInDialog && input.value.trim() !== '')
        location.assign(formatSearchAddress(this.#form.action, this.params));
      else this.#update('submit');
    });
    // A result that is opened answers what was asked.
    this.addEventListener('click', (event) => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      if (target.closest('.search-result a') !== null) keepRecentQuestion(input.value);
      // On the search page itself the link leads nowhere else.
      if (target.closest('.search-more a') === null || this.#isInDialog) return;
      event.preventDefault();
      this.#most += moreResults;
      this.#search.submit();
    });
    getPart(this, '.search-clear', HTMLElement).addEventListener('click', () => this.clear());
    // oxlint-disable-next-line no-new -- it listens to the input from here on
    new Combobox(input, getPart(this, '.search-answer', HTMLElement));
    this.#load();
    // What was typed before this script was there.
    this.#update('type');
  }

  get input(): HTMLInputElement {
    return getPart(this, '.search-input', HTMLInputElement);
  }

  /** What is asked in the form. */
  get params(): SearchParams {
    return {
      text: this.input.value,
      ...(this.#filters === undefined ? this.#chosen : readFilters(this.#filters)),
    };
  }

  /** Puts a question into the form and asks it. */
  fill({ text, kind, topic }: SearchParams): void {
    this.input.value = text;
    this.#chosen = { kind, topic };
    if (this.#filters !== undefined) chooseFilters(this.#filters, this.#chosen);
    this.#update('submit');
  }

  /** Empties the input, as if the reader had done so letter by letter. */
  clear(): void {
    this.input.value = '';
    this.input.focus();
    this.input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  #update(how: 'type' | 'submit'): void {
    this.#most = firstResults;
    void this.#card?.update(this.input.value);
    if (this.params.text.trim() !== '') return this.#search[how]();
    this.#search.stop();
    this.#view?.clear();
    void this.#showStart();
  }

  get #isInDialog(): boolean {
    return this.closest('dialog') !== null;
  }

  /** What the empty dialog shows; on the search page all questions stand below. */
  async #showStart(): Promise<void> {
    if (!this.#isInDialog) return;
    const settings = await this.#prepare().catch(() => undefined);
    if (settings !== undefined && this.params.text.trim() === '') this.#view?.showStart(settings);
  }

  get #form(): HTMLFormElement {
    return getPart(this, '.search-form', HTMLFormElement);
  }

  async #ask(pace: Pace): Promise<Found> {
    const settings = await this.#prepare();
    const most = this.#most;
    const question = { ...this.params, isTyping: pace === 'typing', most };
    const answer = await searchClient.ask(question);
    if (pace !== 'resting' || answer.isSure) return { settings, question, answer };
    // A reader who pauses within a word goes on seeing what its beginning finds.
    const prefixAnswer = await searchClient.ask({ ...question, isTyping: true });
    return { settings, question, answer: prefixAnswer.isSure ? prefixAnswer : answer };
  }

  async #fail(): Promise<void> {
    this.#view?.fail(this.input.value, undefined);
    // On the search page all topics follow, with their questions.
    if (!this.#isInDialog) return;
    const restarts = this.#restarts;
    const settings = await readSettings();
    // Meanwhile the search may have recovered, or be tried again, which the view then says.
    if (restarts === this.#restarts && this.#view?.hasFailed === true)
      this.#view.fail(this.input.value, settings);
  }

  /** Loads the search anew, with what is asked. */
  #restart(): void {
    this.#restarts += 1;
    this.#settings = undefined;
    this.#view?.wait(this.dataset['loading'] ?? '');
    if (this.input.value.trim() !== '') return this.#update('submit');
    this.#load();
  }

  /** Asks on the search page, loaded anew. */
  #reload(): void {
    const page = formatSearchAddress(this.#form.action, this.params);
    const isHere = new URL(page).pathname === location.pathname;
    location.assign(page);
    if (isHere) location.reload();
  }

  #load(): void {
    this.#prepare().then(
      () => this.#view?.recover(),
      () => void this.#fail(),
    );
  }

  /** Loads what every search needs, once; after a failure, again. */
  #prepare(): Promise<SearchSettings> {
    this.#settings ??= searchClient
      .warm()
      .then((settings) => {
        this.#filters ??= this.#addFilters(settings);
        return settings;
      })
      .catch((error: unknown) => {
        this.#settings = undefined;
        throw error;
      });
    return this.#settings;
  }

  #addFilters(settings: SearchSettings): HTMLElement {
    const filters = createFilters(settings, new LabelFormatter(settings));
    chooseFilters(filters, this.#chosen);
    this.#form.append(filters);
    return filters;
  }
}

/** The kinds of entries in the order of their choices, and the names of their labels. */
const kinds = [
  ['', 'all'],
  ['question', 'questions'],
  ['article', 'articles'],
  ['page', 'pages'],
] as const;

/**
 * The fields of the form that narrow the search: a kind of entry and, if the site has topics, a
 * topic.
 */
function createFilters({ topics }: SearchSettings, labels: LabelFormatter): HTMLElement {
  const choices = kinds.map(([value, name]) => {
    const radio = createElement('input', { type: 'radio', name: 'kind', value });
    radio.defaultChecked = value === '';
    return createElement('label', {}, radio, labels.format(name));
  });
  const legend = createElement('legend', {}, labels.format('kind'));
  const fields = createElement('fieldset', {}, legend, ...choices);
  const filters = createElement('div', { class: 'search-filters' }, fields);
  if (topics.length === 0) return filters;
  const options = topics.map(({ id, label, parent }) =>
    createElement('option', { value: id }, parent === undefined ? label : `– ${label}`),
  );
  options.unshift(createElement('option', { value: '' }, labels.format('allTopics')));
  const select = { name: 'topic', 'aria-label': labels.format('topic') };
  filters.append(createElement('select', select, ...options));
  return filters;
}

/** Chooses in the filters what is asked for; all, if there is no such choice. */
function chooseFilters(
  filters: HTMLElement,
  { kind, topic }: Pick<SearchParams, 'kind' | 'topic'>,
): void {
  for (const radio of filters.querySelectorAll('input'))
    radio.checked = radio.value === (kind ?? '');
  const select = filters.querySelector('select');
  if (select === null) return;
  select.value = topic ?? '';
  if (select.selectedIndex < 0) select.value = '';
}

/**
 * The settings by themselves, if the rest of the search cannot be read; undefined if they cannot be
 * either.
 */
async function readSettings(): Promise<SearchSettings | undefined> {
  try {
    return JSON.parse(new TextDecoder().decode(await readSiteFile(settingsAddress)));
  } catch {
    return undefined;
  }
}

/** What is chosen in the filters. */
function readFilters(filters: HTMLElement): Pick<SearchParams, 'kind' | 'topic'> {
  return {
    kind: parseKind(filters.querySelector<HTMLInputElement>('input:checked')?.value),
    topic: filters.querySelector('select')?.value || undefined,
  };
}

customElements.define('search-panel', SearchPanel);
