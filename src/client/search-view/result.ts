import type { Result, Run } from '../search/answer.ts';
import { createElement } from './element.ts';
import type { Words } from './words.ts';

/** The level of the heading that a result has on its page. */
export type ResultHeading = 'h2' | 'h3';

/** A result as an item of the list: what it is, its title as a link, the answer or the words around the match, and what it rests on. */
export function createResult({ kind, title, address, section, text, notes }: Result, words: Words, heading: ResultHeading): HTMLLIElement {
  const place = section === undefined ? [] : [' · ', words.say('section', { section })];
  const isWhole = kind === 'question';
  const item = createElement('li', { class: 'search-result' },
    createElement(heading, {}, createElement('a', { href: address }, ...toNodes(title))),
    createElement('p', { class: 'search-kind' }, words.say(kind), ...place),
    createElement('p', { class: isWhole ? 'search-text search-folded' : 'search-text' }, ...toNodes(text)),
  );
  if (isWhole) item.append(createElement('button', { class: 'search-whole', type: 'button', hidden: '' }, words.say('whole')));
  if (notes.length > 0) item.append(createElement('ul', { class: 'search-notes' }, ...notes.map((note) => createElement('li', {}, note))));
  return item;
}

function toNodes(runs: readonly Run[]): (Node | string)[] {
  return runs.map(({ text, isMarked }) => (isMarked ? createElement('mark', {}, text) : text));
}
