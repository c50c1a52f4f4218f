/** How long the dialog waits for its style sheet, in ms. */
const longestWait = 1_000;

/**
 * Makes the link to the search page open a dialog in place; Ctrl+K and ⌘K open it from anywhere.
 * Only then is the search loaded. A key without Ctrl would get in the way of who writes by voice.
 */
class SearchButton extends HTMLElement {
  #dialog: HTMLDialogElement | undefined;

  connectedCallback(): void {
    const link = this.querySelector('a');
    // The style sheet of the dialog is on its way by the time of the click.
    for (const early of ['pointerenter', 'focus'])
      link?.addEventListener(early, () => this.#prepare());
    link?.addEventListener('click', (event) => {
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
    const dialog = this.#prepare();
    if (dialog === undefined) return findPageInput()?.focus();
    void import('./panel.ts').catch(() => {
      for (const part of dialog.querySelectorAll('.search-failure, .emergency'))
        part.removeAttribute('hidden');
    });
    await waitForSheet(dialog);
    if (!dialog.open) dialog.showModal();
    dialog.querySelector('input')?.select();
  }

  /** The dialog, closed at first, or undefined on a page that has the search in its own text. */
  #prepare(): HTMLDialogElement | undefined {
    const template = this.querySelector('template');
    if (template !== null && findPageInput() === null) this.#dialog ??= createDialog(template);
    return this.#dialog;
  }
}

function findPageInput(): HTMLInputElement | null {
  return document.querySelector('main search-panel input');
}

function isSearchKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey;
}

/**
 * Resolves when the style sheet of the dialog is there. It is not waited for long: without it the
 * dialog is plain, and works.
 */
async function waitForSheet(dialog: HTMLDialogElement): Promise<void> {
  const link = dialog.querySelector('link');
  if (link === null || link.sheet !== null) return;
  await new Promise((resolve) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve);
    setTimeout(resolve, longestWait);
  });
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
