import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { splitDocument } from '../../../../src/import/extract/split.ts';
import { parseHtmlPage } from '../../../../src/import/formats/html.ts';

const clock = { today: '2026-06-01', timeZone: 'Europe/Berlin' };

async function read(html: string) {
  const reading = await parseHtmlPage({
    name: 'page.html',
    bytes: Buffer.from(html),
    readBeside: () => undefined,
    clock,
  });
  const [document] = reading.documents;
  if (document === undefined) throw new Error('A page gives one document.');
  const { entries } = splitDocument(document, { into: undefined, faq: 'split' });
  return {
    ...reading,
    document,
    entries,
    title: entries[0]?.title.value,
    body: entries[0]?.body.map((block) => toString(block)) ?? [],
  };
}

const prose = (words: string) =>
  `${words} is told here at such length that any program which looks for the text of a page takes it for a part of that text, as a reader would.`;

describe('the title of a saved page', () => {
  const main = `<main><h1>Moss in lawns</h1><p>${prose('Moss')}</p></main>`;
  it.each([
    [
      'the heading, with the name of the site behind it',
      `<title>Moss in lawns | The Garden</title>`,
      main,
    ],
    [
      'the heading, with the name of the site before it',
      `<title>The Garden: Moss in lawns</title>`,
      main,
    ],
    [
      'what it declares, where the heading is the name of the site',
      '<title>Moss in lawns - The Garden</title><meta property="og:title" content="Moss in lawns">',
      `<header><h1><a href="/">The Garden</a></h1></header><div><h2>Moss in lawns</h2><p>${prose('Moss')}</p><p>${prose('Peat')}</p></div>`,
    ],
    [
      'a heading of a lower level, where the name of the browser says it',
      '<title>Moss in lawns | Notes | The Garden</title><meta property="og:site_name" content="The Garden">',
      `<h1>The Garden</h1><div><h2>Moss in lawns</h2><p>${prose('Moss')}</p><p>${prose('Peat')}</p></div>`,
    ],
    [
      'what it declares by Dublin Core',
      '<title>p. 12</title><meta property="dc:title" content="Moss in lawns">',
      `<div><p>${prose('Moss')}</p><p>${prose('Peat')}</p></div>`,
    ],
    [
      'the name in the browser without that of its host',
      '<title>Moss in lawns - Mossgarden</title><link rel="canonical" href="https://www.mossgarden.org/a">',
      `<div><p>${prose('Moss')}</p><p>${prose('Peat')}</p></div>`,
    ],
    [
      'what it declares, where a heading that is no link is what its name says behind it',
      '<title>Moss in lawns | The Garden</title><meta name="twitter:title" content="Moss in lawns">',
      `<div class="header"><h1>The Garden</h1><p>All about moss</p></div><div class="post"><h2>Moss in lawns</h2><p>${prose('Moss')}</p><p>${prose('Peat')}</p></div>`,
    ],
  ])('is %s', async (_, head, body) => {
    expect((await read(`<html><head>${head}</head><body>${body}</body></html>`)).title).toBe(
      'Moss in lawns',
    );
  });

  it.each([
    ['苔藓的养护 - 我的花园', '苔藓的养护', '我的花园'],
    ['Mein Garten » Moos im Rasen', 'Moos im Rasen', 'Mein Garten'],
    ['La mousse : un guide | Le jardin', 'La mousse : un guide', 'Le jardin'],
  ])('leaves the name of the site out of the text: %s', async (name, title, site) => {
    const reading = await read(
      `<html><head><title>${name}</title><meta property="og:title" content="${title}"></head><body><div id="head"><h1>${site}</h1></div><div><h2>${title}</h2><p>${prose('Moss')}</p><p>${prose('Peat')}</p></div></body></html>`,
    );
    expect(reading.title).toBe(title);
    expect(reading.body.map((words) => words.split(' ', 1)[0])).toEqual(['Moss', 'Peat']);
  });

  it('is that of the heading, where what stands in the data is of another kind', async () => {
    const data = '{"@type":"Article","headline":"bryophyte plant division"}';
    const head = `<title>Moss in lawns - Garden</title><script type="application/ld+json">${data}</script>`;
    expect((await read(`<head>${head}</head><body>${main}</body>`)).title).toBe('Moss in lawns');
  });
});

