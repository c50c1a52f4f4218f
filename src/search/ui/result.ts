import type { Result, Run } from '../query/answer.ts';
import { createElement } from './element.ts';
import type { Labels } from './words.ts';

/** The level of the heading that a result has on its page. */
export type ResultHeading = 'h2' | 'h3';

/** A result of the list: its title as a link, what it is, the answer or the words around the match, and what it rests on. */
export function createResult(
  { kind, title, address, section, text, notes }: Result,
  words: Labels,
  heading: ResultHeading,
): HTMLElement {
  const place = section === undefined ? [] : [' · ', words.format('section', { section })];
  const isWhole = kind === 'question';
  const head = createElement(
    'div',
    {},
    createElement(heading, {}, createElement('a', { href: address }, ...toNodes(title))),
    createElement('p', { class: 'search-kind' }, words.format(kind), ...place),
  );
  const body = createElement(
    'div',
    {},
    createElement(
      'p',
      { class: isWhole ? 'search-text search-folded' : 'search-text' },
      ...toNodes(text),
    ),
  );
  if (isWhole)
    body.append(
      createElement(
        'button',
        { class: 'search-whole', type: 'button', hidden: '' },
        words.format('whole'),
      ),
    );
  if (notes.length > 0)
    body.append(
      createElement(
        'ul',
        { class: 'search-notes' },
        ...notes.map((note) => createElement('li', {}, note)),
      ),
    );
  return createElement('div', { class: 'search-result', role: 'listitem' }, head, body);
}

function toNodes(runs: readonly Run[]): (Node | string)[] {
  return runs.map(({ text, isMarked }) => (isMarked ? createElement('mark', {}, text) : text));
}
