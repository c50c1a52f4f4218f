import { base } from '../query/settings.ts';
import { createElement, getPart } from './element.ts';
import { EmergencyCard } from './emergency-card.ts';
import { Retry } from './failure.ts';
import { parsePathWords } from './path-words.ts';
import { addResults } from './results.ts';
import { searchClient } from './search.ts';
import { createFallback, formatUnsure } from './ways.ts';
import { Labels } from './words.ts';

const mostResults = 5;

/** What the words of an address find that leads nowhere, or come nearest to; hidden where it has no words. */
class MissingPage extends HTMLElement {
  connectedCallback(): void {
    const text = parsePathWords(location.pathname.slice(base.length));
    if (text === '') return;
    // The card stands above all else, outside of this element.
    void new EmergencyCard(document.querySelector('main') ?? this).update(text);
    const found = getPart(this, '.search-found', HTMLElement);
    const failure = getPart(this, '.search-failure', HTMLElement);
    const retry = new Retry(
      getPart(failure, '.search-retry', HTMLFormElement),
      () => void find(),
      () => location.reload(),
    );
    const find = async () => {
      const isFound = await this.#find(text, found).then(
        () => true,
        () => false,
      );
      if (isFound) retry.reset();
      this.hidden = false;
      found.hidden = !isFound;
      failure.hidden = isFound;
    };
    void find();
  }

  async #find(text: string, found: HTMLElement): Promise<void> {
    const settings = await searchClient.warm();
    const answer = await searchClient.ask({
      text,
      kind: undefined,
      topic: undefined,
      isTyping: false,
    });
    const words = new Labels(settings);
    if (!answer.isSure)
      found.append(
        createElement('p', { class: 'search-unsure' }, formatUnsure(text, answer, words)),
      );
    if (answer.results.length > 0)
      addResults(found, answer.results.slice(0, mostResults), words, 'h3');
    if (!answer.isSure)
      found.append(createFallback(text, answer.nearestTopics, settings, words, 'h3'));
  }
}

customElements.define('missing-page', MissingPage);
