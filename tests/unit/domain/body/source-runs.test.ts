import { describe, expect, it } from 'vitest';
import { toSourceOffset, alignToSource } from '../../../../src/domain/body/source-runs.ts';

/** The characters of the source at which the word of the text is said to stand. */
function find(text: string, source: string, word: string): string {
  const runs = alignToSource(text, source);
  const at = text.indexOf(word);
  return source.slice(toSourceOffset(runs, at), toSourceOffset(runs, at + word.length - 1) + 1);
}

describe('the place of a text in its source', () => {
  it.each([
    ['one two', 'one two'],
    ['*one* two', '\\*one\\* two'],
    ['a & b two', 'a &amp; b two'],
    ['a &amp; two', 'a &amp;amp; two'],
    ['😀 two', '&#x1F600; two'],
    ['one\ntwo', 'one\r\n   two'],
    ['one\ntwo', 'one\n> two'],
  ])('of %j is found in %j', (text, source) => {
    expect(find(text, source, 'two')).toBe('two');
  });

  it('is near where the two do not agree', () => {
    expect(toSourceOffset(alignToSource('one ½ two', 'one &frac12;'), 8)).toBeLessThan(20);
  });
});
