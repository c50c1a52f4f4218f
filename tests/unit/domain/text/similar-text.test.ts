import { describe, expect, it } from 'vitest';
import { findSimilar } from '../../../../src/domain/text/similar-text.ts';

function compare(
  texts: readonly string[],
  language = 'en',
  abbreviations: Readonly<Record<string, string>> = {},
) {
  const wordings = texts.map((text, index) => ({
    entry: `entry-${index}`,
    text,
    isQuestion: true,
  }));
  return findSimilar(wordings, { language, expansions: new Map(Object.entries(abbreviations)) });
}

describe('two questions are the same', () => {
  it.each([
    ['Is bread safe?', 'is bread SAFE'],
    ['Is bread safe?', 'Is the bread really safe?'],
    ['How many sessions will I need?', 'How many session do you need?'],
    ['Which flour is best?', 'What is the best flour?'],
    ['Can I eat mouldy bread?', 'Can I eat bread that is mouldy?'],
    ['What is fermentation?', 'What is fermentatoin?'],
    ['What is fermentation?', 'What is fermenttion?'],
    ['What is fermentation?', 'What is fermentetion?'],
    ['What is fermentation?', 'What is fermentatios?'],
    ['Why doesn’t my dough rise?', "Why doesn't my dough rise?"],
    [
      'How long should sourdough bread rest before slicing?',
      'How long should warm sourdough bread rest before slicing?',
    ],
  ])('like %j and %j', (one, other) => {
    expect(compare([one, other])).toMatchObject([
      { earlier: { text: one }, later: { text: other } },
    ]);
    expect(compare([other, one])).toMatchObject([
      { earlier: { text: other }, later: { text: one } },
    ]);
  });

  it.each([
    ['Ist das Brot gesund?', 'Ist Brot eigentlich gesund?'],
    ['Welches Mehl gibt es?', 'Was gibt es für Mehle?'],
    ['Kann ich Brötchen einfrieren?', 'Kann man das Brötchen einfrieren?'],
  ])('in German, like %j and %j', (one, other) => {
    expect(compare([one, other], 'de')).toHaveLength(1);
  });

  it('whatever their case and marks are, in any language', () => {
    expect(compare(['パンは安全ですか？', 'パンは安全ですか'], 'ja')).toMatchObject([
      { isEqual: true },
    ]);
  });

  it('where one writes out what the other abbreviates', () => {
    expect(
      compare(['Is CST safe?', 'Is craniosacral therapy safe?'], 'en', {
        CST: 'craniosacral therapy',
      }),
    ).toHaveLength(1);
  });

  it('where one names the subject of the site and the other does not', () => {
    const others = [
      'How does sourdough work?',
      'Who sells sourdough?',
      'When was sourdough invented?',
    ];
    expect(compare([...others, 'Is sourdough healthy?', 'Is it healthy?'])).toMatchObject([
      { later: { text: 'Is it healthy?' } },
    ]);
  });
});

describe('two questions are different', () => {
  it.each([
    ['Is it safe for children?', 'Is it safe for adults?'],
    ['How does part 12 go?', 'How does part 21 go?'],
    ['How long does it take?', 'How often does it take?'],
    ['Can I eat before a session?', 'Can I eat after a session?'],
    ['Why does it rise?', 'Why does it not rise?'],
    ['How does it work?', 'Does it work?'],
    ['What is it good for?', 'Is it good?'],
    ['Is bread sour?', 'Is break sour?'],
    [
      'How long may I keep rye bread in the fridge in winter?',
      'How long may I keep rye bread in the cellar in winter?',
    ],
    ['Is rye bread safe?', 'Is rye bread safe for children?'],
  ])('like %j and %j', (one, other) => {
    expect(compare([one, other])).toEqual([]);
  });

  it('that hold nothing but the subject of the site and a question word', () => {
    expect(
      compare([
        'What is sourdough?',
        'How is sourdough made?',
        'Who invented sourdough?',
        'Is sourdough healthy?',
        'Why sourdough?',
      ]),
    ).toEqual([]);
  });
});

describe('wordings', () => {
  it('of one entry may be alike', () => {
    const asks = ['Is it safe?', 'Is that safe?', 'is it safe'].map((text, index) => ({
      entry: 'one',
      text,
      isQuestion: index === 0,
    }));
    expect(findSimilar(asks, { language: 'en', expansions: new Map() })).toEqual([]);
  });

  it('of one question each are told once among many', () => {
    const many = Array.from({ length: 300 }, (_, index) => `Is fermentation number ${index} safe?`);
    expect(compare([...many, 'Is the fermentations number 7 safe?'])).toMatchObject([
      { earlier: { entry: 'entry-7' } },
    ]);
  });
});
