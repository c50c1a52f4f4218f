import { describe, expect, it } from 'vitest';
import { visit } from 'unist-util-visit';
import { outline, read } from './outline.ts';

const body =
  'A raised bed warms up earlier in spring than the ground around it, and nobody has to kneel to weed it.';

describe('a plain text', () => {
  it('has its first short line as its title, which is left out where it is said again', async () => {
    const text = `Raised Beds for Beginners\n\nRaised beds for beginners\n\n${body}\n`;
    expect(await outline(text)).toEqual(['title: Raised Beds for Beginners', body]);
    expect((await read(text)).dropped).toEqual([
      { line: 3, words: 'Raised beds for beginners', reason: 'the title, said again' },
    ]);
  });

  it('has the line that is said twice as its title where a menu stands above it', async () => {
    const text = `Home\nPlants\nContact\n\nRaised Beds\n\nRaised Beds\n\n${body}`;
    expect((await outline(text))[0]).toBe('title: Raised Beds');
  });

  it('has no title where it begins with a sentence', async () => {
    expect(await outline(`${body}\n\nMore of it.`)).toEqual(['title: none', body, 'More of it.']);
  });

  it('has headings without marks, and those that are counted one level below', async () => {
    const text = `Title Here\n\n${body}\n\nBefore You Begin\n\n1. Choosing the Wood:\n\n${body}\n\n2. Filling It:\n\n${body}\n\nIn Autumn\n\n${body}`;
    expect(await outline(text)).toEqual([
      'title: Title Here',
      body,
      '## Before You Begin',
      '### Choosing the Wood',
      body,
      '### Filling It',
      body,
      '## In Autumn',
      body,
    ]);
    expect((await read(text)).dropped.map(({ line, words }) => [line, words])).toEqual([
      [7, '1.'],
      [11, '2.'],
    ]);
  });

  it('keeps short lines as text that end like a sentence, lead into a list, name a writer or greet', async () => {
    for (const line of [
      'It works.',
      'Dear Anna,',
      'By Ida Marsh',
      'ida@garden.example',
      'and so on',
    ]) {
      expect(await outline(`Title Here\n\n${body}\n\n${line}\n\n${body}`)).toEqual([
        'title: Title Here',
        body,
        line,
        body,
      ]);
    }
    expect(await outline(`Title Here\n\n${body}\n\nYou need:\n\n- a saw`)).toEqual([
      'title: Title Here',
      body,
      'You need:',
      '- a saw',
    ]);
  });

  it('keeps short lines as text below which nothing stands', async () => {
    expect(
      await outline(`Title Here\n\n${body}\n\nauthor avatar\nIda Marsh\nShare via\nCopy link`),
    ).toEqual(['title: Title Here', body, 'author avatar', 'Ida Marsh', 'Share via', 'Copy link']);
  });

  it('has headings in capitals above those that are not, and headings that are underlined', async () => {
    expect(
      await outline(
        `The Title\n=========\n\n${body}\n\nWOOD\n\n${body}\n\nLarch and oak\n\n${body}`,
      ),
    ).toEqual(['title: The Title', body, '## WOOD', body, '### Larch and oak', body]);
    expect(await outline(`The Title\n=========\n\n${body}\n\nWood\n----\n${body}`)).toEqual([
      'title: The Title',
      body,
      '## Wood',
      body,
    ]);
  });

  it('puts lines together that a mail program broke, and no others', async () => {
    const mail =
      'Whoever waters in the evening wets the leaves, and fungi like wet leaves\nmore than anything else. Water the soil, not the plant, and do it before\nnoon.\nA second paragraph.';
    expect(await outline(`Watering\n\n${mail}`)).toEqual([
      'title: Watering',
      mail.slice(0, mail.indexOf('\nA second')).replaceAll('\n', ' '),
      'A second paragraph.',
    ]);
  });

  it('keeps the lines of an address', async () => {
    expect(
      await outline(`Where we are\n\n${body}\n\nGarden Office\nLindenweg 4\n10435 Berlin`),
    ).toEqual(['title: Where we are', body, 'Garden Office / Lindenweg 4 / 10435 Berlin']);
  });

  it('reads the same with the ends of lines of every system, and without characters that nobody sees', async () => {
    const text = `Raised Beds\n\nSo\u00ADil and\u200B wood.\n\n${body}`;
    const plain = await outline('Raised Beds\n\nSoil and wood.\n\n' + body);
    for (const end of ['\n', '\r\n', '\r'])
      expect(await outline(`\uFEFF${text}`.replaceAll('\n', end))).toEqual(plain);
  });

  it.each([
    ['见https://garden.example/a_b，好。', 'https://garden.example/a_b'],
    ['（www.garden.example/x_y）を見る', 'https://www.garden.example/x_y'],
    ['「https://garden.example/苔」也好', 'https://garden.example/苔'],
  ])('ends addresses where a sign of Chinese or Japanese does: %s', async (words, url) => {
    const {
      documents: [document],
    } = await read(`Where we are\n\n${words}\n`);
    const urls: string[] = [];
    if (document !== undefined) visit(document.tree, 'link', (link) => void urls.push(link.url));
    expect(urls).toEqual([url]);
  });

  it('has web and e-mail addresses as links without the signs around them', async () => {
    const {
      documents: [document],
    } = await read(
      'See (https://garden.example/beds_(raised)), www.seed.example/a, or write to <Ida.Marsh@garden.example>.',
    );
    const urls: string[] = [];
    if (document !== undefined) visit(document.tree, 'link', ({ url }) => void urls.push(url));
    expect(urls).toEqual([
      'https://garden.example/beds_(raised)',
      'https://www.seed.example/a',
      'mailto:Ida.Marsh@garden.example',
    ]);
  });

  it('has rows with tabs as a table', async () => {
    expect(await outline(`Sowing\n\n${body}\n\nCrop\tMonth\nPeas\tApril\nBeans\tMay`)).toEqual([
      'title: Sowing',
      body,
      '| Crop | Month',
      '| Peas | April',
      '| Beans | May',
    ]);
  });

  it('has quotes by their sign, and by their marks with a name behind them', async () => {
    expect(await outline(`Quotes\n\n${body}\n\n> Soil is\n> alive.\n>\n>> So it is.`)).toEqual([
      'title: Quotes',
      body,
      '> Soil is',
      '> alive.',
      '> > So it is.',
    ]);
    expect(
      await outline(`Quotes\n\n${body}\n\n“Whoever feeds the soil feeds the plant.”\n— Ida Marsh`),
    ).toEqual([
      'title: Quotes',
      body,
      '> “Whoever feeds the soil feeds the plant.”',
      '> — Ida Marsh',
    ]);
  });

  it('says that its letters may be wrong where nothing tells how they are stored', async () => {
    const { documents, messages } = await read(Buffer.from('Grün', 'latin1'));
    expect(documents[0]?.title?.value).toBe('Grün');
    expect(messages).toMatchObject([{ requiresAction: true }]);
  });

  it('is refused where it holds no words', async () => {
    await expect(read(' \n\n')).rejects.toThrow('holds no words');
  });
});

