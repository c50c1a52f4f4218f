import type { SearchSettings } from '../query/settings.ts';
import { parseKind, type SearchParams } from './address.ts';
import { createElement } from './element.ts';
import type { Labels } from './words.ts';

const kinds = [
  ['', 'all'],
  ['question', 'questions'],
  ['article', 'articles'],
  ['page', 'pages'],
] as const;

/** What narrows the search: a kind of entry and, where the site has topics, a topic; fields of the form in which they are put. */
export function createFilters(
  { topics }: Pick<SearchSettings, 'topics'>,
  words: Labels,
): HTMLElement {
  const legend = createElement('legend', {}, words.format('kind'));
  const choices = kinds.map(([value, name]) =>
    createElement(
      'label',
      {},
      createElement('input', {
        type: 'radio',
        name: 'kind',
        value,
        ...(value === '' ? { checked: '' } : {}),
      }),
      words.format(name),
    ),
  );
  const filters = createElement(
    'div',
    { class: 'search-filters' },
    createElement('fieldset', {}, legend, ...choices),
  );
  if (topics.length === 0) return filters;
  const options = [{ id: '', label: words.format('allTopics') }, ...topics].map(({ id, label }) =>
    createElement('option', { value: id }, label),
  );
  filters.append(
    createElement('select', { name: 'topic', 'aria-label': words.format('topic') }, ...options),
  );
  return filters;
}

/** Chooses in the filters what is asked for; all, where there is no such choice. */
export function chooseFilters(
  filters: HTMLElement,
  { kind, topic }: Pick<SearchParams, 'kind' | 'topic'>,
): void {
  for (const radio of filters.querySelectorAll('input'))
    radio.checked = radio.value === (kind ?? '');
  const select = filters.querySelector('select');
  if (select === null) return;
  select.value = topic ?? '';
  if (select.selectedIndex < 0) select.value = '';
}

/** What is chosen in the filters. */
export function readFilters(filters: HTMLElement): Pick<SearchParams, 'kind' | 'topic'> {
  return {
    kind: parseKind(filters.querySelector<HTMLInputElement>('input:checked')?.value),
    topic: filters.querySelector('select')?.value || undefined,
  };
}
