import { describe, expect, it } from 'vitest';
import { faqHead } from '../small-content.ts';
import { find, findLines, inLanguage } from './found.ts';

const head = (question: string, more = '') =>
  faqHead(`question: ${JSON.stringify(question)}\ntopic: safety\npublished: 2026-01-01${more}`);
const formOf = (question: string, language = 'en') =>
  findLines('question-form', { ...head(question), ...inLanguage(language) });
const lengthOf = (question: string, language = 'en') =>
  findLines('question-length', { ...head(question), ...inLanguage(language) });

describe('the form of a question', () => {
  it.each([
    ['is bread safe?', 'begins with a small letter', 'Is bread safe?'],
    ['1. Is bread safe?', 'begins with "1."', 'Is bread safe?'],
    ['(2) is bread safe?', 'begins with "(2)"', 'Is bread safe?'],
    ['Q: Is bread safe?', 'begins with "Q:"', 'Is bread safe?'],
    ['Q3. Is bread safe?', 'begins with "Q3."', 'Is bread safe?'],
    ['FAQ: is bread safe?', 'begins with "FAQ:"', 'Is bread safe?'],
    ['Question 4: Is bread safe?', 'begins with "Question 4:"', 'Is bread safe?'],
    ['Is bread safe??', 'ends with "??"', 'Is bread safe?'],
    ['Is bread safe!?', 'ends with "!?"', 'Is bread safe?'],
    ['Is bread safe ?', 'A space stands before the question mark', 'Is bread safe?'],
    ['IS BREAD SAFE?', 'stands in capitals', undefined],
    ['Is bread safe? And is it healthy?', 'two questions', undefined],
    ['パンは安全ですか？健康ですか？', 'two questions', undefined],
    ['¿Es seguro? ¿Duele mucho?', 'two questions', undefined],
    ['It is safe to eat bread?', 'statement with a question mark', undefined],
    ['You’re open on Sundays?', 'statement with a question mark', undefined],
    ['?', 'has no words', undefined],
  ])('is told where it is %j', (question, words, better) => {
    const [problem, ...others] = find('question-form', head(question));
    expect(problem).toMatchObject({ line: 2, column: 11, message: expect.stringContaining(words) });
    expect(problem?.suggestion).toBe(better === undefined ? undefined : JSON.stringify(better));
    expect(others).toEqual([]);
  });

  it.each([
    'Is bread safe?',
    'pH or acidity: what counts?',
    'iPhone or not?',
    'What does “safe?” mean?',
    'Q10 and bread: do they go together?',
    '3.5 grams of salt: is it enough?',
    'Is BRCA1 DNA?',
    'I am pregnant. Can I eat bread?',
    'It is safe, or is it?',
    'This bread or that?',
    'What is FAQ short for?',
    '¿Es seguro?',
    '安全ですか？',
    'You can freeze it, right?',
  ])('may be %j', (question) => {
    expect(formOf(question)).toEqual([]);
  });

  it('is judged as its language writes', () => {
    expect(formOf('Est-ce sûr ?', 'fr')).toEqual([]);
    expect(formOf('Ist es sicher ?', 'de')).toHaveLength(1);
    expect(formOf('Das Brot ist frisch?', 'de')).toEqual([]);
    expect(formOf('Sie haben am Sonntag geöffnet?', 'de')).toEqual([
      expect.stringContaining('statement'),
    ]);
    expect(formOf('1. Sitzung: was geschieht da?', 'de')).toEqual([]);
    expect(formOf('It is safe to eat bread?', 'nl')).toEqual([]);
  });

  it('is mended where that cannot be wrong', () => {
    const [problem] = find(
      'question-form',
      faqHead('question: Is bread safe ?\ntopic: safety\npublished: 2026-01-01'),
    );
    expect(problem).toMatchObject({
      suggestion: 'Is bread safe?',
      fix: {
        describe: 'Write the question as Is bread safe?',
        edits: [{ start: 14, end: 29, text: 'Is bread safe?' }],
      },
    });
    expect(find('question-form', head('is bread safe?'))[0]?.fix).toBeUndefined();
  });

  it('is not judged where the value cannot be read for certain', () => {
    expect(
      findLines('question-form', faqHead('question: *why*?\ntopic: safety\npublished: 2026-01-01')),
    ).toEqual([]);
  });
});

describe('another wording of a question', () => {
  it.each([
    ['- is it SAFE', '6:5 This wording is the same as the question itself', 2],
    ['- Harm?\n  - harm', '7:5 This wording is the same as a wording above', 6],
  ])('is other words: %j', (asks, message, line) => {
    const [problem, ...others] = find('question-form', head('Is it safe?', `\nasks:\n  ${asks}`));
    expect(`${problem?.line}:${problem?.column} ${problem?.message}`).toContain(message);
    expect(problem?.related).toMatchObject([{ line }]);
    expect(others).toEqual([]);
  });

  it('has words', () => {
    expect(findLines('question-form', head('Is it safe?', '\nasks:\n  - "??"'))).toEqual([
      expect.stringContaining('6:5 This wording has no words'),
    ]);
  });

  it('may be as sloppy as readers are', () => {
    expect(
      findLines(
        'question-form',
        head('Is it safe?', '\nasks:\n  - can bread hurt me\n  - HARMFUL??\n  - bread risk'),
      ),
    ).toEqual([]);
  });
});

describe('the length of a question', () => {
  it.each([
    ['Safe?', '1 word and 5 characters, and at least 3 words'],
    ['Bread safe?', '2 words and 11 characters, and at least 3 words'],
    [`Is it safe ${'or good '.repeat(9)}?`, '21 words and'],
    [`Is it ${'extraordinarily'.repeat(8)}?`, 'at most 20 words and 120 characters'],
  ])('is told where it is %j', (question, words) => {
    expect(lengthOf(question)).toEqual([expect.stringContaining(words)]);
  });

  it.each(['Is it safe?', `Is it safe ${'or good '.repeat(8)}?`, '?'])('may be %j', (question) => {
    expect(lengthOf(question)).toEqual([]);
  });

  it('is counted as the language forms words', () => {
    expect(lengthOf('パンは安全ですか？', 'ja')).toEqual([]);
    expect(lengthOf('安全？', 'zh')).toEqual([
      expect.stringContaining('1 word and 3 characters, and at least 2 words'),
    ]);
    expect(lengthOf('Güvenli mi?', 'tr')).toEqual([]);
  });
});
