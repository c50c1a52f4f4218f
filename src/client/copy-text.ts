/**
 * Holds a button (`data-copy`) that copies the code beside it, or an address, and says so; shown
 * where the browser can copy.
 */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    if (navigator.clipboard === undefined) return;
    const button = this.querySelector('[data-copy]');
    button?.addEventListener('click', () => void this.#copy());
    button?.closest('[hidden]')?.removeAttribute('hidden');
  }

  async #copy(): Promise<void> {
    try {
      const code = this.querySelector('pre')?.textContent?.trimEnd();
      await navigator.clipboard.writeText(code ?? this.dataset['address'] ?? location.href);
      this.#say(this.dataset['copied']);
    } catch {
      this.#say(this.dataset['failed']);
    }
  }

  #say(words = ''): void {
    const status = this.querySelector('[role="status"]');
    if (status === null) return;
    status.textContent = '';
    // A status that is set anew is read anew, even if its words are the same.
    requestAnimationFrame(() => (status.textContent = words));
  }
}

customElements.define('copy-text', CopyText);
