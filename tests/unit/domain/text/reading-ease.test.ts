import { describe, expect, it } from 'vitest';
import { getReadingScale, measureText } from '../../../../src/domain/text/reading-ease.ts';

describe('the measure of a text', () => {
  it.each([
    ['bread', 1],
    ['table', 2],
    ['make', 1],
    ['makes', 1],
    ['houses', 2],
    ['baked', 1],
    ['rested', 2],
    ['therapy', 3],
    ['apple', 2],
    ['the', 1],
    ['rhythm', 1],
    ['café', 2],
    ['naïve', 1],
    ['practitioner', 4],
    ['hmm', 1],
    ['whole', 1],
    ['complete', 2],
    ['little', 2],
  ])('counts the syllables of %s', (word, syllables) => {
    expect(measureText(word, 'en')).toEqual({ words: 1, syllables });
  });

  it.each([
    ['Brot', 1],
    ['Liebe', 2],
    ['Häuser', 2],
    ['Übelkeit', 3],
    ['heilen', 2],
  ])('counts those of %s in German', (word, syllables) => {
    expect(measureText(word, 'de')).toEqual({ words: 1, syllables });
  });

  it('takes no number, mark or gap for a word, and an apostrophe for none', () => {
    expect(measureText("It's 12 – or – 30 %, isn’t it?", 'en').words).toBe(4);
    expect(measureText('', 'en')).toEqual({ words: 0, syllables: 0 });
  });
});

describe('the reading ease', () => {
  it('is that of Flesch for English and of Amstad for German', () => {
    expect(
      getReadingScale('en-GB')?.toEase({ words: 100, syllables: 150, sentences: 5 }),
    ).toBeCloseTo(59.635);
    expect(
      getReadingScale('de')?.toEase({ words: 100, syllables: 180, sentences: 10 }),
    ).toBeCloseTo(64.7);
  });

  it('is not known for other languages', () => {
    expect(getReadingScale('fr')).toBeUndefined();
  });
});
