/** Makes the link to the search page open a dialog in place; Ctrl+K, ⌘K and / open it from anywhere. Only then is the search loaded. */
class SearchButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('a')?.addEventListener('click', (event) => {
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
    const pageInput = document.querySelector<HTMLInputElement>('main search-panel input');
    if (pageInput !== null) return pageInput.focus();
    try {
      const { openSearch } = await import('./search-dialog.ts');
      const template = this.querySelector('template');
      if (template === null) throw new TypeError('The link to the search has no template for its dialog.');
      openSearch(template);
    } catch {
      // The search page says what is wrong, and lists every question.
      const link = this.querySelector('a');
      if (link !== null) location.assign(link.href);
    }
  }
}

function isSearchKey(event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() === 'k') return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type="radio"]), textarea, select'));
}

customElements.define('search-button', SearchButton);
