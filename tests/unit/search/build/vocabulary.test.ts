import { describe, expect, it } from 'vitest';
import {
  createLetterFiles,
  createVocabulary,
  findCommonWords,
  listWords,
} from '../../../../src/search/build/vocabulary.ts';
import { Vocabulary } from '../../../../src/search/query/vocabulary.ts';
import { Tokenizer } from '../../../../src/search/tokenize.ts';

describe('the files of words', () => {
  const vocabularyOf = ({ letters, files }: ReturnType<typeof createLetterFiles>) =>
    new Vocabulary(letters, async (path) =>
      String(files.find((file) => file.path === path)?.content),
    );

  it('lead the search in the browser to every word, where a letter has few words and where it has thousands', async () => {
    const many = Array.from(
      { length: 9000 },
      (_, at) => `c${at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')}`,
    );
    const words = ['c', 'a', 'an', 'zebra', '頭痛', '𠮷野家', 'ёлка', ...many];
    const made = createLetterFiles(new Map(words.map((word) => [word, 2])));
    expect(Object.keys(made.letters).filter((letter) => /^c./.test(letter)).length).toBeGreaterThan(
      10,
    );
    const vocabulary = vocabularyOf(made);
    const unknown = await Promise.all(
      words.map(async (word) => ((await vocabulary.hasPrefix(word)) ? [] : [word])),
    );
    expect(unknown.flat()).toEqual([]);
    expect((await vocabulary.correct('zebrx'))?.word).toBe('zebra');
  });

  it('answer for the first letter of words that are divided by their second', async () => {
    const words = Array.from(
      { length: 9000 },
      (_, at) => `bread${at.toString(2).replaceAll('0', 'o').replaceAll('1', 'l')}`,
    );
    const made = createLetterFiles(new Map(words.map((word) => [word, 2])));
    expect(Object.keys(made.letters)).toEqual(['br', 'b']);
    expect(await vocabularyOf(made).hasPrefix('b')).toBe(true);
  });

  it('have a line for each word with its pages, sorted, without numbers and without codes of one page', () => {
    const { files, letters } = createLetterFiles(
      new Map([
        ['zeal', 1],
        ['rye', 3],
        ['b12', 2],
        ['x9q', 1],
        ['1990', 40],
        ['12.5', 2],
        ['é', 1],
      ]),
    );
    expect(files).toEqual([
      {
        path: expect.stringMatching(/^words\/[0-9a-f]{10}\.txt$/),
        content: 'b12 2\nrye 3\nzeal 1\né 1\n',
      },
    ]);
    expect(letters).toEqual(
      Object.fromEntries(['b', 'r', 'z', 'é'].map((letter) => [letter, files[0]?.path])),
    );
  });

  it('have a new name when their words change', () => {
    const name = (count: number) => createLetterFiles(new Map([['rye', count]])).files[0]?.path;
    expect(name(3)).toBe(name(3));
    expect(name(4)).not.toBe(name(3));
  });
});

describe('common words', () => {
  const counts = new Map([
    ['breads', 30],
    ['bread', 300],
    ['the', 999],
    ['breaded', 20],
    ['rye', 100],
    ['then', 101],
  ]);

  it('stand on more than a tenth of the pages, themselves or in another form, unless they are rare', () => {
    // oxlint-disable-next-line unicorn/no-thenable -- a word of English
    expect(findCommonWords(counts, 1000)).toEqual({ bread: 0.3, breads: 0.3, the: 1, then: 0.1 });
  });

  it('are none on a small site, where every word is looked up quickly', () => {
    expect(findCommonWords(counts, 499)).toEqual({});
  });
});

describe('the words of a page', () => {
  it('are those of its text, its title, the other ways to ask and its topics, each once', () => {
    const meta = {
      title: 'Rye',
      asks: 'grain of winter',
      about: 'Fields',
      notes: 'Reviewed by Ada',
    };
    expect(listWords({ content: 'Rye, rye. Rye!', meta }, new Tokenizer('en'))).toEqual([
      'rye',
      'grain',
      'of',
      'winter',
      'fields',
    ]);
  });

  it('are taken apart in its language', () => {
    expect(listWords({ content: '頭痛の治療', meta: {} }, new Tokenizer('ja'))).toContain('治療');
  });
});

describe('the words of an index', () => {
  it('say on how many pages they are', () => {
    const counts = new Map([
      ['rye', 2],
      ['and', 1],
    ]);
    const { words, files } = createVocabulary(counts, 2);
    expect(words).toMatchObject({ common: {} });
    expect(files.map(({ content }) => content)).toEqual(['and 1\nrye 2\n']);
  });

  it('are none where there are no pages', () => {
    expect(createVocabulary(new Map(), 0)).toEqual({
      words: { common: {}, letters: {} },
      files: [],
    });
  });
});
