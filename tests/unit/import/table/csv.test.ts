import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../../src/import/formats/csv.ts';
import type { ParsedInput } from '../../../../src/import/document.ts';
import { toOutline } from '../text/outline.ts';

function read(text: string | Uint8Array): Promise<ParsedInput> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return parseCsv({ name: 'table.csv', bytes, readBeside: () => undefined });
}

async function questions(text: string): Promise<unknown[]> {
  return (await read(text)).documents.map(({ line, title, tree }) => [
    line,
    title?.value,
    ...tree.children.flatMap((node) => toOutline(node)),
  ]);
}

describe('a table of questions', () => {
  it('is read with each sign between its cells, and with that which Excel names', async () => {
    for (const sign of [',', ';', '\t', '|'])
      expect(
        await questions(`Question${sign}Answer\nHow deep?${sign}Forty centimetres.\n`),
      ).toEqual([[2, 'How deep?', 'Forty centimetres.']]);
    expect(await questions('sep=;\nQuestion;Answer\nHow deep, how wide?;"Forty; more."')).toEqual([
      [3, 'How deep, how wide?', 'Forty; more.'],
    ]);
  });

  it('has columns by their names in any order, below a title of the table', async () => {
    const {
      documents: [document],
      dropped,
    } = await read('Our questions,,\n,,\nAntwort,Thema,Frage\nJa.,Holz,Ist es Eiche?\n');
    expect(document).toMatchObject({
      kind: 'faq',
      line: 4,
      title: { value: 'Ist es Eiche?' },
      topics: [{ value: { label: 'Holz' }, line: 4 }],
    });
    expect(dropped.map(({ line, words }) => [line, words])).toEqual([
      [1, 'Our questions'],
      [3, 'Antwort Thema Frage'],
    ]);
  });

  it('has, without names, the column whose cells end with question marks as its questions', async () => {
    expect(await questions('1,Is it deep?,Yes.\n2,Is it wide?,No.')).toEqual([
      [1, 'Is it deep?', 'Yes.'],
      [2, 'Is it wide?', 'No.'],
    ]);
  });

  it('knows the first line of a row below rows of several lines', async () => {
    expect(
      await questions(
        'Question,Answer\r\n"Is it\r\ndeep?","Yes.\r\n\r\nVery."\r\n\r\nIs it wide?,No.\r\n',
      ),
    ).toEqual([
      [2, 'Is it deep?', 'Yes.', 'Very.'],
      [7, 'Is it wide?', 'No.'],
    ]);
  });

  it('has answers in HTML, in Markdown and in plain text', async () => {
    expect(
      await questions(
        'Question,Answer\nA?,<p>One</p><ul><li>two</li></ul>\nB?,See [this](https://a.example/) **now**.\nC?,"You need:\n- a saw\n- a file"',
      ),
    ).toEqual([
      [2, 'A?', 'One', '- two'],
      [3, 'B?', 'See this now.'],
      [4, 'C?', 'You need:', '- a saw', '- a file'],
    ]);
  });

  it('says other wordings, days, short names and addresses', async () => {
    const {
      documents: [document],
    } = await read(
      'Question,Answer,Also asked,Published,Updated,Slug,URL\nA?,B.,Is it? Was it?; Will it?,3.2.2025,2025-04-05T10:00,a-b,https://old.example/a/\n',
    );
    expect(document).toMatchObject({
      asks: [{ value: 'Is it?' }, { value: 'Was it?' }, { value: 'Will it?' }],
      published: '2025-02-03',
      updated: '2025-04-05',
      slug: 'a-b',
      oldAddresses: ['https://old.example/a/'],
    });
  });

  it.each([
    ['2023-12-31T16:30:00Z', '2024-01-01'],
    ['2024-01-01 00:30 +0900', '2024-01-01'],
    ['31 December 2023', '2023-12-31'],
    ['2024年1月1日', '2024-01-01'],
    ['2023/12/31 16:30 UTC', '2024-01-01'],
    ['2024-01-01T00:10', '2024-01-01'],
  ])('tells the day that it was where the site is: %s', async (cell, day) => {
    const { documents } = await parseCsv({
      name: 'table.csv',
      bytes: Buffer.from(`Question,Answer,Date\nA?,B.,${cell}\n`),
      readBeside: () => undefined,
      clock: { today: '2026-06-01', timeZone: 'Asia/Tokyo' },
    });
    expect(documents.map(({ published }) => published)).toEqual([day]);
  });

  it('asks for a day that could be two', async () => {
    const {
      documents: [document],
      messages,
    } = await read('Question,Answer,Date\nA?,B.,04/05/2024\nC?,D.,31/05/2024');
    expect(document?.published).toBeUndefined();
    expect(messages).toMatchObject([{ line: 2, requiresAction: true }]);
  });

  it('leaves out rows that lack an answer and columns that entries do not have, and names both', async () => {
    const { documents, dropped, messages } = await read(
      'Question,Answer,Owner\nA?,B.,Ida\nC?,,Ida\n',
    );
    expect(documents).toHaveLength(1);
    expect(dropped).toEqual([
      { line: 1, words: 'Question Answer', reason: 'the names of the columns' },
      { line: 1, words: 'Owner Ida Ida', reason: 'the column “Owner”, which entries do not have' },
      { line: 3, words: 'C?', reason: 'a row without an answer' },
    ]);
    expect(messages).toMatchObject([{ line: 3, requiresAction: true }]);
  });

  it('names a question that is asked twice', async () => {
    expect((await read('Question,Answer\nA?,B.\na?,C.')).messages).toMatchObject([
      { line: 3, requiresAction: true },
    ]);
  });

  it('reads letters as Windows wrote them where nothing else fits, and asks a person', async () => {
    const {
      documents: [document],
      messages,
    } = await read(Uint8Array.from(Buffer.from('Frage,Antwort\nFür wen?,Für alle.', 'latin1')));
    expect(document?.title?.value).toBe('Für wen?');
    expect(messages).toMatchObject([{ requiresAction: true }]);
  });

  it('is refused where it has no questions beside answers, and where a quotation mark never ends', async () => {
    for (const text of ['', '\n\n', 'one\ntwo', 'Question,Answer\n'])
      await expect(read(text)).rejects.toThrow('Write the questions into one column');
    await expect(read('Question,Answer\nA?,"B')).rejects.toThrow(
      'quotation mark that nothing ends',
    );
  });
});

