import { describe, expect, it } from 'vitest';
import { collectLineTexts } from '../../../../src/import/write/entry-file.ts';
import { parseWrittenMarkdown } from '../../../../src/import/write/markdown.ts';

describe('the texts of a body', () => {
  it('are apart for each item, cell, quote and piece of code, and for the lines of a paragraph', () => {
    const body =
      '# Head\n\n- one\n  - two\n\n> three\n\n| a | b |\n| - | - |\n| c | d |\n\n```\ncode\n```\n\nfirst\\\nlast, in**side** ![an image](a.png)\n';
    expect(collectLineTexts(parseWrittenMarkdown(body))).toEqual([
      'Head',
      'one',
      'two',
      'three',
      'a',
      'b',
      'c',
      'd',
      'code',
      'first last, inside an image',
    ]);
  });
});
