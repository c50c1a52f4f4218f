import { describe, expect, it } from 'vitest';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { UnreadableInputError } from '../../../../src/import/input.ts';
import { lost, only, outline, read } from './read.ts';

async function links(text: string): Promise<[string, string][]> {
  const found: [string, string][] = [];
  visit(only(await read(text)).tree, (node) => {
    if (node.type === 'link') found.push([toString(node), node.url]);
    if (node.type === 'image') found.push([node.alt ?? '', node.url]);
  });
  return found;
}

describe('a body of Markdown', () => {
  it('keeps headings of both forms, lists, quotes, tables and hard breaks, with the lines on which they stand', async () => {
    const reading = await read(
      'Moss\n====\n\n1. one\n   - [x] two\n\n> quote\n> > inner\n\n| a | b |\n|---|---|\n| c | d |\n\nend  \nof line\n',
    );
    expect(outline(reading)).toEqual([
      'heading 1: Moss',
      'list: onetwo',
      'blockquote: quoteinner',
      'table: abcd',
      'paragraph: endof line',
    ]);
    expect(only(reading).tree.children.map(({ position }) => position?.start.line)).toEqual([
      1, 4, 7, 10, 14,
    ]);
    expect(lost(reading)).toEqual([]);
  });

  it('writes the address into links and images that name a definition', async () => {
    const text =
      'See [moss][1], [Fern][], [grass] and ![A fern][1].\n\n[1]: https://moss.example "On moss"\n[fern]: ./fern.md\n[Grass]: <../grass.md>\n';
    expect(await links(text)).toEqual([
      ['moss', 'https://moss.example'],
      ['Fern', './fern.md'],
      ['grass', '../grass.md'],
      ['A fern', 'https://moss.example'],
    ]);
    const reading = await read(text);
    expect(lost(reading)).toEqual([]);
    expect(reading.dropped.map(({ words }) => words)).toEqual(['On moss', 'On moss']);
  });

  it('keeps each footnote behind the block that marks it, in each section that does', async () => {
    const reading = await read(
      'Moss is old.[^a] It holds water[^long].\n\nMore.\n\n## Later\n\nOld[^a].\n\n[^a]: Older than *ferns*.\n[^long]: Much.\n\n    Twenty times its weight.\n',
    );
    expect(outline(reading)).toEqual([
      'paragraph: Moss is old. It holds water.',
      'footnoteDefinition: Older than ferns.',
      'footnoteDefinition: Much.Twenty times its weight.',
      'paragraph: More.',
      'heading 2: Later',
      'paragraph: Old.',
      'footnoteDefinition: Older than ferns.',
    ]);
    expect(lost(reading)).toEqual([]);
  });

  it('ends with footnotes that name each other', async () => {
    const reading = await read('Moss.[^a]\n\n[^a]: See[^b].\n[^b]: See[^a].\n');
    expect(lost(reading)).toEqual([]);
  });

  it('is refused with a plain sentence where one long address is named so often that no entry could hold it', async () => {
    const text = (times: number) =>
      `${'[a] '.repeat(times)}\n\n[a]: https://a.example/${'b'.repeat(100_000)}\n`;
    expect((await links(text(99))).length).toBe(99);
    await expect(read(text(100))).rejects.toThrow(
      new UnreadableInputError(
        'The links up to line 1 name addresses that stand elsewhere in the text, of more than 10 million characters together, which no text needs. Look there at "[a]", and delete what is no text.',
      ),
    );
  });

  it('leaves comments out with their words', async () => {
    const reading = await read('One.\n\n<!-- ask Jo\nabout this -->\n\nTwo <!-- three --> four.\n');
    expect(outline(reading)).toEqual(['paragraph: One.', 'paragraph: Two four.']);
    expect(reading.dropped.map(({ line, words }) => [line, words])).toEqual([
      [3, 'ask Jo about this'],
      [6, 'three'],
    ]);
    expect(lost(reading)).toEqual([]);
  });

  it('has no word lost to marks, entities, escapes and addresses', async () => {
    const text = [
      '# *Un*believable &amp; caf&eacute; don&#8217;t',
      '',
      'A `code <b>span` and \\*stars\\*, snake_case, **bo**ld, ~~gone~~ https://moss.example/a_b?c=d and jo@moss.example.',
      '',
      '~~~python title="moss.py"',
      'print("*moss*", <b>)',
      '~~~',
      '',
      '    indented [code](x)',
      '',
      '- [ ] to do',
      '3) three',
      '',
      'Water (H2O) at 20 °C costs 5 €; “so what?”',
      '',
      '[a [b] c](<x y> "tip"), <https://auto.example>, ![alt *text*](y.png)',
    ].join('\n');
    expect(lost(await read(text))).toEqual([]);
  });

  it('with ends of lines of every kind is one text', async () => {
    const reading = await read('# Moss\r\n\r\nOne\rtwo\n');
    expect(outline(reading)).toEqual(['heading 1: Moss', 'paragraph: One\ntwo']);
  });

  it.each([
    ['a ruler', '-'.repeat(300)],
    ['quotes', '>'.repeat(300)],
    ['items', '- '.repeat(300)],
    ['stars and brackets', '*[_'.repeat(5000)],
    ['a log', '[a] [b] [c]\n'.repeat(5000).trim()],
  ])('counts no depth and no marks in code: %s', async (_, code) => {
    for (const fence of ['```', '~~~~ log', ' ```'])
      expect(
        outline(await read(`Words.\n${fence}\n${code}\n${fence.split(' log')[0]}\n\nEnd.\n`)),
      ).toEqual(['paragraph: Words.', `code: ${code}`, 'paragraph: End.']);
  });

  it('is refused with a plain sentence where it nests too deeply or is no text', async () => {
    for (const text of [
      `<div>\n\`\`\`\n\n${'>'.repeat(5000)}`,
      `<!--\n\`\`\`\n-->\n${'- '.repeat(3000)}`,
      `> \`\`\`\n\n\`\`\`\n\`\`\`\n${'*_'.repeat(20_000)}`,
      `\`\`\`\na\n\`\`\`\n${'>'.repeat(5000)}`,
      '>'.repeat(5000),
      '- '.repeat(3000),
      '*_'.repeat(20_000),
      ']'.repeat(300_000),
      '[^a]'.repeat(60_000),
      '**a'.repeat(30_000),
      'a\n-\n'.repeat(4000),
      '| a |\n'.repeat(30_000),
      'a\0b',
    ]) {
      await expect(read(text)).rejects.toThrow(UnreadableInputError);
    }
  });
});
