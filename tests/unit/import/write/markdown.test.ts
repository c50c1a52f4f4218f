import type {
  Image,
  InlineCode,
  Link,
  Paragraph,
  PhrasingContent,
  Root,
  Strong,
  Table,
  TableRow,
  Text,
} from 'mdast';
import { describe, expect, it } from 'vitest';
import { mdxToMdast } from 'satteri';
import { parseMarkdown } from '../../../../src/domain/body/markdown-tree.ts';
import { collectLineTexts } from '../../../../src/import/write/entry-file.ts';
import { serializeBody, parseWrittenMarkdown } from '../../../../src/import/write/markdown.ts';

const context = {
  hasHeadings: true,
  resolveSourceId: () => 'lee-2011',
  resolveLink: (url: string) => url,
  toImage: (url: string) => (url.startsWith('./') ? url : undefined),
};
const write = (text: string, more: Partial<Parameters<typeof serializeBody>[1]> = {}) =>
  serializeBody(parseWrittenMarkdown(text).children, { ...context, ...more }).text;

describe('a body is written', () => {
  it.each([
    ['braces', 'Write {name} and {{ more }} and { }.'],
    ['tags', 'Is 3 < 4, <b>, <Tab x={1}> or </p>?'],
    ['code words', 'import what you have.'],
    ['code words in a list', '- export it\n- import x from "y"'],
    ['a table', '| {a} | <b |\n| - | - |\n| import | } |'],
  ])('so that %s are words in MDX, too', (_, text) => {
    const types = new Set<string>();
    const collect = (node: { type: string; children?: unknown }) => {
      types.add(node.type);
      if (Array.isArray(node.children)) node.children.forEach(collect);
    };
    collect(mdxToMdast(write(text)));
    expect([...types].filter((type) => /^mdx|html/.test(type))).toEqual([]);
    expect(types.has('text')).toBe(true);
  });

  it('so that the words of a picture that is not there stand apart from those beside it', () => {
    expect(
      write(
        'Before![](a.png)after, ![a pot](b.png)[linked](https://x.example/)![](./c.png)end![d](d.png).',
        { resolveLink: (url) => (url.startsWith('https:') ? url : undefined) },
      ),
    ).toBe('Before a.png after, a pot [linked](https://x.example/)![](./c.png)end d.\n');
  });

  it('with headings from the second level on, and none skipped', () => {
    expect(write('### A\n\n##### B\n\n# C\n\n###### D')).toBe('## A\n\n### B\n\n## C\n\n### D\n');
  });

  it('without headings in answers: they become bold lines', () => {
    expect(write('## When **not** to\n\nText', { hasHeadings: false })).toBe(
      '**When not to**\n\nText\n',
    );
  });

  it('without links of a heading to itself', () => {
    expect(write('## [What it is](#what-it-is) and [more](/about/)')).toBe(
      '## What it is and [more](/about/)\n',
    );
  });

  it('with each paragraph on one line', () => {
    expect(write('one\ntwo\nthree')).toBe('one two three\n');
  });

  it('with the words of a link that leads nowhere, and a link in place of an image that is elsewhere', () => {
    const resolveLink = (url: string) => (url.startsWith('https:') ? url : undefined);
    expect(
      write('See [our page](../x.html) and ![a cat](https://cats.example/cat.png).', {
        resolveLink,
      }),
    ).toBe('See our page and [a cat](https://cats.example/cat.png).\n');
  });

  it('with marks of sources, and with questions that stay in the text', () => {
    const tree: Root = {
      type: 'root',
      children: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', value: 'It helped [x] ' },
            { type: 'citation', record: { year: 2011 } },
            { type: 'text', value: '.' },
          ],
        },
        {
          type: 'questionAndAnswer',
          question: 'Is it safe?',
          children: [{ type: 'paragraph', children: [{ type: 'text', value: 'Yes.' }] }],
        },
      ],
    };
    expect(serializeBody(tree.children, context).text).toBe(
      'It helped \\[x] [@lee-2011].\n\n**Is it safe?**\n\nYes.\n',
    );
  });

  it.each([
    [
      'It helps [@constructor] and [@\\_\\_proto\\_\\_].',
      'It helps `[@constructor]` and `[@__proto__]`.\n',
    ],
    ['[@tradition]', '`[@tradition]`\n'],
    ['- \\[@to_String\\] **[@valueOf]**', '- `[@to_String]` **`[@valueOf]`**\n'],
    ['- [@b`c] and [@d].', '- ``[@b`c]`` and `[@d]`.\n'],
    ['| [@abc] |\n| - |', '| `[@abc]` |\n| --- |\n'],
    ['# [@haller-2020] heads', '## `[@haller-2020]` heads\n'],
    [
      'See [[@a]](https://a.example/), `\\[@b]` and [@a;@b].',
      'See [`[@a]`](https://a.example/), `\\[@b]` and \\[@a;@b].\n',
    ],
    ['```\n\\[@a]\n```', '```\n\\[@a]\n```\n'],
  ])('without a citation where words only look like one: %j', (text, expected) => {
    expect(write(text)).toBe(expected);
  });

  it('without a citation that comes of a link that falls away', () => {
    expect(write('It helps [@[tradition](x.html)].', { resolveLink: () => undefined })).toBe(
      'It helps `[@tradition]`.\n',
    );
  });

  // Each of these took time by the square of their number: minutes.
  it.each([
    ['what looks like a citation', '[@a] ', '`[@a]` '],
    ['brackets', '[]', '\\[]'],
    ['closing brackets', ']', ']'],
    ['beginnings of links', '[a](', '\\[a]\\('],
  ])('with %s again and again, and its words are those that it was given', (_, sign, written) => {
    const count = 30_000;
    const text = `Begin ${sign.repeat(count)}end`;
    const { text: body } = serializeBody(
      [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
      { ...context },
    );
    expect(body).toBe(`Begin ${written.repeat(count)}end\n`);
    expect(collectLineTexts(parseWrittenMarkdown(body))).toEqual([text]);
  });

  it('in one form, whatever the form was', () => {
    const once = write(
      '* a\n* b\n\n1) x\n1) y\n\nSetext\n===\n\n__bold__ _it_\n\n***\n\n~~~js\ncode\n~~~',
    );
    expect(write(once)).toBe(once);
    expect(once).toBe(
      '- a\n- b\n\n1. x\n2. y\n\n## Setext\n\n**bold** *it*\n\n***\n\n```js\ncode\n```\n',
    );
  });
});

