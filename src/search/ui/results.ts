import type { Result } from '../query/answer.ts';
import { createElement } from './element.ts';
import { createResult, type ResultHeading } from './result.ts';
import type { Labels } from './words.ts';

/** Adds the results to `host` as a list of links with their text. */
export function addResults(
  host: Element,
  results: readonly Result[],
  words: Labels,
  heading: ResultHeading,
): void {
  const list = createElement(
    'div',
    { class: 'search-results', role: 'list' },
    ...results.map((result) => createResult(result, words, heading)),
  );
  list.addEventListener('click', unfold);
  host.append(list);
  const sizes = new ResizeObserver((entries) =>
    entries.forEach(({ target }) => updateUnfoldButton(target)),
  );
  for (const text of list.querySelectorAll('.search-folded')) {
    // At once, so that nothing moves a moment later.
    updateUnfoldButton(text);
    sizes.observe(text);
  }
}

/** A long answer is folded by its style; the button is there only where that cuts something off. */
function updateUnfoldButton(text: Element): void {
  const button = text.nextElementSibling;
  if (button instanceof HTMLButtonElement)
    button.hidden =
      !text.classList.contains('search-folded') || text.scrollHeight <= text.clientHeight + 1;
}

function unfold({ target }: Event): void {
  const text = target instanceof HTMLButtonElement ? target.previousElementSibling : null;
  if (!(target instanceof HTMLButtonElement) || !(text instanceof HTMLElement)) return;
  text.classList.remove('search-folded');
  // The button goes; who pressed it goes on reading where the text is.
  text.tabIndex = -1;
  text.focus();
  target.hidden = true;
}
