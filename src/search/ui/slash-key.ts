const kept = 'search-slash';

/** Whether the key / opens the search: it does until a reader turns it off, who may write by voice (WCAG 2.1.4). */
export function isSlashOn(): boolean {
  try {
    return localStorage.getItem(kept) !== 'off';
  } catch {
    // Some browsers keep nothing for a site, and say so by an error.
    return true;
  }
}

/** Lets a checkbox tell and keep the choice, in this browser alone. */
export function offerSlash(box: HTMLInputElement): void {
  box.checked = isSlashOn();
  box.addEventListener('change', () => {
    try {
      if (box.checked) localStorage.removeItem(kept);
      else localStorage.setItem(kept, 'off');
    } catch {
      box.checked = true;
    }
  });
}
