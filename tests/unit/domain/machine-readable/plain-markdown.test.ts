import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { serializePlainMarkdown } from '../../../../src/domain/body/serialize-markdown.ts';
import { english } from '../../../../src/domain/locale/labels/english.ts';
import { parseMarkdown, type Dialect } from '../../../../src/domain/body/markdown-tree.ts';
import {
  createPlainBody,
  type PlainContext,
  type WrittenEntry,
} from '../../../../src/domain/machine-readable/plain-markdown.ts';
import {
  createFootnotes,
  createReferenceLinks,
} from '../../../../src/domain/machine-readable/plain-markdown.ts';
import type { Source } from '../../../../src/domain/citations/source.ts';

const source = (id: string, more: Partial<Source> = {}) =>
  ({
    id,
    kind: 'guideline',
    authors: ['Roe R'],
    title: `On *${id}*`,
    container: 'A & B',
    year: 2020,
    link: 'https://doi.org/10.1/x',
    ...more,
  }) as Source;
const site = { url: 'https://bread.example', labels: english, language: 'en' };
const sources = new Map([
  ['a', source('a')],
  [
    'b',
    source('b', { link: undefined, retracted: { on: '2024-02-01', notice: 'https://a.example' } }),
  ],
]);
const written = (
  body: string,
  more: Partial<WrittenEntry> = {},
  dialect: Dialect = 'mdx',
): WrittenEntry => ({
  title: 'T',
  permalink: '/articles/t/',
  collection: 'articles',
  bodyHash: body,
  parse: () => parseMarkdown(body, dialect),
  images: [],
  ...more,
});

const format = (children: RootContent[]) =>
  serializePlainMarkdown({ type: 'root', children }).trim();

function write(
  entry: WrittenEntry,
  answers: PlainContext['answers'] = new Map(),
  level?: number,
): string {
  const references = createFootnotes({ site, sources });
  const body = createPlainBody(
    entry,
    {
      siteUrl: site.url,
      labels: english,
      answers,
      hasFootnotes: true,
      toMark: references.toMark,
    },
    level,
  );
  return format([...body, ...references.list()]);
}

describe('a body as plain Markdown', () => {
  it.each([
    ['marks of bases', 'Bakers say so [@tradition].', 'Bakers say so *(tradition)*.'],
    [
      'an address on the site',
      '[a](/about/) and [b](#here)',
      '[a](https://bread.example/about/) and [b](https://bread.example/articles/t/#here)',
    ],
    [
      'an address elsewhere, as it is',
      '[a](https://a.example/?b=c)',
      '[a](https://a.example/?b=c)',
    ],
    ['a link by its name', '[a][one]\n\n[one]: /about/', '[a](https://bread.example/about/)'],
    [
      'a callout without a title',
      '<Callout kind="tip">\nRest *it*.\n</Callout>',
      '> **Tip**\n>\n> Rest *it*.',
    ],
    ['steps', '<Steps>\n\n1. One\n2. Two\n\n</Steps>', '1. One\n2. Two'],
    [
      'signs that Markdown would take for its own',
      '1\\. \\*a\\* \\<b> `<c>` \\{d\\} &amp;lt;',
      '1\\. \\*a\\* \\<b> `<c>` {d} \\&lt;',
    ],
  ])('has %s', (_, body, expected) => {
    expect(write(written(body))).toBe(expected);
  });

  it('numbers sources as they first appear, and says what each is', () => {
    expect(write(written('One [@b][@a].\n\n- Two [@a]. And three [@nobody]'))).toBe(
      [
        'One[^1][^2].',
        '- Two[^2]. And three[^3]',
        '[^1]: Guideline. Roe R. *On \\*b\\**. A & B 2020. **Retracted on 1 February 2024**',
        '[^2]: Guideline. Roe R. [*On \\*a\\**](https://doi.org/10.1/x). A & B 2020.',
        '[^3]: nobody',
      ].join('\n\n'),
    );
  });

  it('leads from marks to the notes of the page, and writes the notes below the text, where it has no footnotes', () => {
    const entry = written('Salt[^by], water[^of] and salt[^by].\n\n[^by]: Weigh it.\n[^of]: Cold.');
    const answers: PlainContext['answers'] = new Map();
    const context = { siteUrl: site.url, labels: english, answers, toMark: () => [] };
    const link = (letter: string, note: string) =>
      `[\\[${letter}\\]](https://bread.example/articles/t/#fn-${note})`;
    expect(format(createPlainBody(entry, { ...context, hasFootnotes: false }))).toBe(
      [
        `Salt ${link('a', 'by')}, water ${link('b', 'of')} and salt ${link('a', 'by')}.`,
        '## Notes',
        link('a', 'by'),
        'Weigh it.',
        link('b', 'of'),
        'Cold.',
      ].join('\n\n'),
    );
  });

  it('leads from marks to the references of the page where it has no footnotes', () => {
    const references = createReferenceLinks({ site, sources }, '/faq/q/');
    const mark = (id: string) =>
      format([
        { type: 'paragraph', children: [{ type: 'text', value: 'x' }, ...references.toMark(id)] },
      ]);
    expect(mark('a')).toBe('x [\\[1\\]](https://bread.example/faq/q/#ref-a)');
    expect(mark('experience')).toBe('x *(experience)*');
    expect(format(references.list())).toBe(
      '## References\n\n1. Guideline. Roe R. [*On \\*a\\**](https://doi.org/10.1/x). A & B 2020.',
    );
    expect(createReferenceLinks({ site, sources }, '/faq/q/').list()).toEqual([]);
  });

  it('shows each image where it is published, or says what it shows and where', () => {
    const body =
      '![one](./1.png)![two](./2.png)\n\n<Figure caption="Cap">\n![three](./3.png)\n</Figure>';
    const text = write(written(body, { images: ['/assets/1.webp', '/assets/2.webp'] }));
    expect(text).toBe(
      '![one](https://bread.example/assets/1.webp)![two](https://bread.example/assets/2.webp)\n\n[three](https://bread.example/articles/t/)\n\n*Cap*',
    );
  });

  it('answers embedded questions a level below the heading before them, with addresses of their own page', () => {
    const answers = new Map([
      [
        'q',
        written('See [this](#q) [@b].', { title: 'Why *so*?', permalink: '/faq/q/' }, 'markdown'),
      ],
    ]);
    expect(
      write(written('First [@a].\n\n### Deep\n\n<Faq ids="q nowhere" />\n\nLast.'), answers).split(
        '\n\n[^1]',
      )[0],
    ).toBe(
      'First[^1].\n\n### Deep\n\n#### Why \\*so\\*?\n\nSee [this](https://bread.example/faq/q/#q)[^2].\n\nLast.',
    );
  });

  it('says the same when it is read again', () => {
    const text = write(written('a | b\n--|--\n`x` | y\n\n~~z~~\n\n```html\n<b>\n```\n\n> - \\# q'));
    expect(write(written(text, {}, 'markdown'))).toBe(text);
  });
});
