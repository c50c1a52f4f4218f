import { describe, expect, it } from 'vitest';
import { accountFor, listCountedWords } from '../../../../src/import/write/accounting.ts';

const leave = (words: string) => [{ line: 1, words, reason: 'a mark' }];

describe('the word accounting', () => {
  it('counts what stands in entries and what was left out', () => {
    const { total, kept, dropped, missing } = accountFor(
      [
        { line: 1, words: 'Q: Is it safe?' },
        { line: 2, words: 'Yes, it is.' },
      ],
      ['Is it safe?', 'Yes, it is.'],
      leave('Q:'),
    );
    expect({ total, kept, dropped, missing }).toEqual({
      total: 7,
      kept: 6,
      dropped: 1,
      missing: [],
    });
  });

  it('names each word that is in neither, with its line', () => {
    const visibleText = [
      { line: 4, words: 'one two three' },
      { line: 9, words: 'two' },
    ];
    expect(accountFor(visibleText, ['one two'], []).missing).toEqual([
      { line: 4, words: 'three' },
      { line: 9, words: 'two' },
    ]);
  });

  it('lets no word of the output stand for two of the input', () => {
    expect(accountFor([{ line: 1, words: 'again and again' }], ['again and'], []).missing).toEqual([
      { line: 1, words: 'again' },
    ]);
  });

  it.each([
    ['营业时间展开', ['营业时间'], '展开'],
    ['FeesShow', ['Fees'], 'Show'],
    ['ÖffnungszeitenAnzeigen', ['Öffnungszeiten'], 'Anzeigen'],
    ['onetwothree', ['one three'], 'two'],
  ])('finds the parts of words that ran together: %s', (words, written, left) => {
    expect(accountFor([{ line: 1, words }], written, leave(left)).missing).toEqual([]);
    expect(accountFor([{ line: 1, words }], written, []).missing).toEqual([{ line: 1, words }]);
    expect(
      accountFor([{ line: 1, words: `${words} ${left}` }], written, leave(left)).missing,
    ).toEqual([{ line: 1, words }]);
  });

  it('finds no word in others that ran together', () => {
    expect(accountFor([{ line: 1, words: 'one two' }], ['onetwo'], []).missing).toEqual([
      { line: 1, words: 'one two' },
    ]);
  });

  it('tells words apart by their spelling, and not by signs that nobody sees', () => {
    expect(
      accountFor([{ line: 1, words: 'Thera\u00adpie Cafe\u0301' }], ['Therapie Café'], []).missing,
    ).toEqual([]);
    expect(accountFor([{ line: 1, words: 'Reduction' }], ['reduction'], []).missing).toHaveLength(
      1,
    );
  });

  it('reads words of any script', () => {
    expect(listCountedWords('It’s 12 °C — Größe, 東京 и мир')).toEqual([
      'It',
      's',
      '12',
      'C',
      'Größe',
      '東京',
      'и',
      'мир',
    ]);
  });
});
