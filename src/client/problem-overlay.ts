/** A problem as the dev server tells it. */
interface ShownProblem {
  readonly severity: 'error' | 'warning';
  readonly place: string;
  readonly message: string;
}

const style = `
  :host { position: fixed; inset-block-end: 1rem; inset-inline-start: 1rem; z-index: 2147483647; max-inline-size: min(44rem, calc(100vw - 2rem)); font: 0.875rem/1.5 system-ui, sans-serif; color: #1b1b1b; }
  :host([hidden]) { display: none; }
  button { font: inherit; font-weight: 600; padding: 0.25rem 0.75rem; border: 2px solid currentcolor; border-radius: 0.5rem; background: #fff4d6; color: #5c3d00; cursor: pointer; }
  :host([severity='error']) button { background: #ffe9e7; color: #8c1008; }
  button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
  section { margin-block-end: 0.5rem; max-block-size: 50vh; overflow: auto; padding: 0.5rem 1rem; border: 1px solid #767676; border-radius: 0.5rem; background: #fff; box-shadow: 0 0.25rem 1rem #0004; }
  ol { margin: 0; padding: 0; list-style: none; }
  li + li { border-block-start: 1px solid #ddd; }
  li { padding-block: 0.5rem; overflow-wrap: anywhere; }
  code { font-family: ui-monospace, monospace; font-weight: 600; }
  p { margin: 0; }
`;

const dismissedKey = 'answerable:dismissed';

/**
 * What the check finds, shown in the pages of the dev server, which load anew after each change: a
 * badge that counts, and above it a list, which opens by itself if there are errors. Escape or the
 * badge closes the list until other problems are found.
 */
class ProblemOverlay extends HTMLElement {
  readonly #live = make('p', { role: 'status' });
  readonly #button = make('button', {
    type: 'button',
    'aria-expanded': 'false',
    'aria-controls': 'list',
  });
  readonly #list = make('section', {
    id: 'list',
    'aria-label': 'Problems of the content',
    tabindex: '0',
  });
  #shown = '';
  #changes: EventSource | undefined;

  constructor() {
    super();
    const css = document.createElement('style');
    css.textContent = style;
    this.#live.append(this.#button);
    this.attachShadow({ mode: 'open' }).append(css, this.#list, this.#live);
    this.#button.addEventListener('click', () => this.#open(this.#list.hidden !== false));
    this.hidden = true;
  }

  connectedCallback(): void {
    document.addEventListener('keydown', this.#onKey);
    document.addEventListener('visibilitychange', this.#follow);
    this.#follow();
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey);
    document.removeEventListener('visibilitychange', this.#follow);
    this.#changes?.close();
  }

  /**
   * Hears of changes while the page can be seen: a browser keeps only a few connections to one
   * server. A page that has missed one is told as soon as it listens again.
   */
  readonly #follow = (): void => {
    this.#changes?.close();
    this.#changes = undefined;
    if (document.hidden) return;
    this.#changes = new EventSource(this.getAttribute('changes') ?? '');
    this.#changes.addEventListener('reload', () => location.reload());
    // A quiet one is in a page that lists the problems itself.
    if (!this.hasAttribute('quiet'))
      this.#changes.addEventListener('problems', ({ data }) => this.#show(JSON.parse(data)));
  };

  #show(problems: readonly ShownProblem[]): void {
    const shown = JSON.stringify(problems);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    this.hidden = problems.length === 0;
    this.setAttribute('severity', errors > 0 ? 'error' : 'warning');
    this.#live.setAttribute('role', errors > 0 ? 'alert' : 'status');
    this.#button.textContent = [count(errors, 'error'), count(problems.length - errors, 'warning')]
      .filter((words) => words !== '')
      .join(', ');
    const list = document.createElement('ol');
    list.append(...problems.map(createItem));
    this.#list.replaceChildren(list);
    const isDismissed = sessionStorage.getItem(dismissedKey) === shown;
    this.#setOpen(errors > 0 && !isDismissed);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !this.#list.hidden) this.#open(false);
  };

  /** As the person asked for; it stays so on the pages that follow. */
  #open(isOpen: boolean): void {
    if (isOpen) sessionStorage.removeItem(dismissedKey);
    else sessionStorage.setItem(dismissedKey, this.#shown);
    this.#setOpen(isOpen);
  }

  #setOpen(isOpen: boolean): void {
    this.#list.hidden = !isOpen;
    this.#button.setAttribute('aria-expanded', String(isOpen));
  }
}

function make(name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, value);
  return element;
}

function count(number: number, word: string): string {
  return number === 0 ? '' : `${number} ${word}${number === 1 ? '' : 's'}`;
}

function createItem({ severity, place, message }: ShownProblem): HTMLElement {
  const item = document.createElement('li');
  const code = document.createElement('code');
  code.textContent = place;
  item.append(code, ` ${severity} – ${message}`);
  return item;
}

customElements.define('problem-overlay', ProblemOverlay);
