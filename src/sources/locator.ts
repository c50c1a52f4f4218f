import { toPlainWords } from './plain-words.ts';

/** Volume, issue and pages as "12(6):679", or what is known of them. */
export function toLocator(given: {
  readonly volume: string | undefined;
  readonly issue: string | undefined;
  readonly pages: string | undefined;
}): string | undefined {
  const volume = toPlainWords(given.volume ?? '');
  const issue = toPlainWords(given.issue ?? '');
  const pages = toPlainWords(given.pages ?? '')
    .replace(/^pp?\.\s*/i, '')
    .replace(/\s*[‐‑–—-]+\s*/gu, '-')
    .replace(/^([^-]+)-\1$/, '$1');
  const place = `${volume}${issue === '' ? '' : `(${issue})`}`;
  const locator = place === '' || pages === '' ? place + pages : `${place}:${pages}`;
  return locator === '' ? undefined : locator;
}
