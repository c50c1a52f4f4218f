import { describe, expect, it } from 'vitest';
import { UnreadableInputError } from '../../../../src/import/input.ts';
import { parseHtmlPage } from '../../../../src/import/formats/html.ts';

async function read(html: string | Uint8Array, beside: Readonly<Record<string, Uint8Array>> = {}) {
  const reading = await parseHtmlPage({
    name: 'page.html',
    bytes: typeof html === 'string' ? Buffer.from(html) : html,
    readBeside: (path) => beside[path],
  });
  const [document] = reading.documents;
  if (document === undefined) throw new Error('A page gives one document.');
  return { ...reading, document };
}

describe('a page', () => {
  it('is read by what it says of its letters', async () => {
    const { document } = await read(
      Buffer.from('<meta charset="iso-8859-1"><p>Caf\u00e9</p>', 'latin1'),
    );
    expect(JSON.stringify(document.tree)).toContain('Café');
  });

  it('says who wrote it, when, where it stood and what it is about', async () => {
    const data = JSON.stringify({
      '@graph': [
        {
          '@type': 'Article',
          author: [{ name: 'Mira Holt' }],
          datePublished: '2020-01-02T10:00:00Z',
          dateModified: '2021-05-06',
        },
      ],
    });
    const { document } = await read(
      `<head><link rel="canonical" href="https://a.example/x/"><meta name="description" content="What it says."><meta property="article:section" content="Tax"><script type="application/ld+json">${data}</script></head><main><h1>Title</h1><p>Text</p></main>`,
    );
    expect(document.authors.map(({ value }) => value.name)).toEqual(['Mira Holt']);
    expect([
      document.published,
      document.updated,
      document.oldAddresses,
      document.description?.value,
      document.topics[0]?.value.label,
      document.kind,
    ]).toEqual([
      '2020-01-02',
      '2021-05-06',
      ['https://a.example/x/'],
      'What it says.',
      'Tax',
      'article',
    ]);
  });

  it('has the title of its head without the name of its site, where no heading is its title', async () => {
    const { document, dropped } = await read(
      '<title>Warm feet | Socks</title><main><p>Text of the page</p></main>',
    );
    expect(document.title?.value).toBe('Warm feet');
    expect(dropped.map(({ words }) => words)).toEqual(['Socks']);
  });

  it('keeps a heading that stands above its main part', async () => {
    const { document } = await read(
      '<header><a href="/">Logo</a><h1>Warm feet</h1></header><main><p>Text</p></main>',
    );
    expect(document.tree.children.map(({ type }) => type)).toEqual(['heading', 'paragraph']);
  });

  it('takes images from beside it', async () => {
    const { document } = await read(
      '<main><p><img src="page_files/a%20b.png" alt="A sock"></p></main>',
      { 'page_files/a b.png': new Uint8Array([1, 2]) },
    );
    expect(document.images.map(({ name }) => name)).toEqual(['a-b.png']);
  });

  it('takes no question of its data twice, and marks those that stand in its text', async () => {
    const question = (name: string, text: string) => ({
      '@type': 'Question',
      name,
      acceptedAnswer: { '@type': 'Answer', text },
    });
    const data = JSON.stringify({
      '@type': 'FAQPage',
      mainEntity: [
        question('Why wool?', 'It warms. <b>Really.</b>'),
        question('Which size?', 'Yours.'),
      ],
    });
    const { document } = await read(
      `<script type="application/ld+json">${data}</script><main><h1>Socks</h1><h2>1. Why wool?</h2><p>It warms.</p><p>Really.</p><h2>Care</h2><p>Cold water.</p></main>`,
    );
    expect(
      document.tree.children.map((node) =>
        node.type === 'questionAndAnswer' ? `${node.question} ${node.children.length}` : node.type,
      ),
    ).toEqual(['heading', '1. Why wool? 2', 'heading', 'paragraph', 'Which size? 1']);
  });

  it('is not stopped by data that is broken', async () => {
    const { document } = await read(
      '<script type="application/ld+json">{"@type": "FAQPage", </script><main><p>Text</p></main>',
    );
    expect(document.tree.children).toHaveLength(1);
  });

  it.each([
    ['plain text', 'No tags here.'],
    ['a web archive', 'From: <Saved by Blink>\nMIME-Version: 1.0\n\n<p>x</p>'],
    ['bytes', '\u0000\u0001'],
  ])('is refused where it is %s', async (_, text) => {
    await expect(read(text)).rejects.toThrow(UnreadableInputError);
  });
});
