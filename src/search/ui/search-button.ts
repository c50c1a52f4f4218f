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

/**
 * Makes the dialog of the search from its template. It can be typed into and closed at once; until the search is loaded, its
 * form leads to the search page as any form does.
 */
function createDialog(template: HTMLTemplateElement): HTMLDialogElement {
  document.body.append(document.importNode(template.content, true));
  const dialog = document.querySelector<HTMLDialogElement>('body > .search-dialog');
  if (dialog === null) throw new TypeError('The template of the search holds no dialog.');
  const slash = dialog.querySelector<HTMLInputElement>('.search-slash input');
  if (slash !== null) bindSlashSetting(slash);
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

const slashKey = 'search-slash';

/** Whether the key / opens the search: it does until a reader turns it off, who may write by voice (WCAG 2.1.4). */
function isSlashKeyOn(): boolean {
  try {
    return localStorage.getItem(slashKey) !== 'off';
  } catch {
    // Some browsers store nothing for a site, and throw.
    return true;
  }
}

/** Lets a checkbox show and keep the choice, in this browser alone. */
function bindSlashSetting(box: HTMLInputElement): void {
  box.checked = isSlashKeyOn();
  box.addEventListener('change', () => {
    try {
      if (box.checked) localStorage.removeItem(slashKey);
      else localStorage.setItem(slashKey, 'off');
    } catch {
      box.checked = true;
    }
  });
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
