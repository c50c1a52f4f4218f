import type { Mutation } from './mutation.ts';

const texts = /\.mdx?$/;
/** The letter before a full stop in a text that is no front matter. */
const letter = /(?<=^[A-Z][^\r\n:]* [a-z]+)[a-z](?=\.)/gm;

/** Letters that are not what they seem, and files that are no text. */
export const textMutations: readonly Mutation[] = [
  {
    name: 'a letter of Latin-1',
    rule: 'encoding',
    in: texts,
    find: letter,
    write: () => '\uf8ff',
    bytes: [0xe9],
  },
  {
    name: 'a lone continuation byte',
    rule: 'encoding',
    in: texts,
    find: letter,
    write: () => '\uf8ff',
    bytes: [0x80],
  },
  {
    name: 'half of a letter of two bytes',
    rule: 'encoding',
    in: texts,
    find: letter,
    write: () => '\uf8ff',
    bytes: [0xc3],
  },
  {
    name: 'half of an emoji',
    rule: 'encoding',
    in: texts,
    find: letter,
    write: () => '\uf8ff',
    bytes: [0xf0, 0x9f],
  },
  { name: 'a NUL', rule: 'characters', in: texts, find: letter, write: () => '\u0000' },
  {
    name: 'a sign that turns letters around',
    rule: 'characters',
    in: texts,
    find: letter,
    write: ([word]) => `\u202e${word}`,
  },
  {
    name: 'a sign of hidden text',
    rule: 'characters',
    in: texts,
    find: letter,
    write: ([word]) => `${word}\u{e0041}`,
  },
  {
    name: 'a space of no width',
    rule: 'characters',
    in: texts,
    find: letter,
    write: ([word]) => `\u200b${word}`,
  },
  {
    name: 'a letter that was lost',
    rule: 'characters',
    in: texts,
    find: letter,
    write: () => '\ufffd',
  },
  {
    name: 'a file that is empty',
    rule: 'front-matter',
    in: /^faq\//,
    find: /^[^]+/g,
    write: () => '',
    at: 'first-line',
  },
  {
    name: 'a text that is empty',
    rule: 'empty-body',
    in: /^faq\//,
    find: /(?<=\n---\r?\n)\r?\n[^]+/g,
    write: () => '',
    at: 0,
  },
];
