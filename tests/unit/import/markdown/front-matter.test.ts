import { describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../../../src/import/formats/markdown/front-matter.ts';
import { usualOrDeep } from '../../../deep.ts';
import { asked, lost, only, outline, read } from './read.ts';

describe('front matter', () => {
  it('is read from YAML, TOML and JSON alike', async () => {
    const yaml =
      '---\ntitle: Moss in lawns\ndate: 2021-04-05 09:00:00 +0200\ntags: [Lawns, Moss]\n---\nText.\n';
    const toml =
      '+++\ntitle = "Moss in lawns"\ndate = 2021-04-05T09:00:00+02:00\ntags = ["Lawns", "Moss"]\n+++\nText.\n';
    const json =
      '{\n"title": "Moss in lawns",\n"date": "2021-04-05",\n"tags": ["Lawns", "Moss"]\n}\nText.\n';
    for (const text of [yaml, toml, json]) {
      const { title, published, topics } = only(await read(text));
      expect([title?.value, published, topics.map(({ value }) => value.label)]).toEqual([
        'Moss in lawns',
        '2021-04-05',
        ['Lawns', 'Moss'],
      ]);
    }
  });

  it('names the line of each field and of the body', async () => {
    const { title, topics, tree } = only(
      await read('---\nlayout: post\ntitle: Moss\ncategories:\n  - Lawns\n---\n\n\nText.\n'),
    );
    expect([title?.line, topics[0]?.line, tree.children[0]?.position?.start.line]).toEqual([
      3, 4, 9,
    ]);
  });

  it('that is wrong as a whole is read line by line, and nothing of it is lost', async () => {
    const reading = await read(
      '---\ntitle: Moss: friend or foe\nauthor: Ines Wald\n  broken [ list\ntags:\n  - Lawns\n---\nText.\n',
    );
    const { title, authors, topics } = only(reading);
    expect([title?.value, authors[0]?.value.name, topics[0]?.value.label]).toEqual([
      'Moss: friend or foe',
      'Ines Wald',
      'Lawns',
    ]);
    expect(asked(reading)).toEqual([
      expect.stringMatching(/^1: The front matter is no correct YAML .*line by line|one by one/),
    ]);
    expect(lost(reading)).toEqual([]);
    expect(reading.dropped.map(({ line, words }) => [line, words])).toEqual([[4, 'broken [ list']]);
  });

  it('that is not closed is text', async () => {
    const reading = await read('---\ntitle: Moss\n\nText.\n');
    expect(lost(reading)).toEqual([]);
    expect(asked(reading)).toHaveLength(1);
  });

  it('is none between two rulers of a text', async () => {
    expect(outline(await read('---\n\nA saying\n\n---\n'))).toEqual([
      'thematicBreak: ',
      'paragraph: A saying',
      'thematicBreak: ',
    ]);
  });

  it('names people as text, as fields, as a list, and with their roles', async () => {
    const name = async (field: string) =>
      only(await read(`---\n${field}\n---\nText.`)).authors.map(({ value }) => value);
    expect(await name('author: Dr Ines Wald')).toEqual([{ name: 'Dr Ines Wald' }]);
    expect(await name('author: Ines Wald and Jo Baum')).toEqual([
      { name: 'Ines Wald' },
      { name: 'Jo Baum' },
    ]);
    expect(await name('author: Ines Wald, PhD')).toEqual([{ name: 'Ines Wald, PhD' }]);
    expect(
      await name(
        'authors:\n  - name: Ines Wald\n    title: Gardener\n    url: https://wald.example',
      ),
    ).toEqual([{ name: 'Ines Wald', role: 'Gardener' }]);
    expect(await name('author: Ines Wald <ines@wald.example>')).toEqual([{ name: 'Ines Wald' }]);
  });

  it('may name an author by a key of authors.yml', async () => {
    const reading = await read('---\nauthors: iwald\n---\nText.', 'blog/moss.md', {
      'authors.yml': 'iwald:\n  name: Ines Wald\n  title: Gardener\n',
    });
    expect(only(reading).authors.map(({ value }) => value)).toEqual([
      { name: 'Ines Wald', role: 'Gardener' },
    ]);
    expect(lost(reading)).toEqual([]);
  });

  it('tells days in the forms that systems write, and asks where day and month may be either way round', async () => {
    const day = async (value: string) =>
      only(await read(`---\ntitle: T\npubDate: ${value}\n---\nText.`)).published;
    expect(
      await Promise.all(
        [
          "'Jul 08 2022'",
          'July 8, 2022',
          '8 July 2022',
          '2022/7/8',
          "'2022-07-08T23:30:00-05:00'",
          '2022年7月8日',
          '2022年07月08日 09:00',
          '2022년 7월 8일',
          '20220708',
          'Fri Jul 08 2022 09:00:00 GMT+0200 (CEST)',
        ].map(day),
      ),
    ).toEqual(Array(10).fill('2022-07-08'));
    const unclear = await read('---\ntitle: T\npubDate: 03/04/2019\n---\nText.');
    expect([only(unclear).published, asked(unclear)]).toEqual([
      undefined,
      [expect.stringContaining('"03/04/2019"')],
    ]);
  });

  it.each(['soon', '8 ou 9 juillet 2022', '七月八日 09:00', '1657238400', 'Sommer 2022'])(
    'asks for a day that is none, and loses no word of it: %s',
    async (value) => {
      const reading = await read(`---\ntitle: T\ndate: ${value}\n---\nText.`);
      expect([only(reading).published, asked(reading), lost(reading)]).toEqual([
        undefined,
        [expect.stringContaining(`"${value}"`)],
        [],
      ]);
    },
  );

  it.each([
    ['title: Tea &amp; cake', 'Tea & cake'],
    ['title: Kaffee &#8211; s&uuml;&szlig;', 'Kaffee – süß'],
    ['title: 茶&nbsp;&#38; 咖啡', '茶 & 咖啡'],
  ])('holds the signs that its references mean, in each field: %s', async (field, shown) => {
    const words = field.replace('title: ', '');
    const reading = await read(
      `---\n${field}\nauthor: ${words}\ntags: ["${words}"]\ndescription: ${words}\nfaq:\n  - question: ${words}?\n    answer: It is ${words}.\n---\nText.\n`,
    );
    const { title, authors, topics, description } = only(reading);
    const plain = [
      title?.value,
      authors.map(({ value }) => value.name).join(' & '),
      topics[0]?.value.label,
      description?.value,
    ].map((text) => text?.replaceAll('\u00a0', ' '));
    expect(plain).toEqual([shown, shown, shown, shown]);
    expect(outline(reading)[1]?.replaceAll('\u00a0', ' ')).toBe(
      `questionAndAnswer: ${shown}? / It is ${shown}.`,
    );
    expect(lost(reading)).toEqual([]);
  });

  it('names a picture for its head, whose file may have blanks and no words', async () => {
    for (const name of ['wet moss.png', 'img/苔 藓.JPG', 'Moos (1).webp'])
      expect(
        lost(
          await read(`---\ntitle: T\nimage: "${name}"\n---\nText.`, 'a.md', { [name]: 'image' }),
        ),
      ).toEqual([]);
  });

  it('says whether a text is a draft', async () => {
    const isDraft = async (field: string, name?: string) =>
      only(await read(`---\ntitle: T\n${field}\n---\nText.`, name)).isDraft;
    expect(await isDraft('draft: true')).toBe(true);
    expect(await isDraft('published: false')).toBe(true);
    expect(await isDraft('published: 2020-01-02')).toBe(false);
    expect(await isDraft('layout: post', '_drafts/moss.md')).toBe(true);
    expect(await isDraft('unlisted: true')).toBe(true);
  });

  it('keeps questions of themes as questions with answers in Markdown', async () => {
    const reading = await read(
      '---\ntitle: Moss\nfaq:\n  - question: Is moss bad?\n    answer: |\n      No. It is *soft*.\n\n      It holds water.\n---\nText.',
    );
    expect(outline(reading)).toEqual([
      'paragraph: Text.',
      'questionAndAnswer: Is moss bad? / No. It is soft.It holds water.',
    ]);
    expect(lost(reading)).toEqual([]);
  });

  it.each([
    ['What is CO~2~?', 'What is CO₂?'],
    ['Is it **really** `moss`?', 'Is it really moss?'],
    ['是**「这」**吗？', '是「这」吗？'],
    ['1. How deep?', '1. How deep?'],
  ])('has the words of questions, whatever marks they have: %s', async (question, shown) => {
    const reading = await read(
      `---\ntitle: T\nfaq:\n  - question: "${question}"\n    answer: Yes.\n---\nText.`,
    );
    expect(outline(reading)[1]).toBe(`questionAndAnswer: ${shown} / Yes.`);
    expect(lost(reading)).toEqual([]);
  });

  it('names what has no place in an entry, and passes over what steers a system', async () => {
    const reading = await read(
      '---\ntitle: Moss\nlayout: post\nsubtitle: A soft carpet\nkeywords: [damp, shade]\n---\nText.',
    );
    expect(reading.dropped.map(({ line, words }) => [line, words])).toEqual([
      [4, 'A soft carpet'],
      [5, 'damp shade'],
    ]);
    expect(reading.messages.map(({ message }) => message).join()).toContain('layout');
    expect(lost(reading)).toEqual([]);
  });
});

describe('the path of a file', () => {
  it('says day and slug of a post of Jekyll', async () => {
    const { published, slug, oldAddresses } = only(
      await read('---\nlayout: post\n---\nText.', '_posts/2019-03-04-moss-in-lawns.md'),
    );
    expect([published, slug, oldAddresses]).toEqual([
      '2019-03-04',
      'moss-in-lawns',
      ['file:_posts/2019-03-04-moss-in-lawns.md', '/2019/03/04/moss-in-lawns.html'],
    ]);
  });

  it('says the slug of a bundle of Hugo, and its aliases stay as addresses', async () => {
    const { slug, oldAddresses } = only(
      await read(
        '+++\ntitle = "Moss"\naliases = ["/old/moss/", "green"]\n+++\nText.',
        'content/post/moss/index.md',
      ),
    );
    expect([slug, oldAddresses]).toEqual([
      'moss',
      ['file:content/post/moss/index.md', '/old/moss/', '/green', '/post/moss/'],
    ]);
  });

  it('has numbers before names as an order with Docusaurus, and as words elsewhere', async () => {
    const docs = only(await read('---\nsidebar_label: Moss\n---\nText.', 'docs/03-moss.md'));
    expect([docs.slug, docs.order]).toEqual(['moss', 3]);
    expect(only(await read('Text.', '10-tips.md')).slug).toBe('10-tips');
  });

  it('makes the folders of an FAQ topic and order', async () => {
    const text =
      "---\nid: 3f2a9b7c11\nquestion: 'How often do I water?'\nsort_order: 4\n---\n\nTwice a week.\n";
    const metadata =
      'course_name: "Roof gardens"\nsections:\n  - id: start\n    name: First steps\n  - id: care\n    name: Care\n';
    const document = only(
      await read(text, '_questions/roof-gardens/care/004_3f2a9b7c11_how-often.md', {
        '../_metadata.yaml': metadata,
      }),
    );
    expect([
      document.kind,
      document.title?.value,
      document.topics[0]?.value.label,
      document.order,
      document.slug,
    ]).toEqual(['faq', 'How often do I water?', 'Roof gardens', 2004, 'how-often']);
    expect(only(await read(text, 'care/004_3f2a9b7c11.md')).topics[0]?.value.label).toBe('Care');
  });
});

describe('front matter of very many fields', () => {
  const count = usualOrDeep(10_000, 50_000);
  const names = Array.from({ length: count }, (_, index) => `field${index}`);
  const lines = {
    YAML: ['---', ...names.map((name) => `${name}: some words`), '---'],
    TOML: ['+++', ...names.map((name) => `${name} = "some words"`), '+++'],
    'YAML that is wrong': ['---', ...names.map((name) => `${name}: some: words`), '---'],
  };

  // Each field was held against all others, which took minutes.
  it.each(Object.keys(lines))('of %s is read whole, each on its line', async (language) => {
    const source = Object.entries(lines).find(([name]) => name === language)?.[1] ?? [];
    const { dropped } = await read(`${source.join('\n')}\n\nText.\n`);
    expect(dropped.map(({ line }) => line)).toEqual(names.map((_, index) => index + 2));
    expect(new Set(dropped.map(({ words }) => words))).toEqual(
      new Set([language.includes('wrong') ? 'some: words' : 'some words']),
    );
  });

  it('finds the second of one name', async () => {
    const reading = await read(
      `---\ntitle: Moss\n${names.map((name) => `${name}: a`).join('\n')}\nfield7: b\n---\nText.\n`,
    );
    expect(asked(reading)).toEqual([
      expect.stringContaining(`(Map keys must be unique, line ${count + 3})`),
    ]);
  });
});

describe('a field of front matter', () => {
  it('is found where its name has a colon, stands in quotation marks or in brackets', () => {
    const { lineOf } = parseFrontMatter(
      '---\nother: title\nog:title: Moss\n"a b": c\nd  : e\n---\nText.\n',
    );
    expect(['og:title', 'a b', 'd', 'other', 'none'].map(lineOf)).toEqual([3, 4, 5, 2, 1]);
    const toml = parseFrontMatter('+++\na="b"\n[params]\nc = 1\n[[ d ]]\ne = 2\n+++\nText.\n');
    expect(['a', 'params', 'c', 'd', 'e'].map(toml.lineOf)).toEqual([2, 3, 4, 5, 6]);
  });

  it('that is the path of a file has no words', async () => {
    const paths = ['img/a.png', '/a/b', './a.md', 'photo.JPG', 'a/b.c/d.html'];
    const words = ['a/b c.md', 'a.b/cdefgh', 'and/or', `${'/'.repeat(400_000)}b c`];
    const { visibleText } = await read(
      `---\n${[...paths, ...words].map((value, index) => `field${index}: "${value}"`).join('\n')}\n---\n`,
    );
    expect(visibleText.map((each) => each.words)).toEqual(words);
  });
});

describe('a value that looks like a number', () => {
  it.each([
    ['3.10', '3.10'],
    ['1.0', '1.0'],
    ['21E08', '21E08'],
    ['0x1F', '0x1F'],
    ['2024', '2024'],
    ['true', 'true'],
  ])('keeps its text: %s', async (written, shown) => {
    const { title, topics } = only(
      await read(`---\ntitle: ${written}\ntags: [${written}]\n---\nText.\n`),
    );
    expect([title?.value, topics[0]?.value.label]).toEqual([shown, shown]);
    const recovered = only(await read(`---\ntitle: ${written}\nauthor: A: b\n---\nText.\n`));
    expect(recovered.title?.value).toBe(shown);
  });

  it.each([
    ['+++\ntitle = 3.10\nweight = 2\n+++\nText.\n', '3.10'],
    ['+++\r\ntitle = 2.0 # the version\r\n[params]\r\nversion = 1.50\r\n+++\r\nText.\n', '2.0'],
    ['{\n"title": 1.20,\n"author": "Ines Wald"\n}\nText.\n', '1.20'],
    ['---\ntitle: 4.50 # Preis\n---\nText.\n', '4.50'],
  ])('keeps its text in each language of front matter: %j', async (text, title) => {
    expect(only(await read(text)).title?.value).toBe(title);
  });

  it('is a number where one is meant', async () => {
    for (const order of ['7', '07', '7.0'])
      expect(only(await read(`---\ntitle: T\nweight: ${order}\n---\nText.\n`)).order).toBe(7);
  });
});

describe('a moment', () => {
  const day = async (field: string, timeZone: string) =>
    only(
      await read(
        `---\ntitle: T\n${field}\n---\nText.\n`,
        'a.md',
        {},
        { today: '2026-06-01', timeZone },
      ),
    ).published;

  it('is the day that it was where the site is', async () => {
    const west = 'America/Los_Angeles';
    expect(await day('date: 2024-01-01T00:00:00Z', west)).toBe('2023-12-31');
    expect(await day('date: 2024-01-01 09:00:00 +0200', west)).toBe('2023-12-31');
    expect(await day('date: Mon, 01 Jan 2024 03:00:00 GMT', west)).toBe('2023-12-31');
    expect(await day('date: 2023-12-31 20:00:00 -0500', 'Asia/Tokyo')).toBe('2024-01-01');
    expect(await day('date: 2023-12-31 11:30 PM UTC', 'Europe/Berlin')).toBe('2024-01-01');
  });

  it('is the day that is written if it has no zone', async () => {
    for (const written of ['2024-01-01', '2024/1/1 00:10', '2024-01-01T00:10:00', '1 January 2024'])
      expect(await day(`date: ${written}`, 'America/Los_Angeles')).toBe('2024-01-01');
  });

  it('has no words, however it is written', async () => {
    for (const written of [
      '2024/02/29 09:00',
      '29 February 2024 09:00',
      'Thu, 29 Feb 2024 09:00:00 +0000',
    ])
      expect(
        lost(await read(`---\ntitle: T\ndate: ${written}\nlastmod: ${written}\n---\nText.\n`)),
      ).toEqual([]);
  });
});

describe('when a text is shown', () => {
  const clock = { today: '2026-06-01', timeZone: 'UTC' };

  it.each(['expiryDate: 2021-03-01', 'expirydate: 2021-03-01', 'unpublishDate: 2026-06-01'])(
    'ends with the day that its system says, and a person is told: %s',
    async (field) => {
      const reading = await read(`---\ntitle: T\n${field}\n---\nText.\n`, 'a.md', {}, clock);
      expect(only(reading).isDraft).toBe(true);
      expect(asked(reading)).toEqual([expect.stringContaining('has not shown this text since')]);
    },
  );

  it('ends later, which a person has to keep', async () => {
    const reading = await read(
      '---\ntitle: T\nexpiryDate: 2030-01-01\n---\nText.\n',
      'a.md',
      {},
      clock,
    );
    expect(only(reading).isDraft).toBe(false);
    expect(asked(reading)).toEqual([expect.stringContaining('only until 2030-01-01')]);
  });

  it('begins with the day of publishing, whatever day is written on it', async () => {
    for (const field of ['publishDate', 'PublishDate', 'publishdate'])
      expect(
        only(await read(`---\ntitle: T\ndate: 2024-01-01\n${field}: 2030-02-03\n---\nText.\n`))
          .published,
      ).toBe('2030-02-03');
  });
});

describe('pictures that the front matter names', () => {
  const head = (entry: string) => `---\nquestion: Is it open?\nimages:\n${entry}\n---\n`;
  const beside = { '../../images/board.png': 'image' };

  it.each([
    ['- id: board\n  path: images/board.png\n  description: The board', '<{IMAGE:board}>'],
    ['- name: board\n  src: images/board.png\n  alt: The board', '{{ image: board }}'],
    ['  board:\n    file: images/board.png\n    title: The board', '[image: board]'],
  ])('are shown where the text names them: %s', async (entry, sign) => {
    const reading = await read(`${head(entry)}\n${sign}\n\nYes.\n`, 'town/a/001_open.md', beside);
    expect(only(reading).images.map(({ name }) => name)).toEqual(['board.png']);
    expect(outline(reading)).toEqual(['paragraph: The board', 'paragraph: Yes.']);
    expect(lost(reading)).toEqual([]);
  });

  it('are not shown in code, which names their signs', async () => {
    const reading = await read(
      `${head('- id: board\n  path: images/board.png\n  description: The 「board」')}\n<{IMAGE:board}>\r\n\r\nWrite \`<{IMAGE:board}>\` or\n\n\`\`\`\n<{IMAGE:door}>\n\`\`\`\n`,
      'town/a/001_open.md',
      beside,
    );
    expect(outline(reading)).toEqual([
      'paragraph: The 「board」',
      'paragraph: Write <{IMAGE:board}> or',
      'code: <{IMAGE:door}>',
    ]);
    expect(asked(reading)).toEqual([]);
    expect(lost(reading)).toEqual([]);
  });

  it('are told of where the text does not show them, or shows others', async () => {
    const reading = await read(
      `${head('- id: board\n  path: images/board.png\n  description: The board')}\n<{IMAGE:door}>\n`,
      'town/a/001_open.md',
      beside,
    );
    expect(asked(reading)).toEqual([expect.stringContaining('The picture "door"')]);
    expect(reading.messages.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('images/board.png'),
    );
  });
});