/** The text of blocks of an article, and what they lose. */
function said(...children: Root['children']) {
  const { text, unsayable } = serializeBody(children, context);
  return { text, lost: unsayable.map(({ what }) => what) };
}

const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
const text = (value: string): Text => ({ type: 'text', value });
const bold = (...children: PhrasingContent[]): Strong => ({ type: 'strong', children });
const code = (value: string): InlineCode => ({ type: 'inlineCode', value });

describe('words that touch their signs', () => {
  it.each<[string, PhrasingContent[], string]>([
    [
      'a colon in bold before a word',
      [bold(text('Note:')), text('see below')],
      '**Note:** see below',
    ],
    [
      'brackets of another script',
      [text('点击'), bold(text('「这里」')), text('来')],
      '点击「**这里**」来',
    ],
    [
      'brackets behind a sign',
      [text('好。'), bold(text('《书》')), text('是')],
      '好。《**书**》是',
    ],
    ['quotes before a word', [text('a '), bold(text('“b”')), text('c')], 'a “**b**”c'],
    ['German quotes', [text('x'), bold(text('„Wort“')), text('y')], 'x„**Wort**“y'],
    ['brackets of two pairs', [bold(text('(a) b (c)')), text('d')], '**(a) b (c**)d'],
    [
      'a colon in bold and slanted',
      [bold({ type: 'emphasis', children: [text('Note:')] }), text('see')],
      '***Note:*** see',
    ],
    [
      'brackets with two marks',
      [text('是'), { type: 'emphasis', children: [bold(text('「两」'))] }, text('个')],
      '是「***两***」个',
    ],
    ['a colon of another script', [bold(text('注意：')), text('这里')], '**注意**：这里'],
    ['a bracket at one side', [text('a'), bold(text('(b')), text(') c')], 'a(**b**) c'],
    ['blanks within', [text('a'), bold(text(' b ')), text('c')], 'a **b** c'],
    ['code beside code', [code('Ctrl'), code('C')], '`CtrlC`'],
    [
      'a slanted word beside a bold one',
      [{ type: 'emphasis', children: [text('a')] }, bold(text('b'))],
      '*a*__b__',
    ],
    ['a bar in a word', [text('a|b')], 'a|b'],
    ['a heart', [text('I <3 {you}')], 'I \\<3 \\{you\\}'],
    ['a word of code at the beginning', [text('import taxes rise')], ' import taxes rise'],
    ['a reference of HTML', [text('&nbsp; is a blank')], '\\&nbsp; is a blank'],
    [
      'a struck word within a word',
      [text('a'), { type: 'delete', children: [text('b')] }, text('c')],
      'a~~b~~c',
    ],
    [
      'a key',
      [{ type: 'keyboard', children: [text('Ctrl')] }, text(' and C')],
      '<kbd>Ctrl</kbd> and C',
    ],
    [
      'an index',
      [text('H'), { type: 'subscript', children: [text('2')] }, text('O')],
      'H<sub>2</sub>O',
    ],
  ])('%s', (_, children, expected) => {
    expect(said(paragraph(...children))).toEqual({ text: `${expected}\n`, lost: [] });
  });

  it('lose the signs where nothing holds them, and that is told', () => {
    const image: Image = { type: 'image', url: './a.png', alt: 'A loaf' };
    expect(said(paragraph(text('a'), bold(image), text('b')))).toEqual({
      text: 'a![A loaf](./a.png)b\n',
      lost: ['bold, slanted or struck words that touch the next word'],
    });
  });
});

