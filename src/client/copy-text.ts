/**
 * Holds buttons (`data-copy`). Each copies the text at the address that it names; where it names none,
 * the code beside it, or the address of the page. It says so, and is shown where the browser can copy.
 */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    if (navigator.clipboard === undefined) return;
    for (const button of this.querySelectorAll<HTMLElement>('[data-copy]')) {
      button.addEventListener('click', () => void this.#copy(button.dataset['copy'] ?? ''));
      button.closest('[hidden]')?.removeAttribute('hidden');
    }
  }

  async #copy(from: string): Promise<void> {
    const { address = location.href, copied, textCopied, failed } = this.dataset;
    try {
      const code = this.querySelector('pre')?.textContent?.trimEnd();
      await (from === '' ? navigator.clipboard.writeText(code ?? address) : writeFetched(from));
      this.#say(from === '' ? copied : textCopied);
    } catch {
      this.#say(failed);
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

/**
 * Copies a text of the site. The browser is given the promise of it: some let a page copy only right
 * at the press of the button, and not once a text has come.
 */
async function writeFetched(address: string): Promise<void> {
  const text = fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
    return new Blob([await response.text()], { type: 'text/plain' });
  });
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
}

customElements.define('copy-text', CopyText);
