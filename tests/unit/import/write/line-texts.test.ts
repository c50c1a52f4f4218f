import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { collectLineTexts, formatFields } from '../../../../src/import/write/entry-file.ts';
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

describe('the fields of an entry', () => {
  it.each(['2024-05-06', '1_000', 'no', '12:30', '3.10', '0o17', '~', 'y', '1e3'])(
    'hold words that look like something else as words: %s',
    (words) => {
      const text = formatFields({ title: words, topics: [words, 'moss'], published: '2024-05-06' });
      for (const version of ['1.1', '1.2'] as const)
        expect(parse(text, { version, customTags: ['timestamp'] })).toMatchObject({
          title: words,
          topics: [words, 'moss'],
        });
      expect(text).toContain('published: 2024-05-06\n');
    },
  );
});
