import { base } from './search/settings.ts';
import { getPart } from './search-view/element.ts';
import { toPathWords } from './search-view/path-words.ts';
import { addResults } from './search-view/results.ts';
import { search } from './search-view/search.ts';
import { Words } from './search-view/words.ts';

const mostResults = 5;

/** What the words of an address find that leads nowhere; hidden where they find nothing. */
class MissingPage extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const text = toPathWords(location.pathname.slice(base.length));
    if (text === '') return;
    try {
      const settings = await search.warm();
      const { results } = await search.ask({ text, kind: undefined, topic: undefined, isTyping: false });
      if (results.length === 0) return;
      this.hidden = false;
      addResults(getPart(this, 'section', HTMLElement), results.slice(0, mostResults), new Words(settings), 'h3');
    } catch {
      // The page says all it must without the search.
    }
  }
}

customElements.define('missing-page', MissingPage);
