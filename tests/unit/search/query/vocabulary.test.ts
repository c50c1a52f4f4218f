import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../../src/search/query/vocabulary.ts';

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
