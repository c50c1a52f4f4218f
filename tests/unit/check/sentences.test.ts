import { describe, expect, it } from 'vitest';
import { findPlace, parseEntry } from '../../../src/check/entry.ts';
import { collectSentences } from '../../../src/check/body/text-blocks.ts';

function read(body: string, format: 'markdown' | 'mdx' = 'markdown') {
  const text = `---\nquestion: Why?\n---\n\n${body}\n`;
  const entry = parseEntry(
    { collection: 'faq', id: 'a', path: 'faq/a.md', format },
    () => text,
    '2026-01-01',
  );
  const lines = text.split(/\r\n|\n/);
  return collectSentences(entry, 'en').map((sentence) => {
    const { line, column, endLine, endColumn } = findPlace(entry, sentence.findRange());
    const source = lines
      .slice(line - 1, endLine)
      .map((each, index, { length }) =>
        each.slice(index === 0 ? column - 1 : 0, index === length - 1 ? endColumn - 1 : undefined),
      )
      .join('|');
    return {
      text: sentence.text,
      kind: sentence.block.kind,
      cites: sentence.citations.join(' '),
      source,
    };
  });
}

describe('the sentences of a body', () => {
  it('have their words, their citations and their place', () => {
    expect(read('It *rests* [@a]. Not\nso [@b][@c], say. [@d] It ends.')).toEqual([
      { text: 'It rests.', kind: 'paragraph', cites: 'a', source: 'It *rests* [@a].' },
      { text: 'Not so, say.', kind: 'paragraph', cites: 'b c d', source: 'Not|so [@b][@c], say.' },
      { text: 'It ends.', kind: 'paragraph', cites: '', source: 'It ends.' },
    ]);
  });

  it('know in what kind of block they stand', () => {
    const body =
      '## A heading\n\n- An item.\n  It goes on.\n\n> A quote.\n> It goes on.\n>\n> - Quoted.\n\n| Head |\n| --- |\n| A cell. |\n';
    expect(read(body).map(({ kind, source }) => [kind, source])).toEqual([
      ['heading', 'A heading'],
      ['list-item', 'An item.'],
      ['list-item', 'It goes on.'],
      ['quote', 'A quote.'],
      ['quote', 'It goes on.'],
      ['quote', 'Quoted.'],
      ['table-cell', 'Head'],
      ['table-cell', 'A cell.'],
    ]);
  });

  it('are found where the source is longer than the text', () => {
    expect(
      read('Salt &amp; flour \\*rest\\*. Then `x` waits.\r\nIt bakes.').map(({ text, source }) => [
        text,
        source,
      ]),
    ).toEqual([
      ['Salt & flour *rest*.', 'Salt &amp; flour \\*rest\\*.'],
      ['Then x waits.', 'Then `x` waits.'],
      ['It bakes.', 'It bakes.'],
    ]);
  });

  it('stand within components', () => {
    expect(read('<Callout kind="note">\n\nWait a day [@a].\n\n</Callout>', 'mdx')).toEqual([
      { text: 'Wait a day.', kind: 'paragraph', cites: 'a', source: 'Wait a day [@a].' },
    ]);
  });

  it('hold a mark at the beginning, and none of the next sentence', () => {
    expect(read('[@a] One. Two [@b].').map(({ text, cites }) => [text, cites])).toEqual([
      ['One.', 'a'],
      ['Two.', 'b'],
    ]);
  });
});
