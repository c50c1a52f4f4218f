/**
 * The list of references of a page. A mark in the text leads to its item; here the item comes to
 * the mark instead, so that readers keep their place.
 */
class EvidenceNotes extends HTMLElement {
  #note: HTMLElement | undefined;

  connectedCallback(): void {
    if (HTMLElement.prototype.showPopover === undefined) return;
    document.addEventListener('click', this.#onClick);
  }

  disconnectedCallback(): void {
    document.removeEventListener('click', this.#onClick);
  }

  readonly #onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const mark =
      event.target instanceof Element
        ? event.target.closest<HTMLAnchorElement>('a:is(.citation, .basis)')
        : null;
    const item = mark && document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (!mark || !item || !this.contains(item)) return;
    event.preventDefault();
    this.#show(mark, item);
  };

  #show(mark: HTMLElement, item: Element): void {
    const note = (this.#note ??= this.#createNote());
    const close = note.firstElementChild ?? '';
    note.replaceChildren(close, ...[...item.children].map((child) => child.cloneNode(true)));
    for (const link of note.querySelectorAll('.back-link')) link.remove();
    note.ariaLabel = mark.ariaLabel ?? mark.textContent.trim();
    note.showPopover({ source: mark });
    note.focus();
  }

  #createNote(): HTMLElement {
    const note = document.createElement('div');
    note.popover = 'auto';
    note.className = 'note';
    note.role = 'dialog';
    note.tabIndex = -1;
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = '×';
    close.ariaLabel = this.dataset['close'] ?? '';
    close.addEventListener('click', () => note.hidePopover());
    note.append(close);
    this.append(note);
    return note;
  }
}

customElements.define('evidence-notes', EvidenceNotes);
