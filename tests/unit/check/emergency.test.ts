import { describe, expect, it } from 'vitest';
import { checkOnDisk, wellFiles } from './small-content.ts';

const check = (more: string) =>
  checkOnDisk({ 'site.yml': wellFiles['site.yml'] + more })
    .diagnostics.filter(({ path }) => path === 'site.yml')
    .map(({ line, severity, rule, message }) => `${line} ${severity} [${rule}] ${message}`);
const first = wellFiles['site.yml'].split('\n').length;

describe('what a site says to readers in danger', () => {
  it.each([
    ['', 'no word of it, on another field'],
    ['field: health\n', 'no word of it, on health'],
    ['field: health\nlanguage: de-CH\n', 'no word of it, in German'],
    ['field: health\nlanguage: ja\nemergency: false\n', 'that it wants none'],
    ['field: health\nlanguage: ja\nemergency: {text: すぐに119番へ}\n', 'a text of its own'],
    ['field: health\nemergency: {words: [gas leak]}\n', 'more words'],
    ['emergency: {text: Call 112., words: [gas leak]}\n', 'both, on another field'],
    ['emergency: {text: "Call 112.\\n\\nLeave the house.", words: [火事]}\n', 'two paragraphs'],
  ])('may be: %j', (more) => {
    expect(check(more)).toEqual([]);
  });

  it.each([
    [
      'field: health\nlanguage: ja\n',
      `${first} warning [emergency] The site is on health, and there is no emergency text in its language, ja.`,
    ],
    [
      'field: health\nlanguage: {en: British}\n',
      `${first} warning [emergency] The site is on health, and there is no emergency text in its language, a group of fields.`,
    ],
    [
      'emergency: {words: [gas leak]}\n',
      `${first} error [emergency] There are words of people in danger and no text to show them.`,
    ],
    [
      'emergency: {text: Call 112.}\n',
      `${first} error [emergency] There is a text for people in danger and no words by which to know them`,
    ],
    ['emergency: yes\n', `${first} error [schema] "emergency" says`],
    [
      'emergency: {txet: Call 112., words: [a]}\n',
      `${first} error [schema] There is no field "txet" within "emergency". Did you mean "text"?`,
    ],
    ['emergency: {text: "", words: [a]}\n', 'Write what a person in danger is to do first.'],
    ['emergency: {text: a, words: [""]}\n', 'Write a word or a phrase, such as gas leak.'],
  ])('may not be: %j', (more, message) => {
    expect(check(more).join('\n')).toContain(message);
  });
});
