/** A button that copies the address of the page and says so; shown where the browser can copy. */
class CopyLink extends HTMLElement {
  connectedCallback(): void {
    if (navigator.clipboard === undefined) return;
    this.querySelector('button')?.addEventListener('click', () => void this.#copy());
    this.closest('[hidden]')?.removeAttribute('hidden');
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.dataset['address'] ?? location.href);
      this.#say(this.dataset['copied']);
    } catch {
      this.#say(this.dataset['failed']);
    }
  }

  #say(words = ''): void {
    const status = this.querySelector('[role="status"]');
    if (status === null) return;
    status.textContent = '';
    // A status that is set anew is read anew, even where its words are the same.
    requestAnimationFrame(() => (status.textContent = words));
  }
}

customElements.define('copy-link', CopyLink);
