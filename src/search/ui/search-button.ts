import './search-form.ts';
import { createDialog } from './search-dialog.ts';
import { isSlashKeyOn } from './slash-key.ts';

/** Makes the link to the search page open a dialog in place; Ctrl+K, ⌘K and / open it from anywhere. Only then is the search loaded. */
class SearchButton extends HTMLElement {
  #dialog: HTMLDialogElement | undefined;

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
    const template = this.querySelector('template');
    if (template === null) return;
    this.#dialog ??= createDialog(template);
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#dialog.querySelector('input')?.select();
    try {
      await import('./panel.ts');
    } catch {
      for (const part of this.#dialog.querySelectorAll('.search-failure, .emergency'))
        part.removeAttribute('hidden');
    }
  }
}

function isSearchKey(event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() === 'k')
    return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  return (
    event.key === '/' &&
    isSlashKeyOn() &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    !isTyping(event.target)
  );
}

function isTyping(target: EventTarget | null): boolean {
  // An input keeps the focus for a moment after its dialog was closed.
  if (!(target instanceof HTMLElement) || target.closest('dialog:not([open])') !== null)
    return false;
  return target.isContentEditable || target.matches('input:not([type="radio"]), textarea, select');
}

customElements.define('search-button', SearchButton);
