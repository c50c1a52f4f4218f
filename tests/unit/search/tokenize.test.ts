import { describe, expect, it } from 'vitest';
import { getStopWords, knownLanguages } from '../../../src/search/stop-words.ts';
import {
  areForms,
  fold,
  Tokenizer,
  withStraightApostrophes,
  withTypographicApostrophes,
} from '../../../src/search/tokenize.ts';

describe('a folded word', () => {
  it.each([
    ['Élan', 'elan'],
    ['RÜCKEN', 'rucken'],
    ['don’t', "don't"],
    ['が', 'が'],
  ])('of %s is %s', (word, plain) => {
    expect(fold(word)).toBe(plain);
  });
});

describe('the words of a text', () => {
  it.each([
    [
      'en',
      'Is Wegener’s disease, type B12, 4.5 mg safe?',
      ['is', 'wegener', 'disease', 'type', 'b12', '4.5', 'mg', 'safe'],
    ],
    ['en', 'beta-blocker', ['beta', 'blocker']],
    ['fr', 'Qu’est l’ostéopathie ?', ['est', 'osteopathie']],
    ['fr', 'Qu’est-ce que l’ostéopathie\u202F?', ['est', 'ce', 'que', 'osteopathie']],
    ['it', 'I benefici dell’acqua', ['i', 'benefici', 'acqua']],
    ['de', 'Rücken\u00ADschmerzen', ['ruckenschmerzen']],
    ['ja', '睡眠を改善する', ['睡眠', 'を', '改善', 'する']],
  ])('in %s of %j are %j', (language, text, words) => {
    expect(new Tokenizer(language).tokenize(text)).toEqual(words);
  });
});

describe('forms of one word', () => {
  it.each([
    ['cause', 'causes', true],
    ['treatment', 'treating', false],
    ['session', 'sessions', true],
    ['car', 'care', false],
    ['toe', 'toes', true],
    ['heal', 'health', true],
    ['sleep', 'sleeping', true],
    ['sleep', 'sleepless', false],
    ['hot', 'hotel', false],
  ])('are told, as of %s and %s: %s', (a, b, same) => {
    expect(areForms(a, b)).toBe(same);
  });
});

describe('the words of a text, split twice', () => {
  it('are the same, with and without stop words', () => {
    const tokenizer = new Tokenizer('fr', ['est', 'a']);
    const text = 'L’École est l’école, à Paris';
    expect(tokenizer.tokenize(text)).toEqual(['ecole', 'est', 'ecole', 'a', 'paris']);
    expect(tokenizer.tokenize(text)).toEqual(tokenizer.tokenize(text));
    expect(tokenizer.tokenizeContent(text)).toEqual(['ecole', 'ecole', 'paris']);
  });

  it('are not divided by what cannot be seen', () => {
    expect(
      new Tokenizer('de').tokenize('Kopf\u00ADschmerzen, Bauch\u200Bweh Knie\u2060gelenk'),
    ).toEqual(['kopfschmerzen', 'bauchweh', 'kniegelenk']);
  });
});

describe('apostrophes', () => {
  it('are straight in the index and curved for readers, between letters alone', () => {
    expect(withStraightApostrophes('<p title="l’eau">‘It’s’ 5’</p>')).toBe(
      '<p title="l&#39;eau">‘It&#39;s’ 5’</p>',
    );
    expect(withTypographicApostrophes("'It's' 5'")).toBe("'It’s' 5'");
  });
});

describe('stop words', () => {
  it.each(knownLanguages)(
    'in %s are written as the tokenizer splits and folds them',
    (language) => {
      const tokenizer = new Tokenizer(language);
      // A Japanese word is split by its neighbours, so that alone it may fall apart.
      const split = (word: string) =>
        language === 'ja' ? fold(word) : tokenizer.tokenize(word).join(' ');
      expect(getStopWords(language).filter((word) => split(word) !== word)).toEqual([]);
    },
  );

  it('are none that tell one question from another', () => {
    const content = new Set([
      'effects',
      'work',
      'last',
      'help',
      'long',
      'often',
      'before',
      'after',
      'during',
      'without',
      'safe',
      'cost',
      'pain',
      'better',
      'worse',
    ]);
    expect(getStopWords('en-GB').filter((word) => content.has(word))).toEqual([]);
  });

  it('are none in a language that is not known', () => {
    expect(getStopWords('fi')).toEqual([]);
  });
});
