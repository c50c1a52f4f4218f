import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { close } from 'pagefind';
import type { Answer, Question } from '../../../../src/search/query/answer.ts';
import { answerQuestion, type Engine } from '../../../../src/search/query/engine.ts';
import { createEngine, folders } from './small-index.ts';

const ask = (engine: Engine, text: string, more: Partial<Question> = {}) =>
  answerQuestion({ text, kind: undefined, topic: undefined, isTyping: false, ...more }, engine);
const addresses = (answer: Answer) => answer.results.map((result) => result.address);

afterAll(async () => {
  await close();
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

describe('the answer to a question', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine(
      'en',
      [
        {
          id: 'duration',
          title: 'How long does a session take?',
          asks: 'What is the length of an appointment?',
          notes: 'Reviewed by Ann Zorro',
          html: '<p>A session takes about an hour. Then you rest.</p>',
        },
        {
          id: 'safe',
          title: 'Is it safe?',
          html: '<p>Most people feel well after a session. Some have a headache for a day.</p>',
        },
        {
          id: 'children',
          topic: 'family',
          title: 'May children come?',
          html: '<p>Children may come with a parent. They seldom need a full hour.</p>',
        },
        {
          id: 'guide',
          kind: 'article',
          title: 'Sleep and rest',
          html: '<p>An introduction of no great weight.</p><h2 id="naps">Naps by day</h2><p>A short nap of twenty minutes &lt;refreshes&gt; the mind.</p><h2 id="nights">Long nights</h2><p>Good sleep needs darkness.</p>',
        },
      ],
      {
        stopWords: [
          'how',
          'does',
          'a',
          'is',
          'it',
          'what',
          'the',
          'of',
          'may',
          'to',
          'do',
          'i',
          'my',
        ],
        synonyms: { kids: ['children'], siesta: ['nap'] },
        letters: { h: 'headache 1\nhour 2', s: 'session 2\nsleep 1' },
      },
    );
  });

  it('is the entry that asks it, with its whole answer, the words marked, and its review', async () => {
    const { results } = await ask(engine, 'how long does a session take');
    expect(results[0]).toMatchObject({
      kind: 'question',
      address: '/duration/',
      section: undefined,
      notes: ['Reviewed by Ann Zorro'],
      title: 'How long does a session take?',
      text: [
        { text: 'A ', isMarked: false },
        { text: 'session takes', isMarked: true },
        { text: ' about an hour. Then you rest.', isMarked: false },
      ],
    });
  });

  it('has no mark on the full stop or the space behind a word', async () => {
    const [result] = (await ask(engine, 'well after a session some headache')).results;
    expect(result?.text.filter((run) => run.isMarked).map((run) => run.text)).toEqual([
      'well after',
      'session',
      'Some',
      'headache',
    ]);
    expect(result?.text.map((run) => run.text).join('')).toBe(
      'Most people feel well after a session. Some have a headache for a day.',
    );
  });

  it('keeps the items of a list, the rows of a table and its cells apart', async () => {
    const lists = await createEngine('en', [
      {
        id: 'fees',
        title: 'What are the fees?',
        html:
          '<p>They are low. Bring:</p><ul><li>a towel</li> <li><p>warm socks</p></li></ul>' +
          '<table><thead><tr><th>visit</th><th>fees</th></tr></thead>' +
          '<tbody><tr> <td>first</td> <td>80</td></tr><tr><td>second</td><td>60</td></tr></tbody></table>',
      },
    ]);
    const [result] = (await ask(lists, 'fees')).results;
    expect(result?.text.map((run) => run.text).join('')).toBe(
      'They are low. Bring:\n• a towel.\n• warm socks.\n• visit · fees:\n• first · 80.\n• second · 60.',
    );
  });

  it('begins with the sentence that answers, where a long text comes to it late', async () => {
    const talk = Array.from({ length: 30 }, (_, at) => `Much is said on day ${at}.`).join(' ');
    const long = await createEngine('en', [
      { id: 'pay', title: 'Money', html: `<p>${talk} Pay by card or in cash. ${talk}</p>` },
      { id: 'short', title: 'Time', html: '<p>Pay by card.</p>' },
    ]);
    const { results } = await ask(long, 'card cash');
    const readLead = (address: string) =>
      results
        .find((result) => result.address === address)
        ?.lead.map(({ text }) => text)
        .join('');
    expect([readLead('/pay/'), readLead('/short/')]).toEqual(['…Pay by card or in cash.…', '']);
  });

  it('is found by its other wordings', async () => {
    expect(addresses(await ask(engine, 'length of my appointment'))[0]).toBe('/duration/');
  });

  it('is the entry that asks it and not one that shares its other words, by the little words too', async () => {
    const where = await createEngine(
      'en',
      ['Who is the office for?', 'Where is the office?', 'When is the office open?'].map(
        (title, id) => ({ id: `office-${id}`, title, html: '<p>The office.</p>' }),
      ),
      { stopWords: ['who', 'is', 'the', 'for', 'where', 'when'] },
    );
    expect(addresses(await ask(where, 'where is your office'))[0]).toBe('/office-1/');
  });

  it('marks no little word, and does not count a page that has no other word', async () => {
    const answer = await ask(engine, 'how long does a session take');
    expect(answer.total).toBeLessThan(answer.results.length);
    expect(
      answer.results.flatMap(({ text }) => text.filter(({ isMarked }) => isMarked)),
    ).not.toContain(expect.objectContaining({ text: 'a' }));
  });

  it('is the section of an article, with the words around', async () => {
    const [result] = (await ask(engine, 'nap twenty minutes')).results;
    expect(result).toMatchObject({
      kind: 'article',
      address: '/guide/#naps',
      section: 'Naps by day',
    });
    expect(result?.text.map((run) => run.text).join('')).toBe(
      'A short nap of twenty minutes <refreshes> the mind.',
    );
  });

  it('is the section where most words of the question stand, not one that repeats one of them', async () => {
    const repeating = await createEngine('en', [
      {
        id: 'guide',
        title: 'Rest',
        kind: 'article',
        html: '<h2 id="stress">Stress</h2><p>Stress is stress, and stress at work is stress. Some have it for a day or two and others for much longer, and nobody knows why that is so with them.</p><h2 id="scale">A scale</h2><p>Give your stress a number.</p>',
      },
    ]);
    const [result] = (await ask(repeating, 'stress number')).results;
    expect(result?.address).toBe('/guide/#scale');
  });

  it('is first the page that has the words of the question in one passage', async () => {
    const fillers = ['Nobody minds.', 'Tea is free.', 'Shoes stay outside.', 'Bring a friend.'];
    const care = await createEngine('en', [
      {
        id: 'a',
        title: 'Before',
        html: `<p>Take a pillow. ${fillers.join(' ')} A swelling goes.</p>`,
      },
      {
        id: 'later',
        title: 'After',
        html: `<p>${fillers.join(' ')} A pillow helps. A swelling goes.</p>`,
      },
    ]);
    expect(addresses(await ask(care, 'swelling pillow'))).toEqual(['/later/', '/a/']);
  });

  it('comes in spite of a typing error, and says so', async () => {
    const answer = await ask(engine, 'hedache');
    expect(addresses(answer)).toEqual(['/safe/']);
    expect(answer.corrections).toEqual([{ from: 'hedache', to: 'headache' }]);
  });

  it('comes by a synonym', async () => {
    expect(addresses(await ask(engine, 'kids'))[0]).toBe('/children/');
    expect(addresses(await ask(engine, 'siesta'))[0]).toBe('/guide/#naps');
  });

  it('comes where two words of the question are one on the page', async () => {
    expect(addresses(await ask(engine, 'head ache'))).toEqual(['/safe/']);
  });

  it('keeps to a phrase between quotation marks', async () => {
    expect(addresses(await ask(engine, '"an hour"'))).toEqual(['/duration/']);
    const nearest = await ask(engine, '"hour an"');
    expect([nearest.isSure, nearest.results.length > 0]).toEqual([false, true]);
  });

  it('corrects a word that may be right only if what it is corrected to is said with the others', async () => {
    const site = await createEngine(
      'en',
      [
        { id: 'name', title: 'Who is named?', html: '<p>The person is named on the bill.</p>' },
        { id: 'bath', title: 'May I bathe?', html: '<p>Yes, in the bath.</p>' },
      ],
      { stopWords: ['may', 'i', 'be', 'in', 'the', 'on', 'is'], letters: { n: 'named 1' } },
    );
    const bathing = await ask(site, 'May I be naked in the bath?');
    expect(bathing).toMatchObject({
      corrections: [],
      suggestion: 'May I be named in the bath?',
    });
    expect(addresses(bathing)[0]).toBe('/bath/');
    expect((await ask(site, 'is the person namet')).corrections).toEqual([
      { from: 'namet', to: 'named' },
    ]);
  });

  it('is for a stop word alone that more words are needed', async () => {
    expect(await ask(engine, 'the')).toMatchObject({
      isTooShort: true,
      isSure: false,
      results: [],
    });
    expect(await ask(engine, 'the hour')).toMatchObject({ isTooShort: false });
  });

  it('is found by a word of the same family, which no page has', async () => {
    const site = await createEngine(
      'en',
      [
        { id: 'who', title: 'Is she qualified?', html: '<p>She is.</p>' },
        { id: 'cost', title: 'What does it cost?', html: '<p>Little.</p>' },
      ],
      { letters: { q: 'qualified 1' } },
    );
    expect(addresses(await ask(site, 'her qualifications'))).toEqual(['/who/']);
  });

  it('is the article that has a section on it', async () => {
    const site = await createEngine(
      'en',
      [
        {
          id: 'baking',
          kind: 'article',
          title: 'Bread from A to Z',
          html: '<p>On flour.</p><h2 id="oven">How hot is the oven?</h2><p>Very hot indeed.</p>',
        },
        { id: 'hot', title: 'Is the loaf hot?', html: '<p>Hot from the oven.</p>' },
      ],
      { stopWords: ['how', 'is', 'the', 'from', 'on', 'to', 'very'] },
    );
    expect(addresses(await ask(site, 'how hot is the oven'))[0]).toBe('/baking/#oven');
  });

  it('is a topic, a person or a source where the question is their name', async () => {
    const site = await createEngine('en', [
      { id: 'news', kind: 'article', title: 'Council tax rises', html: '<p>The council tax.</p>' },
      { id: 'tax', kind: 'topic', title: 'Council tax', html: '<p>Bands and bills.</p>' },
      { id: 'ada', kind: 'person', title: 'Ada Quill', html: '<p>She writes on tax.</p>' },
      { id: 'report', kind: 'source', title: 'A report on bands', html: '<p>Quill 2020</p>' },
    ]);
    const first = async (text: string) => (await ask(site, text)).results[0];
    expect(await first('council tax')).toMatchObject({ kind: 'topic', address: '/tax/' });
    expect(await first('ada quill')).toMatchObject({ kind: 'person', address: '/ada/' });
    expect(await first('what is said on tax')).toMatchObject({ kind: 'article' });
    expect(await first('report on bands')).toMatchObject({ kind: 'source', address: '/report/' });
  });

  it('leaves out pages with a word behind a hyphen', async () => {
    expect(addresses(await ask(engine, 'hour'))).toContain('/children/');
    expect(addresses(await ask(engine, 'hour -children'))).toEqual(['/duration/']);
  });

  it('is of the kind and the topic that the reader chose', async () => {
    expect(addresses(await ask(engine, 'rest', { kind: 'article' }))).toEqual(['/guide/']);
    expect(addresses(await ask(engine, 'hour', { topic: 'family' }))).toEqual(['/children/']);
  });

  it('takes the last word for a beginning while the reader types', async () => {
    expect(addresses(await ask(engine, 'headac', { isTyping: true }))).toEqual(['/safe/']);
  });

  it.each(['Who won football?', 'Zorro', '', '?!'])(
    'to “%s” is none, since no page has a word of it',
    async (text) => {
      expect(await ask(engine, text)).toMatchObject({ isSure: false, results: [], total: 0 });
    },
  );

  it.each([
    'Which football championship needs a parent from Brazil?',
    'football -hour hour',
    'Who won the football match?',
    'hedache of a striker who won the match',
    '"hour of football"',
  ])('to “%s” is what comes nearest, since a page has a word of it', async (text) => {
    const { isSure, results } = await ask(engine, text);
    expect([isSure, results.length > 0]).toEqual([false, true]);
  });

  it('is what comes nearest among all where none is of the kind and topic chosen', async () => {
    const { isSure, results } = await ask(engine, 'nap twenty minutes', {
      kind: 'question',
      topic: 'family',
    });
    expect([isSure, results[0]?.address]).toEqual([false, '/guide/#naps']);
  });

  it('is what a word finds that stands nearly everywhere, where no page has another', async () => {
    const common = await createEngine(
      'en',
      [
        { id: 'a', title: 'Therapy by day', html: '<p>Therapy.</p>' },
        { id: 'b', title: 'Therapy by night', html: '<p>Therapy.</p>' },
      ],
      { common: { therapy: 1 } },
    );
    expect((await ask(common, 'zebra therapy')).results.length).toBe(2);
  });

  it('names the topics that come nearest where there is none', async () => {
    expect(
      (await ask(engine, 'Which football championship needs a parent from Brazil or Argentina?'))
        .nearestTopics[0],
    ).toBe('family');
  });
});

