import { describe, expect, it } from 'vitest';
import { p, r, readBody } from './docx-file.ts';
import { listMissing, toMarkdown } from './read-markdown.ts';

describe('notes', () => {
  const note = (id: string, ...paragraphs: readonly string[]) =>
    `<w:footnote w:id="${id}">${paragraphs.map((text) => p(`<w:r><w:footnoteRef/></w:r>${r(` ${text}`)}`)).join('')}</w:footnote>`;
  const mark = (id: string) =>
    `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;

  it('stand below the text, and their marks behind the words that they are on', async () => {
    const footnotes = `<w:footnote w:type="separator" w:id="0">${p('')}</w:footnote>${note('1', 'In Kent.')}${note('2', 'Never used.')}`;
    const reading = await readBody(p(r('They swarm') + mark('1') + r(' in May.') + mark('9')), {
      parts: { footnotes },
    });
    expect([toMarkdown(reading), listMissing(reading)]).toEqual([
      'They swarm[^1] in May.\n\n[^1]: In Kent.',
      [],
    ]);
    expect(reading.dropped).toMatchObject([
      { words: 'Never used.', reason: 'a note that nothing in the text refers to' },
    ]);
  });

  it('keep their paragraphs, and their marks are neither raised nor bold', async () => {
    const endnotes = `<w:endnote w:id="1">${p(r('One.'))}</w:endnote><w:endnote w:id="2">${p(r('Two.'))}${p(r('And more.'))}</w:endnote>`;
    const reading = await readBody(
      p(
        `${r('First')}<w:r><w:endnoteReference w:id="1"/></w:r>${r(' and second')}<w:r><w:rPr><w:b/><w:vertAlign w:val="superscript"/></w:rPr><w:endnoteReference w:id="2"/></w:r>${r('.')}`,
      ),
      { parts: { endnotes } },
    );
    expect(toMarkdown(reading)).toBe(
      'First[^1] and second[^2].\n\n[^1]: One.\n\n[^2]: Two.\n\n    And more.',
    );
  });
});

it('a note on the title of a document keeps its words', async () => {
  const footnotes = `<w:footnote w:id="1">${p(r('Written in 1961.'))}</w:footnote>`;
  const reading = await readBody(
    `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${r('Bees')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>${p(r('They swarm.'))}`,
    {
      parts: { footnotes, styles: '<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>' },
    },
  );
  expect(reading.documents[0]?.title?.value).toBe('Bees');
  expect([toMarkdown(reading), listMissing(reading)]).toEqual([
    'They swarm.\n\nWritten in 1961.',
    [],
  ]);
});

describe('recorded changes', () => {
  it('are taken as accepted, with what they took out and who made them', async () => {
    const reading = await readBody(
      p(
        r('Bees ') +
          `<w:del w:author="Ann"><w:r><w:delText>like</w:delText></w:r></w:del><w:ins w:author="Ben">${r('love')}</w:ins>` +
          r(' heather.'),
      ),
    );
    expect([toMarkdown(reading), listMissing(reading)]).toEqual(['Bees love heather.', []]);
    expect(reading.dropped).toEqual([
      { line: 1, words: 'like', reason: 'taken out by a recorded change of Ann' },
    ]);
    expect(reading.messages).toEqual([
      {
        line: 1,
        message:
          'Nobody has accepted or rejected the recorded changes of Ann and Ben here (taken out: “like”, put in: “love”). They are taken as accepted; look whether that is right.',
        requiresAction: true,
      },
    ]);
  });

  it('join two paragraphs where they took out the end of the first', async () => {
    const reading = await readBody(
      p(r('One and'), '', '<w:rPr><w:del w:author="Ann"/></w:rPr>') + p(r(' the other.')),
    );
    expect([toMarkdown(reading), listMissing(reading)]).toEqual(['One and the other.', []]);
  });

  it('leave words that were moved at their new place', async () => {
    const reading = await readBody(
      p(`<w:moveFrom w:author="Ann">${r('Later.')}</w:moveFrom>${r('First.')}`) +
        p(`<w:moveTo w:author="Ann">${r('Later.')}</w:moveTo>`),
    );
    expect([toMarkdown(reading), listMissing(reading)]).toEqual(['First.\n\nLater.', []]);
  });
});

describe('comments', () => {
  const comments = `<w:comment w:id="5" w:author="Cleo">${p(r('Is that so?')).replace('<w:p>', '<w:p w14:paraId="AA">')}</w:comment>`;
  const body = p(
    `${r('Bees ')}<w:commentRangeStart w:id="5"/>${r('never')}<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>${r(' sleep.')}`,
  );

  it('are left out, with who made them, where, and on which words', async () => {
    const reading = await readBody(p(r('Title')) + body, { parts: { comments } });
    expect([toMarkdown(reading), listMissing(reading)]).toEqual(['Title\n\nBees never sleep.', []]);
    expect(reading.dropped).toEqual([
      { line: 2, words: 'Is that so?', reason: 'a comment of Cleo' },
    ]);
    expect(reading.messages).toEqual([
      {
        line: 2,
        message:
          'A comment of Cleo on “never” says “Is that so?”. It was left out; do what it asks for, in the entry.',
        requiresAction: true,
      },
    ]);
  });

  it('ask for nobody once they are settled', async () => {
    const reading = await readBody(body, {
      parts: { comments, commentsExtended: '<w15:commentEx w15:paraId="AA" w15:done="1"/>' },
    });
    expect(reading.messages.map(({ requiresAction }) => requiresAction)).toEqual([false]);
  });
});

describe('what a page of the site has no place for', () => {
  const field = (instruction: string, result: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

  it('is left out and named: the table of contents, numbers of pages, heads and feet of pages, hidden text', async () => {
    const contents = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(r('Contents'), 'TOCHeading')}${p(r('Home 2'), 'TOC1')}</w:sdtContent></w:sdt>`;
    const body =
      contents +
      p(r('Home'), 'Heading1') +
      p(r('See page ') + field(' PAGEREF x ', r('7')) + r('. ') + r('Secret.', 'vanish'));
    const reading = await readBody(body, {
      parts: { header: p(r('Draft of May')), footer: p(r('Page ') + field('PAGE', r('1'))) },
    });
    expect([toMarkdown(reading), listMissing(reading)]).toEqual(['## Home\n\nSee page .', []]);
    expect(reading.dropped.map(({ words }) => words).sort()).toEqual([
      '7',
      'Contents Home 2',
      'Draft of May',
      'Page 1',
      'Secret.',
    ]);
  });

  it('is left out over several paragraphs where a field makes the table of contents', async () => {
    const [begin, end] = field('TOC \\o "1-3"', '|').split('|');
    const reading = await readBody(
      p(`${begin ?? ''}${r('Home 2')}`) + p(r('Food 3')) + p(end ?? '') + p(r('Text.')),
    );
    expect([toMarkdown(reading), listMissing(reading)]).toEqual(['Text.', []]);
  });

  it('ends where the field ends, also among paragraphs of the style of such tables', async () => {
    const [begin, end] = field('TOC', '|').split('|');
    const reading = await readBody(
      p(`${begin ?? ''}${r('Home 2')}`) + p(`${r('Food 3')}${end ?? ''}`, 'TOC1') + p(r('Text.')),
    );
    expect([toMarkdown(reading), listMissing(reading), reading.messages]).toEqual([
      'Text.',
      [],
      [],
    ]);
  });

  it('is no reason to lose text where a field never ends', async () => {
    expect(
      toMarkdown(
        await readBody(
          p(
            `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('Text.')}`,
          ),
        ),
      ),
    ).toBe('Text.');
  });
});

