/**
 * Leads a reader who comes for a place of this page that has a page of its own now to that page, if
 * there is one. What is behind `#` no server sees, and a list of thousands cannot keep the id of
 * each.
 */
class MovedPlace extends HTMLElement {
  connectedCallback(): void {
    addEventListener('hashchange', this.#onHashChange);
    void this.#lead();
  }

  disconnectedCallback(): void {
    removeEventListener('hashchange', this.#onHashChange);
  }

  readonly #onHashChange = (): void => void this.#lead();

  async #lead(): Promise<void> {
    const { prefix = '', below = '' } = this.dataset;
    const id = readFragment();
    // What is on the page and no item of a list, such as its main part, is what the reader came
    // for.
    const place = id === undefined ? null : document.getElementById(id);
    if (!id?.startsWith(prefix) || (place !== null && !place.matches('li'))) return;
    const address = `${below}${encodeURIComponent(id.slice(prefix.length))}/`;
    const response = await fetch(address, { method: 'HEAD' }).catch(() => undefined);
    if (response?.ok === true) location.replace(address);
  }
}

function readFragment(): string | undefined {
  try {
    const id = decodeURIComponent(location.hash.slice(1));
    return id === '' ? undefined : id;
  } catch {
    return undefined;
  }
}

customElements.define('moved-place', MovedPlace);