describe('the lists of a plain text', () => {
  it('are nested by their indents', async () => {
    expect(
      await outline('- saw\n- knife\n  that is sharp\n    * whetstone\n    * oil\n- ladder'),
    ).toEqual([
      'title: none',
      '- saw',
      '- knife that is sharp',
      '  - whetstone',
      '  - oil',
      '- ladder',
    ]);
  });

  it('are nested by their signs where they have no indents', async () => {
    expect(await outline('• saw\n◦ whetstone\n◦ oil\n• ladder\n1. climb\n2. cut')).toEqual([
      'title: none',
      '- saw',
      '  - whetstone',
      '  - oil',
      '- ladder',
      '  1. climb',
      '  2. cut',
    ]);
  });

  it('go on behind empty lines, with paragraphs that are set in', async () => {
    expect(await outline('1. Dig.\n\n2. Fill.\n\n   With leaves first.\n\n3. Plant.')).toEqual([
      'title: none',
      '1. Dig.',
      '2. Fill.',
      '  With leaves first.',
      '3. Plant.',
    ]);
  });

  it('leave their numbers to the list, and say so once', async () => {
    expect((await read('1) Dig.\n2) Fill.\n3) Plant.')).dropped).toEqual([
      { line: 1, words: '1) 2) 3)', reason: 'the numbers of a list, which counts by itself' },
    ]);
  });

  it('are none where a number, a day or a dash stands at the head of a line by chance', async () => {
    for (const text of [
      '3. Oktober ist ein Feiertag, an dem niemand hämmert.',
      '-5 degrees kill them.',
    ])
      expect(await outline(text)).toEqual(['title: none', text]);
  });
});

