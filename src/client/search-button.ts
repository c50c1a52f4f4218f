import { loadSearchUi } from './search-ui.ts';

/** Makes the link to the search page open a dialog in place; Ctrl+K, ⌘K and / open it from anywhere. */
class SearchButton extends HTMLElement {
  #modal: HTMLElement | undefined;

  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      void this.#open();
    });
    document.addEventListener('keydown', (event) => {
      if (!isSearchKey(event)) return;
      event.preventDefault();
      void this.#open();
    });
  }

  async #open(): Promise<void> {
    const pageInput = document.querySelector<HTMLInputElement>('search-page input');
    if (pageInput !== null) return pageInput.focus();
    try {
      await loadSearchUi();
      this.#modal ??= createModal();
      await customElements.whenDefined('pagefind-modal');
      if (!('open' in this.#modal) || typeof this.#modal.open !== 'function') throw new TypeError('Pagefind’s dialog has no open().');
      this.#modal.open();
    } catch {
      // The search page says what is wrong, and lists every question.
      const link = this.querySelector('a');
      if (link !== null) location.assign(link.href);
    }
  }
}

function createModal(): HTMLElement {
  const modal = document.createElement('pagefind-modal');
  modal.setAttribute('reset-on-close', '');
  document.body.append(modal);
  return modal;
}

function isSearchKey(event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() === 'k') return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, dialog[open] *'));
}

customElements.define('search-button', SearchButton);