describe('the day of a saved page', () => {
  const page = (head: string, line: string) =>
    `<html><head><title>Moss</title>${head}</head><body><article><h1>Moss</h1>${line}<p>${prose('Moss')}</p></article></body></html>`;
  it.each([
    ['<time datetime="2015-03-11">11 March</time>', ''],
    ['<p class="entry-date"><time datetime="2015-03-10T23:30:00Z">yesterday</time></p>', ''],
    ['<span itemprop="datePublished" content="2015-03-11">Mar 11</span>', ''],
    [
      '<time itemprop="dateModified" datetime="2016-01-01">later</time><time itemprop="datePublished" datetime="2015-03-11">first</time>',
      '',
    ],
    ['', '<meta name="DC.date.issued" content="2015-03-11">'],
    ['', '<meta name="parsely-pub-date" content="2015-03-10T23:30:00Z">'],
    ['', '<meta itemprop="datePublished" content="2015-03-11">'],
  ])('is told by %s%s, and no line of the text', async (line, head) => {
    const { document, body } = await read(page(head, line));
    expect(document.published).toBe('2015-03-11');
    expect(body.filter((words) => words.length < 20 && words !== 'laterfirst')).toEqual([]);
  });

  it.each([
    'Published on <time datetime="2015-03-11">11 March</time>.',
    '发布于 <time datetime="2015-03-11">2015年3月11日</time>',
    'Veröffentlicht am <time datetime="2015-03-11">11. März 2015</time>',
  ])('stands in a line of its own, whatever the line says: %s', async (line) => {
    expect((await read(page('', `<p>${line}</p>`))).document.published).toBe('2015-03-11');
  });

  it.each([
    'On <time datetime="1999-01-01">New Year</time> the roof of the town hall fell in.',
    'Am <time datetime="1999-01-01">Neujahrstag</time> fiel das Dach des Rathauses ein.',
    '<time datetime="1999-01-01">1999年元旦</time>那一天，市政厅的屋顶在大雪中塌了下来。',
  ])('is none of which a sentence speaks: %s', async (line) => {
    expect((await read(page('', `<p>${line}</p>`))).document.published).toBeUndefined();
    const both = `<p class="meta"><time datetime="2015-03-11">11 March</time></p><p>${line}</p>`;
    expect((await read(page('', both))).document.published).toBe('2015-03-11');
  });

  it('is none of what stands beside the text', async () => {
    const line =
      '<aside><time datetime="2001-01-01">then</time></aside><div class="comment"><time datetime="2002-01-01">then</time></div>';
    expect((await read(page('', line))).document.published).toBeUndefined();
  });
});

describe('the author of a saved page', () => {
  it.each([
    '<a rel="author" href="/ines">Ines Wald</a>',
    '<span itemprop="author">Ines Wald</span>',
    '<div itemprop="author"><span itemprop="name">Ines Wald</span></div>',
  ])('is told by %s', async (line) => {
    const { entries } = await read(
      `<title>Moss</title><article><h1>Moss</h1><p>${line}</p><p>${prose('Moss')}</p></article>`,
    );
    expect(entries[0]?.authors.map(({ value }) => value.name)).toEqual(['Ines Wald']);
  });
});

describe('words that nobody sees', () => {
  it.each([
    '<span class="govuk-visually-hidden">, this section</span>',
    '<span class="visuallyhidden">hidden</span>',
    '<span class="u-hidden-visually">hidden</span>',
    '<span style="position:absolute;left:-9999px">hidden</span>',
    '<span style="clip: rect(1px, 1px, 1px, 1px)">hidden</span>',
    '<span>Show<span class="sr-only"> this answer</span></span>',
    '<span>Expand</span>',
    '<span class="sr-only">展开</span>',
    '<span>展开</span>',
    '<span class="screen-reader-text">Abschnitt anzeigen</span>',
  ])('are left out of a heading: %s', async (hidden) => {
    const { body } = await read(
      `<main><h1>Pool</h1><h2><button><span>Opening hours</span>${hidden}</button></h2><p>${prose('All')}</p></main>`,
    );
    expect(body[0]).toBe('Opening hours');
  });

  it.each([
    '<h2>Opening hours <button>Show</button></h2>',
    '<h2>Opening hours<button type="button">Anzeigen</button></h2>',
    '<h2>Opening hours <a href="#x">Hide</a></h2>',
    '<h2>Opening hours<span>Open</span><span>Close</span></h2>',
  ])('are those of a switch beside a heading, too: %s', async (heading) => {
    const { body } = await read(`<main><h1>Pool</h1>${heading}<p>${prose('All')}</p></main>`);
    expect(body[0]).toBe('Opening hours');
  });

  it('stay where they are the words of the heading', async () => {
    const { body } = await read(
      `<main><h1>Pool</h1><h2><span>Open</span></h2><p>${prose('All')}</p><h2>Show all <b>more</b></h2><p>${prose('More')}</p></main>`,
    );
    expect([body[0], body[2]]).toEqual(['Open', 'Show all more']);
  });
});

