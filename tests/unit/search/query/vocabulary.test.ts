import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../../src/search/query/vocabulary.ts';

describe('the vocabulary', () => {
  const files: Record<string, string> = {
    's.txt': 'schmerzen 3\nsleep 9\nsleet 1\nstop 2\nsymptom 2',
    'q.txt': 'qualified 2\nquarrel 1\nquartet 1',
    'h.txt': 'headache 4\nhelp 2',
    'n.txt': 'named 3\nnumbness 2',
    'r.txt': 'rucken 4',
    'ca.txt': 'cat 1',
  };
  const vocabulary = new Vocabulary(
    { s: 's.txt', r: 'r.txt', ca: 'ca.txt', q: 'q.txt', h: 'h.txt', n: 'n.txt', x: 'missing.txt' },
    async (file) => files[file] ?? Promise.reject(new Error('missing')),
    ['really', 'however'],
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
    ['headake', 'headache'],
    ['hendachi', 'headache'],
    ['hendach', undefined],
    ['realy', 'really'],
  ])('knows that %s means %s', async (word, meant) => {
    expect((await vocabulary.correct(word))?.word).toBe(meant);
  });

  it.each([
    ['slep', true],
    ['sotp', true],
    ['headake', true],
    ['simptom', true],
    ['numbnezz', true],
    ['naked', false],
    ['sleez', false],
  ])('takes the correction of %s for likely: %s', async (word, isLikely) => {
    expect((await vocabulary.correct(word))?.isLikely).toBe(isLikely);
  });

  it('knows which correction is a stop word', async () => {
    expect((await vocabulary.correct('howewer'))?.isStopWord).toBe(true);
    expect((await vocabulary.correct('slep'))?.isStopWord).toBe(false);
  });

  it.each([
    ['qualifications', ['qualified']],
    ['headaches', ['headache']],
    ['quarter', []],
    ['help', []],
  ])('knows the words that are formed of the beginning of %s', async (word, relatives) => {
    expect(await vocabulary.findRelatives(word)).toEqual(relatives);
  });

  it('rejects where a file of it cannot be read, and reads it anew the next time', async () => {
    await expect(vocabulary.correct('xqqq')).rejects.toThrow('missing');
    files['missing.txt'] = 'xqqqq 1';
    expect((await vocabulary.correct('xqqq'))?.word).toBe('xqqqq');
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
