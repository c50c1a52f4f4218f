/**
 * Shows of the lists within it only the items that hold all the words that a reader types, says how
 * many those are, and leads to the search for the same words: the page may have only a part of what
 * the site has.
 */
class ListFilter extends HTMLElement {
  connectedCallback(): void {
    const items = [...this.querySelectorAll('li')]
      // Items of lists within items belong to these.
      .filter((item) => item.parentElement?.closest('li') === null)
      .map((item) => ({
        item,
        text: fold(
          `${item.closest('section')?.querySelector('h2, h3')?.textContent} ${item.textContent}`,
        ),
      }));
    const form = this.querySelector('form');
    const input = form?.querySelector('input');
    const status = this.querySelector('[role="status"]');
    const link = this.querySelector('.filter a');
    if (!form || !input || !status || !(link instanceof HTMLAnchorElement)) return;
    const filter = () => {
      const typed = input.value.trim();
      const words = fold(typed).split(/\s+/);
      for (const { item, text } of items) item.hidden = !words.every((word) => text.includes(word));
      for (const section of this.querySelectorAll('section'))
        section.hidden = !items.some(({ item }) => !item.hidden && section.contains(item));
      const shown = items.filter(({ item }) => !item.hidden).length;
      this.toggleAttribute('data-filtering', typed !== '');
      link.hidden = typed === '';
      link.href = `${form.action}#${new URLSearchParams({ q: typed }).toString()}`;
      link.textContent = fill(this.dataset['search'], { words: typed });
      status.textContent =
        typed === '' ? '' : fill(this.dataset['shown'], { shown, count: items.length });
    };
    input.addEventListener('input', filter);
    // A browser that goes back keeps what was typed.
    filter();
  }
}

/** A label with its blanks filled. */
function fill(label = '', values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
}

/** Without accents and capital letters. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

customElements.define('list-filter', ListFilter);
