import type { Result } from '../search/answer.ts';
import { createElement } from './element.ts';
import { createResult, type ResultHeading } from './result.ts';
import type { Words } from './words.ts';

/**
 * The results as a list of links with their text. It is no listbox: screen readers read an option as one flat string, in which
 * the link, the button and the paragraphs of an answer would be lost. The arrow keys move the focus itself from link to link,
 * so that all that readers can do with links is here.
 */
export function createResults(results: readonly Result[], words: Words, heading: ResultHeading): HTMLOListElement {
  const list = createElement('ol', { class: 'search-results' }, ...results.map((result) => createResult(result, words, heading)));
  list.addEventListener('click', unfold);
  const folds = new ResizeObserver((entries) => {
    for (const { target } of entries) showButton(target);
  });
  for (const text of list.querySelectorAll('.search-text:has(+ .search-whole)')) folds.observe(text);
  return list;
}

/** A long answer is folded by its style; the button is there only where that cuts something off. */
function showButton(text: Element): void {
  const button = text.nextElementSibling;
  if (button instanceof HTMLButtonElement) button.hidden = text.hasAttribute('data-whole') || text.scrollHeight <= text.clientHeight + 1;
}

function unfold({ target }: Event): void {
  const text = target instanceof HTMLButtonElement ? target.previousElementSibling : null;
  if (!(target instanceof HTMLButtonElement) || !(text instanceof HTMLElement)) return;
  text.dataset['whole'] = '';
  // The button goes; who pressed it goes on reading where the text is.
  text.tabIndex = -1;
  text.focus();
  target.hidden = true;
}
