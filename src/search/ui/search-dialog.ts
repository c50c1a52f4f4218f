import { bindSlashSetting } from './slash-key.ts';

/**
 * Makes the dialog of the search of its template and opens it. It can be typed into and closed at once; until the search is loaded, its
 * form leads to the search page as any form does.
 */
export function createDialog(template: HTMLTemplateElement): HTMLDialogElement {
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