describe('in other languages', () => {
  it('German compounds are found by their parts, and parts by the beginning of a compound', async () => {
    const engine = await createEngine(
      'de',
      [
        {
          id: 'schmerz',
          title: 'Hilft es dem Rücken?',
          html: '<p>Schmerzen im Rücken lassen manchmal nach.</p>',
        },
        { id: 'dauer', title: 'Was kostet es?', html: '<p>Die Sitzungsgebühr zahlen Sie bar.</p>' },
      ],
      { letters: { r: 'rucken 1', s: 'schmerzen 1\nsitzungsgebuhr 1' } },
    );
    expect(addresses(await ask(engine, 'Rückenschmerzen'))).toEqual(['/schmerz/']);
    expect(addresses(await ask(engine, 'Sitzungsgebühr'))).toEqual(['/dauer/']);
  });

  it('French words are found with and without their accents and articles', async () => {
    const engine = await createEngine('fr', [
      { id: 'osteo', title: "Et l'ostéopathie ?", html: '<p>Elle est différente.</p>' },
      { id: 'prix', title: 'Quel prix ?', html: '<p>Cent euros.</p>' },
    ]);
    for (const text of ['osteopathie', 'ostéopathie', "l'ostéopathie"])
      expect(addresses(await ask(engine, text))).toEqual(['/osteo/']);
    expect((await ask(engine, 'osteopathie')).results[0]?.title).toBe('Et l’ostéopathie ?');
  });

  it('Japanese is found by its words', async () => {
    const engine = await createEngine(
      'ja',
      [
        { id: 'suimin', title: '睡眠は改善しますか', html: '<p>睡眠がよくなる人もいます。</p>' },
        { id: 'ryokin', title: '料金はいくらですか', html: '<p>一回五千円です。</p>' },
      ],
      { stopWords: ['は', 'が', 'か', 'を', 'ます', 'です', 'し'] },
    );
    expect(addresses(await ask(engine, '睡眠'))[0]).toBe('/suimin/');
    expect(addresses(await ask(engine, '料金はいくら'))[0]).toBe('/ryokin/');
    expect(addresses(await ask(engine, '「睡眠が」'))).toEqual(['/suimin/']);
    expect(await ask(engine, '「が睡眠」')).toMatchObject({
      isSure: false,
      results: [{ address: '/suimin/' }],
    });
  });
});

