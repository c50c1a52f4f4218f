import { describe, expect, it } from 'vitest';
import {
  parseMetaLines,
  createSearchMarkup,
  withTextBoundaries,
} from '../../../src/search/markup.ts';

describe('the markup of the search', () => {
  it('names the kind, every topic, their names, the other wordings and the notes of an entry', () => {
    expect(
      createSearchMarkup({
        kind: 'article',
        topics: ['sleep', 'safety'],
        about: ['Sleep', 'Is it safe?'],
        asks: ['A, b?', 'C?'],
        notes: ['Reviewed'],
      }),
    ).toEqual({
      'data-pagefind-body': '',
      'data-kind': 'article',
      'data-topic': 'sleep',
      'data-topic-2': 'safety',
      'data-about': 'Sleep ¶ Is it safe?',
      'data-asks': 'A, b? ¶ C?',
      'data-notes': 'Reviewed',
      'data-pagefind-meta': 'about[data-about], asks[data-asks], notes[data-notes], image:',
      'data-pagefind-filter': 'kind[data-kind], topic[data-topic], topic[data-topic-2]',
    });
  });

  it('says nothing of what an entry has not', () => {
    expect(createSearchMarkup({ kind: 'page', notes: [] })).toEqual({
      'data-pagefind-body': '',
      'data-kind': 'page',
      'data-pagefind-meta': 'image:',
      'data-pagefind-filter': 'kind[data-kind]',
    });
  });

  it('is read by the search line by line', () => {
    const asks = ['Is it safe?', 'Does it harm (a lot)?'];
    expect(
      parseMetaLines(createSearchMarkup({ kind: 'question', asks, notes: [] })['data-asks']),
    ).toEqual(asks);
    expect(parseMetaLines(undefined)).toEqual([]);
  });
});

describe('the text of a page in the index', () => {
  it.each([
    ['<ul><li>a</li><li class="b">c</li></ul>', '<ul><li>• a</li><li class="b">• c</li></ul>'],
    [
      '<tr><th>Age</th><th>Hours</th></tr> <tr>\n<td>2</td> <td>12</td></tr>',
      '<tr><th>• Age · </th><th>Hours:</th></tr> <tr>\n<td>• 2 · </td> <td>12</td></tr>',
    ],
    ['<figcaption>A loaf</figcaption>', '<figcaption>A loaf.</figcaption>'],
    ['<summary>Is it <b>safe?</b></summary>', '<summary>Is it <b>safe?</b></summary>'],
  ])('is kept apart where an item, a row, a cell or a caption ends: %s', (html, marked) => {
    expect(withTextBoundaries(html)).toBe(marked);
  });
});
