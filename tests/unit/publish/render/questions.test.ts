import { expect, it } from 'vitest';
import { createQuestions, hashValue } from '../../../../src/publish/render/questions.ts';

it('a question that cannot be answered, and what is no question, has an answer of its own, and the next is asked', async () => {
  const questions = createQuestions();
  questions.define('image', async (name: string) => name);
  const asked = ['["image","a.png"]', '["image","b.png"]'];
  const before = await questions.hashAnswers(asked);
  const now = createQuestions();
  now.define('image', () => Promise.reject(new Error('gone')));
  const [gone, foreign, unknown] = await Promise.all([
    now.hashAnswers(asked),
    now.hashAnswers(['no JSON']),
    now.hashAnswers(['["other"]']),
  ]);
  expect(gone).toHaveLength(before.length);
  expect(gone).not.toBe(before);
  expect(new Set([gone.slice(0, foreign.length), foreign, unknown]).size).toBe(2);
});

it('the hash of a value tells apart what lies in the entries, maps and sets within it', () => {
  const create = (title: string) => ({ id: 'bread', title, tags: new Set([title]) });
  const values = [
    ...['Bread', 'Cake'].flatMap((title) => {
      const entry = create(title);
      return [
        entry,
        [entry],
        [entry, entry],
        { entry },
        new Map([[title, entry]]),
        [{ id: 'list', entries: [entry] }],
      ];
    }),
    new Set(['Bread']),
    ['Bread'],
  ];
  const hashes = values.map(hashValue);
  expect(new Set(hashes).size).toBe(values.length);
  expect(values.map(hashValue)).toEqual(hashes);
  expect(hashValue([create('Bread')])).toBe(hashes[1]);
});
