import { describe, expect, it } from 'vitest';
import { toPlainMarkdown, toQuestionLine } from '../../../../bench/search/escape.ts';
import { parseMarkdown } from '../../../../src/domain/body/markdown-tree.ts';
import { toPlainText } from '../../../../src/domain/body/plain-text.ts';

const toShown = (text: string) => toPlainText(parseMarkdown(toPlainMarkdown(text), 'markdown'));

describe('a text of the corpus', () => {
  it.each([
    '# no heading',
    '1. no list',
    '- no list either',
    '*plain* _plain_ `plain` ~~plain~~',
    '| no | table |',
    '> no quotation',
    '[no](https://link)',
    '![no](./picture.png)',
    '<b>no tag</b>',
    '&amp; is no sign',
    'a\\b',
    '$5 < $6',
    '[^1] no note',
    '---',
    'e.g. 5*3=15; 2~3',
  ])('is shown as it is: %s', (text) => {
    expect(toShown(text).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });

  it('holds neither links nor citations', () => {
    const markdown = toPlainMarkdown(
      'See www.cdc.gov, https://www.cdc.gov/x, a@b.org and [@tradition].',
    );
    const tree = JSON.stringify(parseMarkdown(markdown, 'markdown'));
    expect(tree).not.toContain('"link"');
    expect(tree).not.toContain('[@tradition]');
  });

  it('keeps its paragraphs and loses what cannot be seen', () => {
    expect(toPlainMarkdown('  One\r\n\r\n\r\n    two\u0000\u200b  ')).toBe('One\n\ntwo');
  });
});

describe('a question of the corpus', () => {
  it('is one line with a question mark at its end', () => {
    expect(toQuestionLine(' What\n is it ')).toBe('What is it?');
    expect(toQuestionLine('What is it ?')).toBe('What is it ?');
  });
});
