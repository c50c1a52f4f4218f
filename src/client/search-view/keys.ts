/**
 * Where a key moves the focus: the arrows go from the input through the links and back, Home and End to the first and last link where
 * one of them has the focus. Undefined for all other keys, which do what they do anywhere.
 */
export function toNextFocus<Stop>(key: string, at: number, input: Stop, links: readonly Stop[]): Stop | undefined {
  switch (key) {
    case 'ArrowDown':
      return links[Math.min(at + 1, links.length - 1)];
    case 'ArrowUp':
      return at <= 0 ? (at === 0 ? input : undefined) : links[at - 1];
    case 'Home':
      return at < 0 ? undefined : links[0];
    case 'End':
      return at < 0 ? undefined : links.at(-1);
    default:
      return undefined;
  }
}

/** Moves the focus by keys between the input and the results of a panel. */
export function moveByKeys(panel: HTMLElement, input: HTMLInputElement): void {
  panel.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !(target instanceof Element)) return;
    const item = target.closest('.search-result');
    // Within the filters the arrows choose.
    if (item === null && target !== input) return;
    const links = [...panel.querySelectorAll<HTMLElement>('.search-result :is(h2, h3) a')];
    const at = links.findIndex((link) => item?.contains(link));
    const next = toNextFocus(key, at, input, links);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.closest('.search-result')?.scrollIntoView({ block: 'nearest' });
  });
}