describe('the properties of a document', () => {
  const properties =
    '<dc:title>Bees in the city</dc:title><dc:creator>Cleo Ray</dc:creator><dcterms:created>2021-04-05T06:07:08Z</dcterms:created>';

  it('give the author and the day, and the title where the text has none', async () => {
    const reading = await readBody(p(r('They live on roofs.')), { properties });
    expect(reading.documents[0]).toMatchObject({
      title: { value: 'Bees in the city' },
      authors: [{ value: { name: 'Cleo Ray' } }],
      published: '2021-04-05',
    });
  });

  it('give no title where the text has its own', async () => {
    const reading = await readBody(p(r('Roofs'), 'Title') + p(r('They live on roofs.')), {
      properties,
    });
    expect(reading.documents[0]?.title?.value).toBe('Roofs');
    expect([reading.dropped, listMissing(reading)]).toMatchObject([
      [{ words: 'Bees in the city' }],
      [],
    ]);
  });

  it('are not believed where a program wrote them by itself', async () => {
    const reading = await readBody(p(r('Text.')), {
      properties:
        '<dc:title>Word Document</dc:title><dc:creator>Microsoft Office User</dc:creator><dcterms:created>soon</dcterms:created>',
    });
    expect(reading.documents[0]).toMatchObject({
      title: undefined,
      authors: [],
      published: undefined,
    });
  });
});
