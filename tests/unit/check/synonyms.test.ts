import { describe, expect, it } from 'vitest';
import { checkLines } from './small-content.ts';

const told = (text: string) =>
  checkLines({ 'synonyms.yml': text }).map((line) => line.replace('synonyms.yml:', ''));

describe('synonyms.yml', () => {
  it.each([
    '- [rye, Secale cereale]\n',
    '- [rye, “black bread”, Schwarzbrot]\n-\n  - loaf\n  - bread\n',
    '- [rye, loaf]\n- [loaf, bread]\n',
  ])('may say %j', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    [
      '- [rye]',
      '1:3 error [schema] Number 1 of this list holds one value. Write at least two words or phrases that mean the same, or delete the group.',
    ],
    [
      '- [rye, loaf]\n- bread',
      '2:3 error [schema] Number 2 of this list says "bread". Write a list between brackets',
    ],
    [
      '- [rye, loaf, Rye]',
      '1:15 error [schema] Number 3 in number 1 of this list says "Rye". It stands in this group already, in place 1. Delete one of them.',
    ],
    [
      '- [rye, ""]',
      '1:9 error [schema] Number 2 in number 1 of this list says "". Write a word or a phrase, or delete the place that holds none.',
    ],
    [
      '- [rye, null]',
      '1:9 error [schema] Number 2 in number 1 of this list has no value. Write a word',
    ],
    [
      '- [rye, 2020]',
      '1:9 error [schema] Number 2 in number 1 of this list would be read as a number, and text is expected. Put it in quotes: "2020".',
    ],
    [
      `- [rye, ${'x'.repeat(61)}]`,
      `1:9 error [schema] Number 2 in number 1 of this list says "${'x'.repeat(30)}`,
    ],
    [
      '- [rye, bread of one kind of grain]',
      '1:9 error [schema] Number 2 in number 1 of this list says "bread of one kind of grain". Write at most 5 words',
    ],
    [
      `- [${Array.from({ length: 13 }, (_, index) => `w${index}`).join(', ')}]`,
      '1:3 error [schema] Number 1 of this list holds 13 values. Write at most 12 words or phrases in a group.',
    ],
    [
      'rye: loaf',
      '1:1 error [yaml] Here stands no list. Write lines that each begin with a hyphen and a space, or delete the file.',
    ],
    ['# Nothing yet.', 'error [yaml] Here stands no list.'],
    ['', 'error [front-matter] This file is empty.'],
    ['rye, loaf', '1:1 error [yaml] Here stands no list.'],
    ['- [rye, loaf', 'error [yaml]'],
  ])('may not say %j', (text, problem) => {
    expect(told(`${text}\n`)).toEqual([expect.stringContaining(problem)]);
  });

  it('tells each group that is wrong', () => {
    expect(told('- [rye]\n- [bread, loaf]\n- []\n')).toEqual([
      expect.stringContaining('1:3 '),
      expect.stringContaining('3:3 '),
    ]);
  });

  it('holds no more groups than the search can take', () => {
    const groups = (length: number) =>
      Array.from({ length }, (_, index) => `- [a${index}, b${index}]\n`).join('');
    expect(told(groups(500))).toEqual([]);
    expect(told(groups(501))).toEqual([expect.stringContaining('Write at most 500 groups.')]);
  });
});

describe('a file of fields', () => {
  it('may not be a list', () => {
    expect(checkLines({ 'claims.yml': '- [unblock]\n' })).toEqual([
      expect.stringContaining('claims.yml:1:1 error [yaml] Here stand no fields.'),
    ]);
  });
});
