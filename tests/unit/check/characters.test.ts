import { describe, expect, it } from 'vitest';
import { check, faqWith } from './small-content.ts';

/** The findings of the rule in an answer that begins in line 7, each as `line:column message`. */
function foundIn(text: string): string[] {
  return check(text.startsWith('---') ? { 'faq/is-it-safe.md': text } : faqWith(text))
    .diagnostics.filter(({ rule }) => rule === 'characters')
    .map(({ line, column, message }) => `${line}:${column} ${message.split(',')[0] ?? ''}`);
}

const withQuestion = (question: string) =>
  `---\nquestion: ${question}\ntopic: safety\npublished: 2026-01-01\n---\n\nYes.\n`;

describe('a character that cannot be seen is told', () => {
  it.each([
    ['"Is it \\u0001 safe?"', '2:18 "\\u0001" stands for an invisible character (U+0001)'],
    ['"Is it \\0safe?"', '2:18 "\\0" stands for an invisible character (U+0000)'],
    ['"Is \\x1b[31mit?"', '2:15 "\\x1b" stands for an invisible character (U+001B)'],
    ['"Is \\U000E0041 it?"', '2:15 "\\U000E0041" stands for an invisible character (U+E0041)'],
    ['"Is it\\P safe?"', '2:17 "\\P" stands for an invisible character (U+2029)'],
    ['"Is it \\uD83D safe?"', '2:18 "\\uD83D" stands for an invisible character (U+D83D)'],
  ])('where an escape of YAML spells it: %s', (question, line) => {
    expect(foundIn(withQuestion(question))).toEqual([line]);
  });

  it.each([
    ['Not &#x202e;safe.', '7:5 "&#x202e;" stands for an invisible character (U+202E)'],
    ['Not **&#64976;safe**.', '7:7 "&#64976;" stands for an invisible character (U+FDD0)'],
    ['See [this](/faq/ "a &#1; b").', '7:21 "&#1;" stands for an invisible character (U+0001)'],
    ['Not &ZeroWidthSpace;safe.', '7:1 This text holds an invisible character (U+200B)'],
  ])('where a character reference spells it: %s', (text, line) => {
    expect(foundIn(text)).toEqual([line]);
  });

  it('once, where it stands as it is', () => {
    expect(foundIn(withQuestion('"Is it \\u00e9\u202e safe?"'))).toEqual([
      '2:24 Here is an invisible character (U+202E)',
    ]);
  });

  it('but not in code, nor where the escape is of a letter or an emoji', () => {
    expect(foundIn('Write `&#x202e;` and `\\u0001`.\n\n```\n&#1;\n```')).toEqual([]);
    expect(foundIn(withQuestion('"Is \\u00e9 \\U0001F600 \\\\u0001 it?"'))).toEqual([]);
  });
});
