import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { UnreadableInputError } from '../../../../src/import/input.ts';
import { findLostWords, readPiece } from './read-piece.ts';

describe('the blocks of HTML', () => {
  it('puts a list without an item of its own into the item before it', () => {
    expect(readPiece('<ul><li>Chain</li><ul><li>Links</li></ul><li>Gears</ul>').markdown).toBe(
      '- Chain\n  - Links\n- Gears',
    );
  });

  it('takes a list of headings with texts for what it is: parts of the page', () => {
    expect(
      readPiece(
        '<ol><li><h3>Clean</h3><p>With a brush.</p></li><li><h3>Oil</h3><p>One drop.</p></li></ol>',
      ).markdown,
    ).toBe('### Clean\n\nWith a brush.\n\n### Oil\n\nOne drop.');
  });

  it('gives each figure its caption below it', () => {
    expect(
      readPiece(
        '<figure><a href="big.jpg"><img src="small.jpg" alt="A hub"></a><figcaption>The <em>rear</em> hub</figcaption></figure>',
      ).markdown,
    ).toBe('![A hub](small.jpg)\n\n_The rear hub_');
  });

  it('makes files of images that the page holds itself, one for equal ones', () => {
    const image = '<img alt="A dot" src="data:image/png;base64,iVBORw0KGgo=">';
    const read = readPiece(`<p>${image}</p><p>${image}</p>`);
    expect(read.markdown).toBe('![A dot](./image.png)\n\n![A dot](./image.png)');
    expect(read.images.map(({ name, bytes }) => [name, bytes.length])).toEqual([['image.png', 8]]);
  });

  it('gives each of several images a name of its own', () => {
    const read = readPiece(
      ['AAAA', 'BBBB', 'AAAA', 'CCCC']
        .map((data) => `<p><img alt="x" src="data:image/png;base64,${data}"></p>`)
        .join(''),
    );
    expect(read.images.map(({ name }) => name)).toEqual([
      'image.png',
      'image-2.png',
      'image-3.png',
    ]);
    expect(read.markdown.match(/[^/]+\.png/g)).toEqual([
      'image.png',
      'image-2.png',
      'image.png',
      'image-3.png',
    ]);
  });

  it('takes images that are loaded late, and none that only count readers', () => {
    expect(
      readPiece(
        '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="https://a.example/b.jpg" alt="Wheel"><img src="https://count.example/1" width="1" height="1"></p>',
      ).markdown,
    ).toBe('![Wheel](https://a.example/b.jpg)');
  });

  it('writes cells that reach further once, and lists in cells in one line', () => {
    const read = readPiece(
      '<table><caption>Pressure</caption><tr><th>Tyre<th colspan="2">Bar</tr><tr><td rowspan="2">Road<td>6<td>7</tr><tr><td><ul><li>a<li>b</ul><td>8</table>',
    );
    expect(read.markdown).toBe(
      '_Pressure_\n\n| Tyre | Bar  |   |\n| ---- | ---- | - |\n| Road | 6    | 7 |\n|      | a; b | 8 |',
    );
    expect(read.messages).toHaveLength(2);
  });

  it('takes a first row in bold for the head, and says where there is none', () => {
    expect(
      readPiece('<table><tr><td><b>Age</b><td><b>Dose</b><tr><td>1<td>2</table>').markdown,
    ).toBe('| Age | Dose |\n| --- | ---- |\n| 1   | 2    |');
    expect(
      readPiece('<table><tr><td>1<td>2<tr><td>3<td>4</table>').messages.map(({ message }) =>
        message.slice(0, 20),
      ),
    ).toEqual(['A table has no head.']);
  });

  it.each([
    '<tr><th>A<th align="right">B</tr><tr><td>1<td align="right">2</tr>',
    '<tr><th>A<th style="text-align: right">B</tr><tr><td>1<td>2</tr>',
    '<tr><th>部位<th>B</tr><tr><td>一<td class="has-text-align-right" data-align="right">2</tr><tr><td>二<td class="has-text-align-right">3</tr>',
    '<tr><th>A<th class="text-right">Preis</tr><tr><td>1<td class="text-right">2 €</tr>',
  ])('sets columns to the side that the page says: %s', (html) => {
    expect(readPiece(`<table>${html}</table>`).markdown).toMatch(/^\|[^\n]*\n\| -+ \| -+: \|\n/);
  });

  it('takes tables that only place things apart', () => {
    expect(readPiece('<table><tr><td><h2>Left</h2><p>One.<td><p>Two.</table>').markdown).toBe(
      '## Left\n\nOne.\n\nTwo.',
    );
  });

  it('writes terms in bold before what explains them', () => {
    expect(readPiece('<dl><dt>Mulch<dd>A cover.<dt>Loam:<dd>A soil.</dl>').markdown).toBe(
      '- **Mulch**: A cover.\n- **Loam:** A soil.',
    );
  });

  it('makes a link of a film in the page, and says so', () => {
    const read = readPiece(
      '<iframe src="//www.youtube-nocookie.com/embed/abcdefghijk?rel=0" title="Pruning roses"></iframe>',
    );
    expect(read.markdown).toBe('[Pruning roses](https://www.youtube.com/watch?v=abcdefghijk)');
    expect(read.messages).toHaveLength(1);
  });

  it('names the words of menus, forms, hidden parts and buttons to share', () => {
    const read = readPiece(
      '<nav>Home</nav><p>Text</p><form><label>Mail</label></form><p hidden>Draft</p><div class="sharedaddy">Tweet</div><h2>Part <a class="anchor" href="#p">#</a></h2><script>let a</script>',
    );
    expect(read.markdown).toBe('Text\n\n## Part');
    expect(read.dropped.map(({ words, reason }) => `${words}: ${reason}`)).toEqual([
      'Home: a menu of the page',
      'Mail: a form',
      'Draft: hidden on the page',
      'Tweet: buttons to share the page',
    ]);
  });

  it('keeps a page that stands in a form as a whole', () => {
    expect(
      readPiece(
        '<form id="aspnetForm"><input type="hidden" value="x"><main><h1>Tax</h1><p>Text</p></main></form>',
      ).markdown,
    ).toBe('# Tax\n\nText');
  });

  it('ends in a clear error where elements are nested too deeply or are too many', () => {
    for (const html of ['<div>'.repeat(300), '<b>'.repeat(300_000), '<br>'.repeat(600_000)])
      expect(() => readPiece(html)).toThrow(UnreadableInputError);
  });
});

