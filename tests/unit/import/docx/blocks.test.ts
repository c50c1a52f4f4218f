import { describe, expect, it } from 'vitest';
import { p, r, readBody } from './docx-file.ts';
import { listMissing, toMarkdown } from './read-markdown.ts';

const level = (number: number, format: string, inner = '') =>
  `<w:lvl w:ilvl="${number}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="${720 * (number + 1)}"/></w:pPr>${inner}</w:lvl>`;
const numbering =
  `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal')}${level(1, 'lowerLetter')}${level(2, 'bullet')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="2">${level(0, 'bullet')}${level(1, 'bullet')}${level(2, 'bullet')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>' +
  '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
const parts = { numbering };
const item = (text: string, list: number, depth = 0) =>
  p(
    r(text),
    'ListParagraph',
    `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`,
  );

describe('lists', () => {
  it('stand within each other, levels that are skipped do not count', async () => {
    const body =
      item('a', 1) +
      item('b', 1, 1) +
      item('c', 1, 2) +
      item('d', 1) +
      p(r('Text.')) +
      item('e', 2, 1) +
      item('f', 2, 1);
    expect(toMarkdown(await readBody(body, { parts }))).toBe(
      '1. a\n   1. b\n      - c\n2. d\n\nText.\n\n- e\n- f',
    );
  });

  it('count on after what stands between, and begin anew where the document says so', async () => {
    expect(
      toMarkdown(
        await readBody(item('a', 1) + p(r('Text.')) + item('b', 1) + p(r('More.')) + item('c', 3), {
          parts,
        }),
      ),
    ).toBe('1. a\n\nText.\n\n2. b\n\nMore.\n\n1. c');
  });

  it('hold paragraphs without a mark that stand under their items', async () => {
    const body =
      item('a', 1) +
      p(r('Still a.'), 'ListParagraph', '<w:ind w:left="720"/>') +
      item('b', 1, 1) +
      p(r('Still b.'), 'ListParagraph', '<w:ind w:left="1440"/>') +
      p(r('Still a, too.'), 'ListParagraph', '<w:ind w:left="720"/>');
    expect(toMarkdown(await readBody(body, { parts }))).toBe(
      '1. a\n\n   Still a.\n\n   1. b\n\n      Still b.\n\n   Still a, too.',
    );
  });

  it('are known by the names of their styles, where nothing else says that they are lists', async () => {
    expect(
      toMarkdown(
        await readBody(
          p(r('a'), 'ListBullet') +
            p(r('b'), 'ListBullet2') +
            p(r('Text.')) +
            p(r('c'), 'ListNumber'),
        ),
      ),
    ).toBe('- a\n  - b\n\nText.\n\n1. c');
  });
});

describe('tables', () => {
  const cell = (content: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
  const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;

  it('have the first row as their head where it is bold or the look of the table says so', async () => {
    const rows =
      row(cell(p(r('Plant', 'b'))), cell(p(r('Month', 'b')))) +
      row(cell(p(r('Leek'))), cell(p(r('May'))));
    expect(toMarkdown(await readBody(`<w:tbl>${rows}</w:tbl>`))).toBe(
      '| Plant | Month |\n| --- | --- |\n| Leek | May |',
    );
  });

  it.each([
    ['right', '---:', '2.50'],
    ['end', '---:', '二'],
    ['center', ':---:', 'ja'],
    ['both', '---', 'no'],
    ['constructor', '---', 'x'],
  ])('have columns that are set to the side of their cells: %s', async (side, rule, words) => {
    const set = (text: string) => cell(p(r(text), '', `<w:jc w:val="${side}"/>`));
    const head = row(
      cell(p(r('Plant', 'b'))),
      cell(p(r('Price', 'b'), '', '<w:jc w:val="center"/>')),
    );
    const rows = head + row(cell(p(r('Leek'))), set(words)) + row(cell(p(r('Kale'))), set(words));
    expect(toMarkdown(await readBody(`<w:tbl>${rows}</w:tbl>`))).toBe(
      `| Plant | Price |\n| --- | ${rule} |\n| Leek | ${words} |\n| Kale | ${words} |`,
    );
  });

  it('lose no word of merged cells and of lists in cells', async () => {
    const rows =
      row(cell(p(r('Year', 'b')), '<w:gridSpan w:val="2"/>')) +
      row(
        cell(p(r('Spring')), '<w:vMerge w:val="restart"/>'),
        cell(item('sow', 2) + item('dig', 2)),
      ) +
      row(cell(p(''), '<w:vMerge/>'), cell(p(r('water'))));
    const reading = await readBody(`<w:tbl>${rows}</w:tbl>`, { parts });
    expect(listMissing(reading)).toEqual([]);
    expect(toMarkdown(reading)).toContain('sow; dig');
  });

  it('keep what Word hides in a cell that continues the one above it', async () => {
    const rows =
      row(cell(p(r('Season', 'b'))), cell(p(r('Work', 'b')))) +
      row(cell(p(r('Spring')), '<w:vMerge w:val="restart"/>'), cell(p(r('sow')))) +
      row(cell(p(r('late')), '<w:vMerge/>'), cell(p(r('water')))) +
      row(cell(p(r('Summer'))), cell(p(r('weed'))));
    const parsed = await readBody(`<w:tbl>${rows}</w:tbl>`);
    expect(listMissing(parsed)).toEqual([]);
    expect(toMarkdown(parsed)).toBe(
      '| Season | Work |\n| --- | --- |\n| Spring late | sow |\n|  | water |\n| Summer | weed |',
    );
  });

  it('with a single cell are frames around text', async () => {
    expect(
      toMarkdown(
        await readBody(`<w:tbl>${row(cell(p(r('A tip', 'b')) + p(r('Water at dawn.'))))}</w:tbl>`),
      ),
    ).toBe('**A tip**\n\nWater at dawn.');
  });

  it('lose the rows that somebody took out, and say so', async () => {
    const reading = await readBody(
      `<w:tbl>${row(cell(p(r('a'))), cell(p(r('b'))))}<w:tr><w:trPr><w:del w:author="Ann"/></w:trPr>${cell(p(r('gone')))}</w:tr></w:tbl>`,
    );
    expect(reading.dropped).toEqual([
      { line: 3, words: 'gone', reason: 'taken out by a recorded change of Ann' },
    ]);
  });
});

describe('drawings', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  const picture = (id: string, alt: string) =>
    `<w:drawing><wp:inline><wp:docPr descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
  const options = {
    relations: { i1: 'image media/image1.png', i2: 'image media/image2.emf' },
    files: { 'word/media/image1.png': png, 'word/media/image2.emf': Uint8Array.from([1, 0, 0, 0]) },
  };

  it('are images, each in a file of its own, the same image only once', async () => {
    const reading = await readBody(
      p(`<w:r>${picture('i1', 'A hive')}</w:r>`) +
        p(`<w:r>${picture('i1', 'The hive again')}</w:r>`),
      options,
    );
    expect(reading.documents[0]?.images).toEqual([{ line: 1, name: 'image-1.png', bytes: png }]);
    expect(toMarkdown(reading)).toBe(
      '![A hive](./image-1.png)\n\n![The hive again](./image-1.png)',
    );
  });

  it('that no browser shows, or that are missing, are left out with their words, and a person is told', async () => {
    const reading = await readBody(
      p(`<w:r>${picture('i2', 'A curve')}${picture('i3', 'A loss')}</w:r>${r('Text.')}`),
      options,
    );
    expect(toMarkdown(reading)).toBe('Text.');
    expect(reading.dropped.map(({ words }) => words)).toEqual(['A curve', 'A loss']);
    expect(reading.messages.filter(({ requiresAction }) => requiresAction)).toHaveLength(2);
  });

  it('do not keep what a program says of the words that it made up', async () => {
    const reading = await readBody(
      p(
        `<w:r>${picture('i1', 'A bee on a flower&#10;&#10;Description automatically generated')}</w:r>`,
      ),
      options,
    );
    expect(toMarkdown(reading)).toBe('![A bee on a flower](./image-1.png)');
    expect([reading.dropped.map(({ words }) => words), listMissing(reading)]).toEqual([
      ['Description automatically generated'],
      [],
    ]);
  });

  it('give the text of their boxes once, behind the paragraph that they hang on', async () => {
    const box = `<w:txbxContent>${p(r('In the box.'))}</w:txbxContent>`;
    const drawn = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`;
    const reading = await readBody(p(`${r('Before ')}<w:r>${drawn}</w:r>${r('and after.')}`));
    expect([toMarkdown(reading), listMissing(reading)]).toEqual([
      'Before and after.\n\nIn the box.',
      [],
    ]);
    expect(reading.visibleText).toHaveLength(2);
  });

  it('that are charts are told to a person', async () => {
    const chart =
      '<w:drawing><wp:inline><wp:docPr descr="Yield by year"/><a:graphic><a:graphicData><c:chart/></a:graphicData></a:graphic></wp:inline></w:drawing>';
    const reading = await readBody(p(`${r('See:')}<w:r>${chart}</w:r>`));
    expect(reading.messages).toMatchObject([{ line: 1, requiresAction: true }]);
    expect(reading.dropped).toMatchObject([{ words: 'Yield by year' }]);
  });
});
