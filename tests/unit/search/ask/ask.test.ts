import { rm } from 'node:fs/promises';
import { close } from 'pagefind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainQuestion, findGaps, findLostWordings } from '../../../../src/search/ask/index.ts';
import type { Engine } from '../../../../src/search/query/engine.ts';
import { createEngine, folders } from '../query/small-index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine(
    'en',
    [
      { id: 'kiln', title: 'How hot is the kiln?', html: '<p>It reaches a thousand degrees.</p>' },
      { id: 'clay', title: 'Where does the clay come from?', html: '<p>From a pit nearby.</p>' },
    ],
    { stopWords: ['how', 'is', 'the', 'where', 'does', 'from', 'a'], letters: { k: 'kiln 1' } },
  );
});
afterAll(async () => {
  await close();
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

describe('the reasons for an answer', () => {
  it('are its words with what each counts, and the parts of the score of each result', async () => {
    const { isSure, terms, results } = await explainQuestion('how hot is the kilnn', engine);
    expect(isSure).toBe(true);
    expect(terms.find(({ word }) => word === 'kilnn')).toMatchObject({
      correction: 'kiln',
      pages: 1,
      isStopWord: false,
    });
    expect(terms.find(({ word }) => word === 'how')).toMatchObject({ isStopWord: true });
    const [first] = results;
    expect(first).toMatchObject({ address: '/kiln/', kind: 'question' });
    const sum = Object.values(first?.parts ?? {}).reduce((total, part) => total + part, 0);
    expect(first?.score).toBeCloseTo(sum);
  });
});

describe('the gaps of a site', () => {
  it('are the questions that nothing surely answers, by the entry that comes nearest, the most asked first', async () => {
    const glaze = 'Which glaze from Japan hides cracks that the kiln made in porcelain?';
    const shop = 'Which museum in Paris buys kiln furniture of the nineteenth century?';
    const gaps = await findGaps(
      ['how hot is the kiln', glaze, shop, shop, 'umbrella repair'],
      engine,
    );
    expect(gaps).toEqual([
      {
        nearest: { title: 'How hot is the kiln?', address: '/kiln/' },
        questions: [
          { text: shop, times: 2 },
          { text: glaze, times: 1 },
        ],
      },
      { nearest: undefined, questions: [{ text: 'umbrella repair', times: 1 }] },
    ]);
  });
});

describe('the wordings of the entries of a site', () => {
  it('are asked one by one, and those that find another page first are named', async () => {
    const shop = await createEngine('en', [
      {
        id: 'bowl',
        title: 'What is a bowl?',
        asks: 'How hot is the oven? ¶ a deep dish',
        html: '<p>A dish.</p>',
      },
      { id: 'oven', title: 'How hot is the oven?', html: '<p>Hot.</p>' },
    ]);
    const [bowl, oven] = [
      { title: 'What is a bowl?', address: '/bowl/' },
      { title: 'How hot is the oven?', address: '/oven/' },
    ];
    expect(await findLostWordings(shop)).toEqual([
      { text: 'How hot is the oven?', entry: bowl, first: oven },
    ]);
    expect(await findLostWordings(engine)).toEqual([]);
  });
});
