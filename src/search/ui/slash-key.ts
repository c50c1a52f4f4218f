const slashKey = 'search-slash';

/** Whether the key / opens the search: it does until a reader turns it off, who may write by voice (WCAG 2.1.4). */
export function isSlashKeyOn(): boolean {
  try {
    return localStorage.getItem(slashKey) !== 'off';
  } catch {
    // Some browsers keep nothing for a site, and say so by an error.
    return true;
  }
}

/** Lets a checkbox tell and keep the choice, in this browser alone. */
export function bindSlashSetting(box: HTMLInputElement): void {
  box.checked = isSlashKeyOn();
  box.addEventListener('change', () => {
    try {
      if (box.checked) localStorage.removeItem(slashKey);
      else localStorage.setItem(slashKey, 'off');
    } catch {
      box.checked = true;
    }
  });
}