describe('signs in the data of a page', () => {
  const data = (question: string, answer: string) =>
    `<script type="application/ld+json">${JSON.stringify({
      '@type': 'FAQPage',
      mainEntity: [
        {
          '@type': 'Question',
          name: question,
          acceptedAnswer: { '@type': 'Answer', text: answer },
        },
      ],
    })}</script>`;
  it.each([
    ['Parking &amp; a bus?', 'Yes, it&#8217;s both.', 'Parking & a bus?', 'Yes, it’s both.'],
    ['Is <b>A&nbsp;B</b> there?', '<p>Yes &amp; no.</p>', 'Is A B there?', 'Yes & no.'],
    ['What&#039;s it?', 'All &lt; 5.', "What's it?", 'All < 5.'],
  ])('are read as those that are meant: %s', async (question, answer, shown, told) => {
    const { entries } = await read(
      `<head><title>Way</title>${data(question, answer)}</head><main><h1>Way</h1><p>${prose('It')}</p></main>`,
    );
    const [asked] = entries[0]?.questions ?? [];
    expect([asked?.title.value, asked?.body.map((block) => toString(block))]).toEqual([
      shown,
      [told],
    ]);
  });
});

describe('words between the blocks of an old page', () => {
  it.each([
    `<p>${prose('One')}</p>${prose('Two')}<p>${prose('Three')}</p>`,
    `<div><p>${prose('One')}</p>${prose('Two')} <i>with</i> more.<p>${prose('Three')}</p></div>`,
    `<p>${prose('One')}</p><div>${prose('Two')}</div><p>${prose('Three')}</p>`,
    `<article><p>${prose('One')}</p>${prose('Two')}<br><br><p>${prose('Three')}</p></article>`,
  ])('stand in the text, in their order: %s', async (text) => {
    const { body } = await read(
      `<html><head><title>Old</title></head><body><h1>Old</h1>${text}</body></html>`,
    );
    expect(body.map((words) => words.split(' ', 1)[0])).toEqual(['One', 'Two', 'Three']);
  });
});

describe('what stands around the text within its part of the page', () => {
  it('is left out where most of it reads like no text', async () => {
    const links = Array.from(
      { length: 12 },
      (_, each) => `<li><a href="/x${each}">Another text ${each}</a></li>`,
    ).join('');
    const { body, dropped } = await read(
      `<title>Moss</title><main><h1>Moss</h1>${['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((word) => `<p>${prose(word)}</p>`).join('')}<div class="related"><h2>Related</h2><ul>${links}</ul></div></main>`,
    );
    expect(body).toHaveLength(6);
    expect(dropped.map(({ words }) => words).join(' ')).toContain('Another text 11');
  });

  it.each([
    [
      'a wide cell of a table',
      (long: string) =>
        `<table><tr><th>Pool</th><th>Has</th></tr><tr><td>North</td><td>${long}</td></tr></table>`,
    ],
    [
      'a cell with paragraphs',
      (long: string) =>
        `<table><tr><th>Pool</th></tr><tr><td><p>${long}</p><p>${long}</p></td></tr></table>`,
    ],
    [
      'an item of a list',
      (long: string) => `<ul><li><p>${long}</p><p>${long}</p></li><li>South</li></ul>`,
    ],
    ['a quotation', (long: string) => `<blockquote><p>${long}</p><p>${long}</p></blockquote>`],
    [
      'what a reader opens',
      (long: string) => `<details><summary>When</summary><p>${long}</p><p>${long}</p></details>`,
    ],
  ])('stays beside %s, however short it is', async (_, write) => {
    const text = write(prose('The pool'));
    const { body, dropped, messages } = await read(
      `<title>Pools</title><main><h1>Pools</h1><p>All of the town</p>${text}<h2>Prices</h2><p>Five euros</p></main>`,
    );
    expect(dropped.map(({ words }) => words)).toEqual(['Pools']);
    expect(messages.map(({ message }) => message).join(' ')).not.toContain('menus');
    expect([body[0], ...body.slice(-2)]).toEqual(['All of the town', 'Prices', 'Five euros']);
  });

  it('stays if it is a box of the text, and goes if it is beside it', async () => {
    const paragraphs = ['One', 'Two', 'Three'].map((word) => `<p>${prose(word)}</p>`).join('');
    const { body } = await read(
      `<title>Moss</title><main><h1>Moss</h1>${paragraphs}<aside class="admonition tip"><p>Cut it.</p></aside><p>${prose('Four')}</p></main><aside>By the way</aside>`,
    );
    expect(body.map((words) => words.split(' ', 1)[0])).toEqual([
      'One',
      'Two',
      'Three',
      'TipCut',
      'Four',
    ]);
  });
});
