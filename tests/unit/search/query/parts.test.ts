import { describe, expect, it } from 'vitest';
import { areForms, toPlain, toPlainWords } from '../../../../src/search/query/plain-words.ts';
import { parseQuery } from '../../../../src/search/query/query.ts';
import { editDistance } from '../../../../src/search/query/edit-distance.ts';
import { Vocabulary } from '../../../../src/search/query/vocabulary.ts';

const english = new Intl.Segmenter('en', { granularity: 'word' });

describe('a plain word', () => {
  it.each([
    ['Élan', 'elan'],
    ['RÜCKEN', 'rucken'],
    ['don’t', "don't"],
    ['が', 'が'],
  ])('of %s is %s', (word, plain) => {
    expect(toPlain(word)).toBe(plain);
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
  ])('in %s, %s', (language, text, words) => {
    expect(toPlainWords(text, new Intl.Segmenter(language, { granularity: 'word' }))).toEqual(
      words,
    );
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
  ])('%s and %s: %s', (a, b, same) => {
    expect(areForms(a, b)).toBe(same);
  });
});

describe('a question taken apart', () => {
  const empty = new Set(['how', 'long', 'does', 'a', 'the', 'is', 'it', 'to']);
  const take = (text: string, isTyping = false) => parseQuery(text, english, empty, isTyping);

  it('keeps the words that carry its meaning, each once', () => {
    expect(take('How long does a session take? A session!').words).toEqual(['session', 'take']);
  });

  it('keeps all words where all are empty', () => {
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

  it('takes the last word for a beginning while the reader types it, also one that would be empty', () => {
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
      pairs: [],
      phrases: [],
      excluded: [],
      beginning: undefined,
    });
  });
});

describe('typing errors between two words', () => {
  it.each([
    ['sleep', 'sleep', 0],
    ['sleep', 'slep', 1],
    ['sleep', 'sleeep', 1],
    ['sleep', 'sleek', 1],
    ['sleep', 'slepe', 1],
    ['diahrrea', 'diarrhea', 2],
    ['', 'ab', 2],
  ])('%s, %s: %i', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
    expect(editDistance(b, a, 3)).toBe(distance);
  });

  it('are not counted to the end where there are too many', () => {
    expect(editDistance('craniosacral', 'hippopotamus', 2)).toBeGreaterThan(2);
  });
});

describe('the vocabulary', () => {
  const files: Record<string, string> = {
    's.txt': 'schmerzen 3\nsleep 9\nsleet 1\nstop 2',
    'r.txt': 'rucken 4',
    'ca.txt': 'cat 1',
  };
  const vocabulary = new Vocabulary(
    { s: 's.txt', r: 'r.txt', ca: 'ca.txt', x: 'missing.txt' },
    async (file) => files[file] ?? Promise.reject(new Error('missing')),
  );

  it.each([
    ['slep', 'sleep'],
    ['sleez', 'sleep'],
    ['stopp', 'stop'],
    ['sotp', 'stop'],
    ['step', undefined],
    ['zleep', undefined],
    ['sto', undefined],
    ['slumber', undefined],
    ['qqqq', undefined],
  ])('knows that %s means %s', async (word, meant) => {
    expect(await vocabulary.correct(word)).toBe(meant);
  });

  it('rejects where a file of it cannot be read, and reads it anew the next time', async () => {
    await expect(vocabulary.correct('xqqq')).rejects.toThrow('missing');
    files['missing.txt'] = 'xqqqq 1';
    expect(await vocabulary.correct('xqqq')).toBe('xqqqq');
  });

  it.each([
    ['ruckenschmerzen', ['rucken', 'schmerzen']],
    ['ruckensschmerzen', ['rucken', 'schmerzen']],
    ['ruckenrucken', ['rucken', 'rucken']],
    ['ruckenwind', undefined],
  ])('takes %s apart', async (word, parts) => {
    expect(await vocabulary.split(word)).toEqual(parts);
  });

  it('knows beginnings, in a file of two letters too', async () => {
    expect([
      await vocabulary.hasPrefix('sl'),
      await vocabulary.hasPrefix('ca'),
      await vocabulary.hasPrefix('co'),
    ]).toEqual([true, true, false]);
  });
});
