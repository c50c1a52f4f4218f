import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../../src/domain/text/sentences.ts';

function split(text: string, language = 'en'): string[] {
  return splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
}

describe('the sentences of a text', () => {
  it('end with a full stop, a question mark or an exclamation mark', () => {
    expect(split(' It rests. Does it? Yes!  It does. ')).toEqual([
      'It rests.',
      'Does it?',
      'Yes!',
      'It does.',
    ]);
  });

  it.each([
    'See Dr. Smith and Prof. Weber.',
    'Take some, e.g. Rye, or more.',
    'Haller et al. found less pain.',
    'Haller et al. 2020 found less.',
    'It weighs 3.5 g.',
    'As John B. Upledger wrote, so it is.',
    'J. R. Upledger wrote it.',
    '"Is it?" she asked.',
    'It is No. 5 of them.',
    'See Fig. 2 (p. 12).',
    'Write to a.b@c.org today.',
  ])('hold what is no end: %s', (text) => {
    expect(split(text)).toEqual([text]);
  });

  it.each([
    'Am 3. Mai kam z. B. Anna.',
    'Das heißt d. h. Ruhe.',
    'Im 19. Jahrhundert war es so.',
    'Mehl bzw. Wasser.',
    'Siehe Nr. 5 und Abs. 2.',
  ])('hold what is no end in German: %s', (text) => {
    expect(split(text, 'de')).toEqual([text]);
  });

  it('end before a number', () => {
    expect(split('It was lower at week 8. 54 people came. In 2020. 84 more.')).toEqual([
      'It was lower at week 8.',
      '54 people came.',
      'In 2020.',
      '84 more.',
    ]);
  });

  it('end behind a single letter that is no initial', () => {
    expect(split('They had hepatitis B. The liver heals.')).toEqual([
      'They had hepatitis B.',
      'The liver heals.',
    ]);
  });

  it('are found in other scripts', () => {
    expect(split('これは文です。次の文です。', 'ja')).toEqual(['これは文です。', '次の文です。']);
    expect(split('', 'en')).toEqual([]);
  });
});
