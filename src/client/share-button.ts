/** A button that opens the system's own sheet for sharing; shown if there is one. */
class ShareButton extends HTMLElement {
  connectedCallback(): void {
    const { title = document.title, address = location.href } = this.dataset;
    if (navigator.share === undefined) return;
    this.querySelector('button')?.addEventListener('click', () => {
      // A rejection only says that the reader closed the sheet.
      navigator.share({ title, url: address }).catch(() => undefined);
    });
    this.closest('[hidden]')?.removeAttribute('hidden');
  }
}

customElements.define('share-button', ShareButton);