describe('an address among words', () => {
  it.each([
    ['See https://www.dnb.de/a_b?x=1&y=2 for it.', 'See https://www.dnb.de/a_b?x=1&y=2 for it.'],
    [
      'At http://www.dnb.de/x or www.dnb.de.',
      'At [http://www.dnb.de/x](https://www.dnb.de/x) or [www.dnb.de](https://www.dnb.de).',
    ],
    ['Open http://localhost:3000/ first.', 'Open `http://localhost:3000/` first.'],
    ['Write to a_b@dnb.de.', 'Write to a_b@dnb.de.'],
    ['(https://www.dnb.de/a)', '(https://www.dnb.de/a)'],
    ['见https://www.dnb.de/a_b，好。', '见[https://www.dnb.de/a_b](https://www.dnb.de/a_b)，好。'],
    ['（http://www.dnb.de/苔）', '（[http://www.dnb.de/苔](https://www.dnb.de/苔)）'],
    ['「www.dnb.de」を見る', '「[www.dnb.de](https://www.dnb.de)」を見る'],
  ])('%s', (words, expected) => {
    expect(said(paragraph(text(words)))).toEqual({ text: `${expected}\n`, lost: [] });
  });

  it('holds no backslash where its words are others', () => {
    const url = 'https://dnb.de/x_y?a=1&b=2';
    const link: Link = { type: 'link', url, children: [text('it')] };
    expect(said(paragraph(link)).text).toBe(`[it](${url})\n`);
  });

  it('is the words of a picture that is not here, where the picture was the link', () => {
    const body = serializeBody(
      parseWrittenMarkdown('[![A green hill](https://upload.example/a.jpg)](https://hill.example/)')
        .children,
      context,
    );
    expect(body).toEqual({ text: '[A green hill](https://hill.example/)\n', unsayable: [] });
  });

  it.each([
    [
      '[![Stand](https://a.example/a.svg)](https://b.example/x?a=1&b=2)',
      '[Stand](https://b.example/x?a=1&b=2)',
    ],
    [
      '- [![苔 (1)](https://a.example/苔.svg) 说明][x]\n\n[x]: https://b.example/',
      '- [苔 (1) 说明](https://b.example/)',
    ],
    [
      '| [![A](https://a.example/a_b.png "T")](https://b.example/) | b |\n| - | - |',
      '| [A](https://b.example/) | b |\n| --- | --- |',
    ],
    ['## [![A *b*](https://a.example/a.png)](https://b.example/)', '## [A b](https://b.example/)'],
  ])('is that of the link around a picture, wherever it stands: %s', (markdown, written) => {
    expect(write(markdown)).toBe(`${written}\n`);
  });

  it('is no link within a link', () => {
    const link: Link = { type: 'link', url: 'https://dnb.de/', children: [text('at www.dnb.de')] };
    expect(said(paragraph(link)).text).toBe('[at www.dnb.de](https://dnb.de/)\n');
    const inner: Link = { type: 'link', url: '/about/', children: [text('us')] };
    expect(said(paragraph({ ...link, children: [text('at '), inner] }))).toEqual({
      text: '[at us](https://dnb.de/)\n',
      lost: ['a link within a link'],
    });
  });
});

it.each(['What it has, told at length, ', '很长的一格，', '**Gießen** und `düngen` '])(
  'a wide cell fills up no other one, and stays beside the sides of its columns: %s',
  (words) => {
    const long = words.repeat(60).trim();
    for (const around of ['', '> ', '- ']) {
      const table = [`| a | b | c |`, `| :-: | --: | --- |`, `| 1 | ${long} | 3 |`]
        .map((line, at) => (around === '- ' && at > 0 ? `  ${line}` : around + line))
        .join('\n');
      const written = write(table);
      expect(written).toContain('| :---: | ---: | --- |');
      expect(written).toContain(`| 1 | ${long} | 3 |`);
      expect(written.length).toBeLessThan(table.length + 20);
    }
  },
);

it('a table is as wide as its widest row, and no cell is filled up', () => {
  const row = (...cells: string[]): TableRow => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: [text(cell)] })),
  });
  const long = 'What it has, told at length, '.repeat(9).trim();
  const table: Table = {
    type: 'table',
    align: ['left', 'right'],
    children: [row('a', 'b'), row('1', long, 'three | 4')],
  };
  expect(said(table).text).toBe(
    `| a | b |  |\n| :--- | ---: | --- |\n| 1 | ${long} | three \\| 4 |\n`,
  );
});

it('terms, callouts and boxes are written as the site reads them', () => {
  const written =
    'Dough\n: Flour and water.\n\nYeast\n: What makes it rise.\n: It lives.\n\n> [!TIP] Before\n> Weigh it.\n\n- [x] done\n- [ ] open\n';
  expect(said(...parseMarkdown(written, 'mdx').children).text).toBe(written);
});
