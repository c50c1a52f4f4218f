import { loadSearchUi } from './search-ui.ts';

/** The search page: Pagefind's input and results, with the query in the address (`?q=`). */
class SearchPage extends HTMLElement {
  async connectedCallback(): Promise<void> {
    try {
      await loadSearchUi();
    } catch {
      this.#report(this.dataset['failed'] ?? '');
      return;
    }
    this.replaceChildren(...['pagefind-input', 'pagefind-summary', 'pagefind-results'].map((name) => document.createElement(name)));
    const input = this.querySelector('input');
    if (input === null) return;
    this.addEventListener('input', () => keepInAddress(input.value));
    addEventListener('popstate', () => ask(input));
    ask(input);
    input.focus();
  }

  #report(message: string): void {
    const status = document.createElement('p');
    status.role = 'alert';
    status.textContent = message;
    this.replaceChildren(status);
  }
}

/** Puts the query of the address into the input, as if the reader had typed it. */
function ask(input: HTMLInputElement): void {
  const query = new URLSearchParams(location.search).get('q') ?? '';
  if (query === input.value) return;
  input.value = query;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

function keepInAddress(query: string): void {
  const address = new URL(location.href);
  if (query === '') address.searchParams.delete('q');
  else address.searchParams.set('q', query);
  history.replaceState(history.state, '', address);
}

customElements.define('search-page', SearchPage);
