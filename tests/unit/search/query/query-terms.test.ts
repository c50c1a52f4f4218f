import { describe, expect, it } from 'vitest';
import {
  findSynonyms,
  parseQuery,
  computeIdf,
  createSynonymMap,
} from '../../../../src/search/query/query-terms.ts';
import { Tokenizer } from '../../../../src/search/tokenize.ts';

const tokenizer = new Tokenizer('en', ['a', 'is', 'the', 'of', 'for', 'what']);

describe('a question, split', () => {
  const questions = new Tokenizer('en', ['how', 'long', 'does', 'a', 'the', 'is', 'it', 'to']);
  const take = (text: string, isTyping = false) => parseQuery(text, questions, isTyping);

  it('keeps the words that carry its meaning, each once', () => {
    expect(take('How long does a session take? A session!').words).toEqual(['session', 'take']);
  });

  it('keeps its stop words apart', () => {
    expect(take('How long does a session take?').stopWords).toEqual(['how', 'long', 'does', 'a']);
  });

  it('keeps all words if all are stop words', () => {
    expect(take('How is it?').words).toEqual(['how', 'is', 'it']);
  });

  it.each([
    ['"side effects" of rest', ['side effects']],
    ['„hohes Fieber“', ['hohes Fieber']],
    ['« l’eau »', ['l’eau']],
    ['an open " mark', []],
  ])('finds the phrases of %s', (text, phrases) => {
    expect(take(text).phrases).toEqual(phrases);
  });

  it('leaves out what follows a hyphen, and no word with a hyphen in it', () => {
    expect(take('sleep -children')).toMatchObject({ words: ['sleep'], excluded: ['children'] });
    expect(take('non-aspirin')).toMatchObject({ words: ['non', 'aspirin'], excluded: [] });
  });

  it('takes the last word for a beginning while the reader types it, even a stop word', () => {
    expect(take('sleep th', true).prefix).toBe('th');
    expect(take('sleep the', true).words).toEqual(['sleep', 'the']);
    expect(take('sleep ', true).prefix).toBeUndefined();
    expect(take('sleep').prefix).toBeUndefined();
  });

  it('pairs short words that may be one', () => {
    expect(take('tooth ache and rib cage').pairs).toEqual([
      ['tooth', 'ache'],
      ['ache', 'and'],
      ['and', 'rib'],
      ['rib', 'cage'],
    ]);
    expect(take('tooth is an ache, a4 craniosacral').pairs).toEqual([]);
  });

  it('of no words has none', () => {
    expect(take(' ?! ')).toEqual({
      words: [],
      stopWords: [],
      pairs: [],
      phrases: [],
      excluded: [],
      prefix: undefined,
    });
  });
});

describe('synonyms', () => {
  const synonyms = createSynonymMap(
    [
      ['Expecting a baby', 'pregnant'],
      ['CST', 'cranio-sacral therapy', 'Säkrale Therapie'],
      ['of', 'pregnant'],
    ],
    tokenizer,
  );
  const others = (word: string, question: string) =>
    findSynonyms(word, parseQuery(question, tokenizer, false), synonyms);

  it.each([
    ['pregnant', 'Pregnant?', ['expecting baby']],
    ['expecting', 'expecting the baby soon', ['pregnant']],
    ['baby', 'expecting a baby', ['pregnant']],
    ['baby', 'my baby', []],
    ['cst', 'CST', ['cranio sacral therapy', 'sakrale therapie']],
    ['therapy', 'Is cranio-sacral therapy safe?', ['cst', 'sakrale therapie']],
    ['therapy', 'speech therapy', []],
  ])('of “%s” in “%s” are %j', (word, question, expected) => {
    expect(others(word, question)).toEqual(expected);
  });
});

describe('what a word tells', () => {
  it('is more, the fewer pages have it, and nearly the same on a small site', () => {
    const spread = (pages: number) => computeIdf(1, pages) / computeIdf(pages / 2, pages);
    expect(computeIdf(0, 1000)).toBeGreaterThan(computeIdf(1, 1000));
    expect(spread(10_000)).toBeGreaterThan(10);
    expect(spread(10)).toBeLessThan(1.5);
  });
});