describe('the questions of a plain text', () => {
  it('are told by their marks in several languages', async () => {
    for (const [question, answer] of [
      ['Q:', 'A:'],
      ['Q1:', 'A1:'],
      ['Q.', 'A.'],
      ['Question 1:', 'Answer:'],
      ['Frage:', 'Antwort:'],
      ['F:', 'A:'],
      ['Question :', 'Réponse :'],
      ['P:', 'R:'],
    ]) {
      const text = `${question ?? ''} Is it deep?\n${answer ?? ''} Forty centimetres.`;
      expect(await outline(text)).toEqual(['title: none', '? Is it deep?', '  Forty centimetres.']);
      expect((await read(text)).dropped.map(({ words }) => words)).toEqual([question, answer]);
    }
  });

  it('have answers of several blocks, and end where the gap becomes wider than between the pairs', async () => {
    const text =
      'Q: How deep?\n\nA: Forty centimetres.\n\nMore for roots:\n\n- carrots\n\nQ: How wide?\n\nA: As far as you reach.\n\n\nA bed is a pleasure to have for many years.';
    expect(await outline(text)).toEqual([
      'title: none',
      '? How deep?',
      '  Forty centimetres.',
      '  More for roots:',
      '  - carrots',
      '? How wide?',
      '  As far as you reach.',
      '---',
      'A bed is a pleasure to have for many years.',
    ]);
  });

  it('keep the paragraphs of an answer together where all gaps are wide', async () => {
    const text =
      'Q: How deep?\n\n\nA: Forty centimetres.\n\n\nMore for roots.\n\n\nQ: How wide?\n\n\nA: As far as you reach.\n\n\nNot more.';
    expect(await outline(text)).toEqual([
      'title: none',
      '? How deep?',
      '  Forty centimetres.',
      '  More for roots.',
      '? How wide?',
      '  As far as you reach.',
      '  Not more.',
    ]);
  });

  it('need no mark before the answer, and find it in the line of the question', async () => {
    expect(await outline('Q: How deep?\nForty centimetres.\n\nQ: How wide? A: One metre.')).toEqual(
      ['title: none', '? How deep?', '  Forty centimetres.', '? How wide?', '  One metre.'],
    );
  });

  it('stay in the text without an answer, which a person is told', async () => {
    const text = 'Q: How deep?\n\nQ: How wide?\nA: One metre.';
    expect(await outline(text)).toEqual([
      'title: none',
      'Q: How deep?',
      '? How wide?',
      '  One metre.',
    ]);
    expect((await read(text)).messages).toMatchObject([{ line: 1, requiresAction: true }]);
  });

  it('are no initials at the head of a paragraph', async () => {
    expect(await outline('A. Marsh wrote it.\n\nF. Beck drew it.')).toEqual([
      'title: none',
      'A. Marsh wrote it.',
      'F. Beck drew it.',
    ]);
  });

  it('are headings one level below the one that says that questions follow, where they have no marks', async () => {
    expect(
      await outline(
        `Title\n\n${body}\n\nFAQs about Beds\n\nHow deep?\n\n${body}\n\nHow wide?\n\n${body}`,
      ),
    ).toEqual([
      'title: Title',
      body,
      '## FAQs about Beds',
      '### How deep?',
      body,
      '### How wide?',
      body,
    ]);
  });
});

describe('a plain text of several articles', () => {
  it('is taken apart at lines that are drawn above a title', async () => {
    for (const line of ['***', '---', '==========', '* * *', '\f']) {
      expect(await outline(`Beds\n\n${body}\n\n${line}\n\nPonds\n\n${body}`)).toEqual([
        'title: Beds',
        body,
        'title: Ponds',
        body,
      ]);
    }
  });

  it('asks a person where the line may also stand between two parts of one article', async () => {
    for (const [line, requiresAction] of [
      ['=====', false],
      ['***', true],
    ] as const) {
      expect((await read(`Beds\n\n${body}\n\n${line}\n\nPonds\n\n${body}`)).messages).toMatchObject(
        [{ line: 7, requiresAction }],
      );
    }
  });

  it('stays whole where a drawn line stands between paragraphs', async () => {
    expect(await outline(`Beds\n\n${body}\n\n***\n\n${body}`)).toEqual([
      'title: Beds',
      body,
      '---',
      body,
    ]);
  });
});

describe('a hostile text', () => {
  it('ends in an error that says where, if it is nested too deep', async () => {
    await expect(
      read(Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')),
    ).rejects.toThrow('levels');
    await expect(read('>'.repeat(300) + ' a')).rejects.toThrow('levels');
  });
});
