import { describe, expect, it } from 'vitest';
import { p, r, readBody, style } from './docx-file.ts';
import { listMissing, toMarkdown } from './read-markdown.ts';

describe('the styles of a document', () => {
  it('are headings by their names, in several languages, by what they are based on, and by their level in the outline', async () => {
    const styles =
      style('a', 'heading 1') +
      style('b', 'Überschrift 2') +
      style('c', 'Chapter', '<w:basedOn w:val="a"/>') +
      style('d', 'Own', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
      style('e', 'Body', '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>');
    const reading = await readBody(
      p(r('One'), 'a') +
        p(r('Two'), 'b') +
        p(r('Three'), 'c') +
        p(r('Four'), 'd') +
        p(r('Five'), 'e') +
        p(r('Six'), 'Heading3') +
        p(r('Seven'), '', '<w:outlineLvl w:val="0"/>'),
      { parts: { styles } },
    );
    expect(
      reading.documents[0]?.tree.children.map((node) =>
        node.type === 'heading' ? node.depth : node.type,
      ),
    ).toEqual([1, 2, 1, 3, 'paragraph', 3, 1]);
  });

  it('give the title, two lines of it as one, and the line under it', async () => {
    const reading = await readBody(
      p(r('Bees'), 'Title') +
        p(r('in the city'), 'Title') +
        p(r('Where they live'), 'Subtitle') +
        p(r('They live.')),
    );
    expect(reading.documents[0]).toMatchObject({
      title: { value: 'Bees in the city', line: 1 },
      description: { value: 'Where they live', line: 3 },
    });
    expect(toMarkdown(reading)).toBe('They live.');
  });

  it('make headings of several titles with text between them, and move all others one level down', async () => {
    const reading = await readBody(
      p(r('Bees'), 'Title') +
        p(r('Home'), 'Heading1') +
        p(r('They live.')) +
        p(r('Wasps'), 'Title') +
        p(r('They sting.')),
    );
    expect(
      reading.documents[0]?.tree.children.map((node) =>
        node.type === 'heading' ? node.depth : node.type,
      ),
    ).toEqual([1, 2, 'paragraph', 1, 'paragraph']);
  });

  it('are quotes and code', async () => {
    const reading = await readBody(
      p(r('Be calm.'), 'Quote') +
        p(r('Be quick.'), 'IntenseQuote') +
        p(r('a = 1'), 'HTMLPreformatted') +
        p('', 'HTMLPreformatted') +
        p(r('  b = 2'), 'HTMLPreformatted') +
        p(r('Type ') + r('ls', '<w:rFonts w:ascii="Consolas"/>') + r(' there.')),
    );
    expect(toMarkdown(reading)).toBe(
      '> Be calm.\n>\n> Be quick.\n\n```\na = 1\n\n  b = 2\n```\n\nType `ls` there.',
    );
  });
});

describe('a document without styles', () => {
  it('has its title in the first line, where that is short and large', async () => {
    const reading = await readBody(
      p('') + p(r('How bees sleep', 'b', '<w:sz w:val="40"/>')) + p(r('They sleep at night.')),
    );
    expect(reading.documents[0]?.title).toEqual({ value: 'How bees sleep', line: 2 });
  });

  it('keeps bold lines as they are, for they may be questions', async () => {
    expect(toMarkdown(await readBody(p(r('Do bees sleep?', 'b')) + p(r('They do.'))))).toBe(
      '**Do bees sleep?**\n\nThey do.',
    );
  });
});

describe('the look of letters', () => {
  it('is taken from the run, its style and that of the paragraph, the nearest first', async () => {
    const styles =
      style('ask', 'Ask', '<w:rPr><w:b/></w:rPr>') +
      '<w:style w:type="character" w:styleId="soft"><w:name w:val="Soft"/><w:rPr><w:i/></w:rPr></w:style>';
    const body =
      p(r('all of it ') + r('but this', '<w:b w:val="0"/>'), 'ask') +
      p(
        r('slanted', '<w:rStyle w:val="soft"/>') +
          r(' and ') +
          r('struck', 'strike') +
          r(' H') +
          r('2', '<w:vertAlign w:val="subscript"/>') +
          r('O'),
      );
    expect(toMarkdown(await readBody(body, { parts: { styles } }))).toBe(
      '**all of it** but this\n\n*slanted* and ~~struck~~ H₂O',
    );
  });

  it('is raised or lowered by signs of their own, in the account of words too', async () => {
    const reading = await readBody(
      p(
        r('10') +
          r('1', '<w:vertAlign w:val="superscript"/>') +
          r('2', '<w:vertAlign w:val="superscript"/>') +
          r(' on the 2') +
          r('nd', '<w:vertAlign w:val="superscript"/>'),
      ),
    );
    expect([toMarkdown(reading), listMissing(reading)]).toEqual(['10¹² on the 2nd', []]);
  });

  it('keeps the blanks around code', async () => {
    expect(
      toMarkdown(
        await readBody(p(r('Type') + r(' ls ', '<w:rFonts w:ascii="Consolas"/>') + r('there.'))),
      ),
    ).toBe('Type `ls` there.');
  });

  it('is not said again in headings', async () => {
    expect(toMarkdown(await readBody(p(r('Home', 'b'), 'Heading1')))).toBe('## Home');
  });
});

describe('signs within the text', () => {
  it('are kept where a reader sees them', async () => {
    const body = p(
      `${r('soft')}<w:r><w:softHyphen/></w:r>${r('ly, “so”')}<w:r><w:noBreakHyphen/><w:t>called</w:t><w:br/><w:t>next line</w:t></w:r>`,
    );
    expect(toMarkdown(await readBody(body))).toBe('softly, “so”‑called\\\nnext line');
  });

  it('are one word where the first letter is a large one in a frame of its own', async () => {
    const reading = await readBody(
      p(r('B', '<w:sz w:val="120"/>'), '', '<w:framePr w:dropCap="drop" w:lines="3"/>') +
        p(r('ees sleep.')),
    );
    expect([toMarkdown(reading), listMissing(reading), reading.documents[0]?.title]).toEqual([
      'Bees sleep.',
      [],
      undefined,
    ]);
  });

  it('are not lost where programs wrap them in elements of their own', async () => {
    const body =
      p(
        `<w:smartTag>${r('Inner')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>${r(' place')}</w:sdtContent></w:sdt><w:fldSimple w:instr=" SEQ Figure ">${r(' 7')}</w:fldSimple><w:bdo>${r(' here')}</w:bdo>`,
      ) + `<w:sdt><w:sdtPr/><w:sdtContent>${p(r('A block.'))}</w:sdtContent></w:sdt>`;
    expect(toMarkdown(await readBody(body))).toBe('Inner place 7 here\n\nA block.');
  });

  it('make a formula plain text, for a person to look at', async () => {
    const reading = await readBody(p(`${r('So ')}<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>`));
    expect(toMarkdown(reading)).toBe('So a=b');
    expect(reading.messages.filter(({ requiresAction }) => requiresAction)).toHaveLength(1);
  });

  it('are links, by elements and by fields, and not where they lead to a place of the same document', async () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://example.org/b"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('two')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = p(
      `<w:hyperlink r:id="a">${r('one')}</w:hyperlink>${r(', ')}${field}${r(', ')}<w:hyperlink w:anchor="x">${r('three')}</w:hyperlink>${r(', ')}<w:hyperlink r:id="none">${r('four')}</w:hyperlink>`,
    );
    expect(
      toMarkdown(await readBody(body, { relations: { a: 'hyperlink https://example.org/a' } })),
    ).toBe('[one](https://example.org/a), [two](https://example.org/b), three, four');
  });
});

describe('places in a document', () => {
  it('are the numbers of its paragraphs, empty ones and those in tables too', async () => {
    const cell = (text: string) => `<w:tc>${p(r(text))}</w:tc>`;
    const reading = await readBody(
      p(r('First.')) +
        p('') +
        `<w:tbl><w:tr>${cell('a')}${cell('b')}</w:tr><w:tr>${cell('c')}${cell('d')}</w:tr></w:tbl>` +
        p(r('Seventh.')),
    );
    expect(
      reading.documents[0]?.tree.children.map(({ position }) => [
        position?.start.line,
        position?.end.line,
      ]),
    ).toEqual([
      [1, 1],
      [3, 6],
      [7, 7],
    ]);
  });
});
