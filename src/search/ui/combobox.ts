/** The place of the input itself in the order of the results. */
const input = -1;

/**
 * Which of so many results a key makes the active one: the arrows go from the input through the results and back, Home and End to the
 * first and the last where one is active. Undefined for all other keys, which do what they do in any input.
 */
export function getNextActive(key: string, active: number, results: number): number | undefined {
  if (results === 0) return undefined;
  if (key === 'ArrowDown') return Math.min(active + 1, results - 1);
  if (active === input) return undefined;
  if (key === 'ArrowUp') return active - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? results - 1 : undefined;
}

let created = 0;

/**
 * Makes an input and the results below it a combobox with a grid (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): the focus stays
 * in the input while the arrow keys choose a result, of which a screen reader hears the title and the kind. It is no listbox, because an option is
 * one flat string to a screen reader, in which the link, the button and the text of an answer would be lost.
 */
export class Combobox {
  readonly #input: HTMLInputElement;
  readonly #answer: HTMLElement;
  readonly #id: string;
  #active = input;
  /** Where the active result leads. */
  #address: string | undefined;

  constructor(box: HTMLInputElement, answer: HTMLElement) {
    this.#input = box;
    this.#answer = answer;
    created += 1;
    this.#id = `search-${created}`;
    // A search field may not be a combobox: https://www.w3.org/TR/html-aria/#docconformance.
    box.type = 'text';
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-haspopup': 'grid',
      'aria-expanded': 'false',
    }))
      box.setAttribute(name, value);
    box.addEventListener('keydown', (event) => this.#press(event));
    box.addEventListener('input', () => this.#activate(input));
    new MutationObserver(() => this.#dress()).observe(answer, { childList: true });
  }

  get #rows(): HTMLElement[] {
    return [...this.#answer.querySelectorAll<HTMLElement>('.search-result')];
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    if (event.key === 'Enter' && this.#active !== input) {
      event.preventDefault();
      this.#rows[this.#active]?.querySelector('a')?.click();
      return;
    }
    const next = getNextActive(event.key, this.#active, this.#rows.length);
    if (next === undefined) return;
    event.preventDefault();
    this.#activate(next);
  }

  #activate(next: number): void {
    const rows = this.#rows;
    this.#active = next;
    for (const [at, row] of rows.entries()) row.setAttribute('aria-selected', String(at === next));
    const row = rows[next];
    this.#address = row?.querySelector('a')?.href;
    if (row === undefined) this.#input.removeAttribute('aria-activedescendant');
    else this.#input.setAttribute('aria-activedescendant', `${this.#id}-${next}`);
    row?.scrollIntoView({ block: 'nearest' });
  }

  /** Gives new results their roles and names. */
  #dress(): void {
    const grid = this.#answer.querySelector('.search-results');
    this.#input.setAttribute('aria-expanded', String(grid !== null));
    if (grid === null) this.#input.removeAttribute('aria-controls');
    else {
      this.#input.setAttribute('aria-controls', this.#id);
      grid.id = this.#id;
      grid.role = 'grid';
      grid.ariaLabel = this.#input.ariaLabel;
    }
    for (const [at, row] of this.#rows.entries()) {
      row.role = 'row';
      for (const cell of row.children) cell.role = 'gridcell';
      const [head] = row.children;
      if (head !== undefined) head.id = `${this.#id}-${at}`;
    }
    // A later answer to the same words leaves the choice as it is.
    this.#activate(
      this.#rows.findIndex(
        (row) => this.#address !== undefined && row.querySelector('a')?.href === this.#address,
      ),
    );
  }
}
