/**
 * Shows of the lists within it only the items that hold all the words that a reader types, and says
 * how many those are.
 */
class ListFilter extends HTMLElement {
  connectedCallback(): void {
    const items = [...this.querySelectorAll('li')].map((item) => ({
      item,
      text: fold(
        `${item.closest('section')?.querySelector('h2')?.textContent} ${item.textContent}`,
      ),
    }));
    const form = this.querySelector('search');
    const input = form?.querySelector('input');
    const status = form?.querySelector('[role="status"]');
    // A few are seen at one glance.
    if (!form || !input || !status || items.length < 10) return;
    const filter = () => {
      const words = fold(input.value).split(/\s+/);
      for (const { item, text } of items) item.hidden = !words.every((word) => text.includes(word));
      for (const section of this.querySelectorAll('section'))
        section.hidden = section.querySelector('li:not([hidden])') === null;
      const shown = items.filter(({ item }) => !item.hidden).length;
      status.textContent =
        input.value.trim() === ''
          ? ''
          : (this.dataset['shown'] ?? '')
              .replace('{shown}', String(shown))
              .replace('{count}', String(items.length));
    };
    input.addEventListener('input', filter);
    form.hidden = false;
    // A browser that goes back keeps what was typed.
    filter();
  }
}

/** Without accents and capital letters. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

customElements.define('list-filter', ListFilter);