describe('a table that asks nothing', () => {
  it.each([
    'id,label\n1,North pool\n2,South pool\n',
    'Title,Text\nSpades,For digging.\nRakes,For leaves.\n',
    'Name;Price;Note\nSpade;5;new\nRake;6;old\n',
  ])('is refused, and says how its columns are to be named: %s', async (text) => {
    await expect(read(text)).rejects.toThrow('name them "Question" and "Answer"');
  });

  it('is one of questions if a column asks or is named so', async () => {
    expect(await questions('Title,Text\nHow deep?,Deep.\nHow wide?,Wide.\n')).toHaveLength(2);
    expect(await questions('Question,Answer\nThe depth,Deep.\n')).toHaveLength(1);
    expect(await questions('a,How deep?,Deep.\nb,How wide?,Wide.\n')).toHaveLength(2);
  });
});

describe('a cell of Markdown with a tag in it', () => {
  it.each([
    'It costs:\n- 5 for one\n- 9 for two\n\n<b>Pay</b> there.',
    'It costs:\n\n• 5 for one\n• 9 for two\n\n<b>Pay</b> there.',
    'It costs:\n* 5 for one\n* 9 for two\n\n<strong>Pay</strong> there.',
  ])('has its lists and its bold words: %s', async (cell) => {
    const [document] = (await read(`Question,Answer\nWhat does it cost?,"${cell}"\n`)).documents;
    expect(document?.tree.children.map(({ type }) => type)).toEqual([
      'paragraph',
      'list',
      'paragraph',
    ]);
    const last = document?.tree.children[2];
    expect(last?.type === 'paragraph' ? last.children[0]?.type : '').toBe('strong');
  });
});

describe('a cell with tags within its lines', () => {
  it.each([
    ['Press <kbd>Ctrl</kbd><kbd>C</kbd>.', 'Press CtrlC.', 'inlineCode'],
    ['Trink H<sub>2</sub>O.', 'Trink H₂O.', 'text'],
    ['按<kbd>回车</kbd>键。', '按回车键。', 'inlineCode'],
    ['Run <code>ls</code>', 'Run ls', 'inlineCode'],
    ['Not <del>five</del> but six', 'Not five but six', 'delete'],
  ])('has the words of its tags, and no tags: %s', async (cell, shown, kind) => {
    const reading = await read(`Question,Answer\nHow so?,${cell}\n`);
    const tree = reading.documents[0]?.tree;
    expect(tree?.children.map((node) => toString(node))).toEqual([shown]);
    const [block] = tree?.children ?? [];
    expect(block?.type === 'paragraph' ? block.children.map(({ type }) => type) : []).toContain(
      kind,
    );
  });

  it('has them in its questions as well', async () => {
    expect(
      await questions('Question,Answer\nWhat is CO<sub>2</sub>?,A gas.\n<b>Is</b> it wet?,Yes.\n'),
    ).toEqual([
      [2, 'What is CO₂?', 'A gas.'],
      [3, 'Is it wet?', 'Yes.'],
    ]);
  });

  it('shows tags that are words in code, and signs that are none', async () => {
    expect(
      await questions(
        'Question,Answer\nA?,Write `<b>` here.\nB?,Is 3 < 4 and 5 > 2?\nC?,"Use `<br>`, **always**."\n',
      ),
    ).toEqual([
      [2, 'A?', 'Write <b> here.'],
      [3, 'B?', 'Is 3 < 4 and 5 > 2?'],
      [4, 'C?', 'Use <br>, always.'],
    ]);
  });
});

describe('a table or a list in a cell', () => {
  it.each([
    ['| a | b |\n| :-- | --: |\n| 1 | 2 |', ['table']],
    ['So:\n| 部位 | 价格 |\n| --- | --- |\n| 一 | 二 | 三 |', ['paragraph', 'table']],
    ['Also:\r\n1. eins\r\n2. <kbd>zwei</kbd>', ['paragraph', 'list']],
    ['- H<sub>2</sub>O\n- CO<sub>2</sub>', ['list']],
  ])('is one: %s', async (cell, kinds) => {
    const [document] = (await read(`Question,Answer\nHow so?,"${cell}"\n`)).documents;
    expect(document?.tree.children.map(({ type }) => type)).toEqual(kinds);
  });
});
