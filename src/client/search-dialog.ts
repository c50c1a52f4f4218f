import './search-view/panel.ts';
import { getPart } from './search-view/element.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the dialog of the search, which is made of its template when it is first opened. */
export function openSearch(template: HTMLTemplateElement): void {
  dialog ??= createDialog(template);
  if (!dialog.open) dialog.showModal();
  getPart(dialog, 'input', HTMLInputElement).select();
}

function createDialog(template: HTMLTemplateElement): HTMLDialogElement {
  document.body.append(document.importNode(template.content, true));
  const created = getPart(document, '.search-dialog', HTMLDialogElement);
  created.addEventListener('click', ({ target }) => {
    if (target === created || (target instanceof Element && target.closest('.search-close') !== null) || isHere(target)) created.close();
  });
  created.addEventListener('keydown', (event) => {
    // A browser would first empty the input, and close at the second press.
    if (event.key !== 'Escape' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    created.close();
  });
  return created;
}

/** Whether a link leads to a place on this very page, which the dialog would hide. */
function isHere(target: EventTarget | null): boolean {
  const link = target instanceof Element ? target.closest('a') : null;
  return link !== null && link.pathname === location.pathname && link.host === location.host;
}
