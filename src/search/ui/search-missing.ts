import { searchClient } from '../query/search-client.ts';
import { base } from '../query/site-files.ts';
import { getPart } from './element.ts';
import { EmergencyCard } from './emergency-card.ts';
import { Retry } from './fallback.ts';
import { addAnswer } from './results.ts';
import { parsePathWords } from './search-params.ts';

const mostResults = 5;

/** What the words of an address find that leads nowhere, or come nearest to; hidden if it has no words. */
class MissingPage extends HTMLElement {
  connectedCallback(): void {
    const text = parsePathWords(location.pathname.slice(base.length));
    if (text === '') return;
    // The card is above all else, outside of this element.
    void new EmergencyCard(document.querySelector('main') ?? this).update(text);
    const found = getPart(this, '.search-found', HTMLElement);
    const failure = getPart(this, '.search-failure', HTMLElement);
    const retry = new Retry(
      getPart(failure, '.search-retry', HTMLFormElement),
      () => void find(),
      () => location.reload(),
    );
    const find = async () => {
      const isFound = await addNearest(text, found).then(
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
}

async function addNearest(text: string, host: HTMLElement): Promise<void> {
  const settings = await searchClient.warm();
  const question = { text, kind: undefined, topic: undefined, isTyping: false };
  const answer = await searchClient.ask(question);
  const results = answer.results.slice(0, mostResults);
  addAnswer(host, text, { ...answer, results }, settings, 'h3');
}

customElements.define('missing-page', MissingPage);
