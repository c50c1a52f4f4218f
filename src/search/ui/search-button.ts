/**
 * Makes the link to the search page open a dialog in place; Ctrl+K and ⌘K open it from anywhere.
 * Only then is the search loaded. A key without Ctrl would get in the way of who writes by voice.
 */
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

function isSearchKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey;
}

/**
 * Makes the dialog of the search from its template. It can be typed into and closed at once; until the search is loaded, its
 * form leads to the search page as any form does.
 */
function createDialog(template: HTMLTemplateElement): HTMLDialogElement {
  document.body.append(document.importNode(template.content, true));
  const dialog = document.querySelector<HTMLDialogElement>('body > .search-dialog');
  if (dialog === null) throw new TypeError('The template of the search holds no dialog.');
  dialog.addEventListener('click', ({ target }) => {
    const place = target instanceof Element ? target : dialog;
    if (
      place === dialog ||
      place.closest('.search-close') !== null ||
      isOnThisPage(place.closest('a'))
    )
      dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    // A browser would first empty the input, and close at the second press.
    if (event.key !== 'Escape' || event.isComposing || !(event.target instanceof HTMLInputElement))
      return;
    event.preventDefault();
    dialog.close();
  });
  return dialog;
}

/** Whether a link leads to a place on this very page, which the dialog would hide. */
function isOnThisPage(link: HTMLAnchorElement | null): boolean {
  return link !== null && link.pathname === location.pathname && link.host === location.host;
}

/**
 * Leads from a form to the search page with the question behind the `#`, if no host and no log sees it. Without this script the form
 * leads to that page without a question: its input has no name.
 */
document.addEventListener('submit', (event) => {
  const { target } = event;
  if (
    event.defaultPrevented ||
    !(target instanceof HTMLFormElement) ||
    !target.matches('[role="search"]')
  )
    return;
  event.preventDefault();
  const question = target.querySelector('input')?.value.trim() ?? '';
  location.assign(
    question === ''
      ? target.action
      : `${target.action}#${new URLSearchParams({ q: question }).toString()}`,
  );
});

customElements.define('search-button', SearchButton);