describe('what is read for a question', () => {
  const pages = Array.from({ length: 40 }, (_, at) => ({
    id: `pillow-${at}`,
    title: `Which pillow helps sleeper ${at}?`,
    html: `<p>A pillow for sleeper ${at}.</p>`,
  }));

  it('is the text of ten pages where one of them asks the same, and of more where none does', async () => {
    const read: string[] = [];
    const engine = await createEngine('en', pages, { onRead: (path) => read.push(path) });
    const countTexts = () => read.filter((path) => path.startsWith('fragment/')).length;
    await ask(engine, 'Which pillow helps sleeper 7?');
    expect(countTexts()).toBe(10);
    await ask(engine, 'neck pain from a pillow');
    expect(countTexts()).toBeGreaterThan(20);
  });

  it('is as much more as there are sources among them, so that these take no place from an answer', async () => {
    const sources = Array.from({ length: 8 }, (_, at) => ({
      id: `study-${at}`,
      kind: 'source',
      title: `Pillow, pillow and pillow ${at}`,
      html: '<p>Pillow. A pillow.</p>',
    }));
    const answers = pages.slice(0, 12).map((page) => ({ ...page, kind: 'question' }));
    const guide = {
      id: 'guide',
      kind: 'article',
      title: 'Pillow',
      html: '<p>Pillow. A pillow. Pillow, pillow.</p>',
    };
    const engine = await createEngine('en', [...sources, guide, ...answers]);
    const { results } = await ask(engine, 'pillow');
    const kinds = results.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'question').length).toBeGreaterThan(5);
  });

  it('is never taken for an index without an answer while a part of it cannot be read', async () => {
    let isOffline = false;
    const engine = await createEngine('en', pages.slice(0, 3), {
      onRead: (path) => {
        if (isOffline) throw new Error(`${path} could not be read.`);
      },
    });
    isOffline = true;
    await expect(ask(engine, 'sleeper')).rejects.toThrow('could not be read');
    isOffline = false;
    expect((await ask(engine, 'sleeper')).results).toHaveLength(3);
  });
});