describe('a box beside the text', () => {
  const words = '<p>Wear <b>gloves</b>.</p>';
  const boxes = (html: string) =>
    readPiece(`<p>Cut.</p>${html}`).tree.children.flatMap((node) =>
      node.type === 'blockquote' && node.data?.callout !== undefined
        ? [[node.data.callout, ...node.children.map((child) => toString(child))]]
        : [],
    );

  it.each([
    [
      'MkDocs',
      `<div class="admonition danger"><p class="admonition-title">Mind</p>${words}</div>`,
      'warning',
      'Mind',
    ],
    [
      'Docusaurus',
      `<div class="theme-admonition theme-admonition-tip admonition_x alert alert--success"><div class="admonitionHeading_x">tip</div><div>${words}</div></div>`,
      'tip',
      'Tip',
    ],
    [
      'Starlight',
      `<aside aria-label="Care" class="starlight-aside starlight-aside--caution"><p class="starlight-aside__title" aria-hidden="true">Care</p><div class="starlight-aside__content">${words}</div></aside>`,
      'caution',
      'Care',
    ],
    [
      'GitHub',
      `<div class="markdown-alert markdown-alert-important"><p class="markdown-alert-title">Important</p>${words}</div>`,
      'caution',
      'Important',
    ],
    [
      'VitePress',
      `<div class="custom-block warning"><p class="custom-block-title">WARNING</p>${words}</div>`,
      'warning',
      'Warning',
    ],
    ['Bootstrap', `<div class="alert alert-info"><h4>Mind</h4>${words}</div>`, 'note', 'Mind'],
    ['a page of its own', `<aside class="note">${words}</aside>`, 'note', 'Note'],
    ['accessible markup', `<aside role="doc-tip">${words}</aside>`, 'tip', 'Tip'],
  ])('of %s becomes a callout', (_, html, kind, title) => {
    expect(boxes(html)).toEqual([[kind, title, 'Wear gloves.']]);
    expect(findLostWords(readPiece(html))).toEqual([]);
  });

  it.each([
    `<aside>${words}</aside>`,
    `<aside class="author-box">${words}</aside>`,
    `<div class="note">${words}</div>`,
    `<div class="alert alert-primary">${words}</div>`,
    `<div class="info-panel">${words}</div>`,
  ])('is none where nothing says so: %s', (html) => {
    expect(boxes(html)).toEqual([]);
  });
});
