/**
 * The table of contents of a page, which says where the reader is: beside the text, and in a bar
 * above it on a small screen.
 */
class PageContents extends HTMLElement {
  #places: readonly { readonly heading: Element; readonly links: readonly Element[] }[] = [];
  #isPending = false;

  connectedCallback(): void {
    const links = [...this.querySelectorAll('a')];
    this.#places = [...Map.groupBy(links, ({ hash }) => hash)].flatMap(([hash, own]) => {
      const heading = document.getElementById(decodeURIComponent(hash.slice(1)));
      return heading === null ? [] : [{ heading, links: own }];
    });
    addEventListener('scroll', this.#onScroll, { passive: true });
    this.addEventListener('click', this.#onClick);
    this.addEventListener('keydown', this.#onKeyDown);
    this.#onScroll();
  }

  disconnectedCallback(): void {
    removeEventListener('scroll', this.#onScroll);
  }

  readonly #onScroll = (): void => {
    if (this.#isPending) return;
    this.#isPending = true;
    requestAnimationFrame(() => {
      this.#isPending = false;
      this.#mark();
    });
  };

  /** Marks the last heading that was read past, which is one of the upper third of the window. */
  #mark(): void {
    const place = this.#places.findLast(
      ({ heading }) => heading.getBoundingClientRect().top < innerHeight / 3,
    );
    for (const { links } of this.#places)
      for (const link of links) link.ariaCurrent = links === place?.links ? 'true' : null;
    const name = this.querySelector('.place');
    const words = place?.links[0]?.textContent ?? '';
    // Text that is set anew is laid out anew.
    if (name && name.textContent !== words) name.textContent = words;
  }

  readonly #onClick = (event: Event): void => {
    if (event.target instanceof HTMLAnchorElement) this.#fold();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.querySelector('[open]')) return;
    this.#fold();
    this.querySelector('summary')?.focus();
  };

  #fold(): void {
    this.querySelector('details')?.removeAttribute('open');
  }
}

customElements.define('page-contents', PageContents);
