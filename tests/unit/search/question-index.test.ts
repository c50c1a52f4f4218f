import { describe, expect, it } from 'vitest';
import { findLetters, indexQuestions } from '../../../src/search/question-index.ts';

const index = (language: string, ...questions: string[]) =>
  indexQuestions(
    questions.map((question) => ({ question, permalink: `/faq/${question}/` })),
    language,
  ).map(({ question, word, letter }) => [letter, question.slice(word.start, word.end)]);

describe('questions from A to Z', () => {
  it('stand under the first word that carries meaning', () => {
    expect(
      index('en', 'How do I store bread?', 'Can I freeze dough?', 'What is an autolyse?'),
    ).toEqual([
      ['A', 'autolyse'],
      ['F', 'freeze'],
      ['S', 'store'],
    ]);
    expect(index('de', 'Wie lagere ich Brot?', 'Was ist ein Äquator?')).toEqual([
      ['A', 'Äquator'],
      ['L', 'lagere'],
    ]);
  });

  it('stand under their first word if none carries meaning', () => {
    expect(index('en', 'What is it?')).toEqual([['W', 'What']]);
  });

  it('come last if their word begins with no letter of an alphabet', () => {
    expect(index('en', '24 hours or more?', 'Why yeast?')).toEqual([
      ['Y', 'yeast'],
      [undefined, '24'],
    ]);
    expect(index('zh', '面包怎么保存？').map(([letter]) => letter)).toEqual([undefined]);
  });

  it('have the letters that the language has', () => {
    expect(index('sv', 'Zon?', 'Äpplen?', 'Alm?').map(([letter]) => letter)).toEqual([
      'A',
      'Z',
      'Ä',
    ]);
    expect(index('uk', 'Їжа?', 'Ігри?').map(([letter]) => letter)).toEqual(['І', 'Ї']);
  });

  it('are found by the page on which their letter begins', () => {
    const questions = ['Apples?', 'Bread?', 'Butter?', 'Cakes?'].map((question) => ({
      question,
      permalink: `/faq/${question}/`,
    }));
    expect(findLetters(indexQuestions(questions, 'en'), 2)).toEqual([
      { letter: 'A', page: 1 },
      { letter: 'B', page: 1 },
      { letter: 'C', page: 2 },
    ]);
  });

  it('have no letters where each syllable has a sign of its own', () => {
    const questions = Array.from({ length: 61 }, (_, each) => ({
      question: String.fromCodePoint(0xac00 + 28 * each),
      permalink: `/faq/${each}/`,
    }));
    expect(findLetters(indexQuestions(questions, 'ko'), 100)).toEqual([]);
  });
});
