import { describe, expect, it } from 'vitest';
import { LabelFormatter } from '../../../../src/search/ui/element.ts';

const labels = {
  section: 'In: {section}',
  first: 'The best {shown} of {count}',
  'results.zero': 'No results',
  'results.one': '{count} result',
  'results.other': '{count} results',
};

describe('the words of the interface', () => {
  it('have their blanks filled, as they are and once', () => {
    const words = new LabelFormatter({ labels, language: 'en' });
    expect(words.format('section', { section: 'a {section} $& <b>' })).toBe(
      'In: a {section} $& <b>',
    );
    expect(words.format('section')).toBe('In: {section}');
    expect(words.format('no such label')).toBe('');
  });

  it.each([
    [0, 0, 'No results'],
    [1, 1, '1 result'],
    [7, 7, '7 results'],
    [1234, 10, 'The best 10 of 1,234'],
  ])('count %i results, %i of them shown', (total, shown, said) => {
    expect(new LabelFormatter({ labels, language: 'en' }).formatCount(total, shown)).toBe(said);
  });

  it('fall back to the form for many where a language has more forms than the labels', () => {
    expect(new LabelFormatter({ labels, language: 'pl' }).formatCount(3, 3)).toBe('3 results');
  });

  it('write numbers as the language does', () => {
    expect(new LabelFormatter({ labels, language: 'de' }).formatCount(12_345, 10)).toBe(
      'The best 10 of 12.345',
    );
  });
});

it('a count is said by the rules of the language of its words, not by those of the site', () => {
  const english = new LabelFormatter({ language: 'ja', labels: { ...labels, language: 'en' } });
  expect([0, 1, 2, 1200].map((count) => english.formatCount(count, count))).toEqual([
    'No results',
    '1 result',
    '2 results',
    '1,200 results',
  ]);
});
