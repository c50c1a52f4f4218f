import { describe, expect, it } from 'vitest';
import {
  collectWordForms,
  collectWords,
  suggestWords,
} from '../../../../src/domain/text/spelling.ts';

const list = (text: string) => collectWords(text).map(({ word }) => word);

describe('the words that a dictionary can judge', () => {
  it('are found with their places', () => {
    const text = 'Don’t “rest”, self-made café dough; it’s 5.';
    expect(
      collectWords(text).map(({ word, start, end }) => [word, text.slice(start, end)]),
    ).toEqual([
      ["Don't", 'Don’t'],
      ['rest', 'rest'],
      ['self', 'self'],
      ['made', 'made'],
      ['café', 'café'],
      ['dough', 'dough'],
      ["it's", 'it’s'],
    ]);
  });

  it.each([
    'https://a.org/nonsens',
    'nonsens@a.org',
    '/nonsens/',
    'nonsens.yml',
    'e.g.',
    'a1b',
    'H2O',
    'MRI',
    'MRIs',
    'iPhone',
    'GitHub',
    'is',
    '21:1',
    'x_nonsens',
  ])('are not in %s', (text) => {
    expect(list(text)).toEqual([]);
  });

  it('may be names where they begin with a capital within a sentence', () => {
    const text = 'Bread rests. “Bread” rests (Crumb). See Upledger, and rest: Crust';
    expect(
      collectWords(text)
        .filter(({ mayBeName }) => mayBeName)
        .map(({ word }) => word),
    ).toEqual(['Crumb', 'Upledger']);
  });

  it('have forms that a dictionary may hold', () => {
    expect(collectWordForms("Baker's")).toEqual(["Baker's", "baker's", 'Baker', 'baker']);
    expect(collectWordForms('dough')).toEqual(['dough']);
  });
});

describe('a suggestion', () => {
  const known = new Set([
    'their',
    'tier',
    'separate',
    'accommodation',
    'muscle',
    'treatment',
    'café',
  ]);
  it.each([
    ['thier', ['their', 'tier']],
    ['seperate', ['separate']],
    ['accomodation', ['accommodation']],
    ['musle', ['muscle']],
    ['tretament', ['treatment']],
    ['xyzzy', []],
  ])('for %s is one of %j', (word, suggestions) => {
    expect(suggestWords(word, 'abcdefghijklmnopqrstuvwxyz', (each) => known.has(each))).toEqual(
      suggestions,
    );
  });
  it('is one of three words at most, the likeliest first', () => {
    const all = new Set(['hate', 'hat', 'heat', 'halt', 'haet']);
    expect(suggestWords('haet', 'abcdefghijklmnopqrstuvwxyz', (each) => all.has(each))).toEqual([
      'heat',
      'hate',
      'hat',
    ]);
  });
});
