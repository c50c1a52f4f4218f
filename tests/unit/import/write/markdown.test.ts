import type { Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { mdxToMdast } from 'satteri';
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
