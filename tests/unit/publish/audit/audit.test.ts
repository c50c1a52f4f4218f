import { describe, expect, it } from 'vitest';
import {
  type AuditedRelease,
  checkEntries,
  checkIndex,
  checkLinks,
  checkPages,
  type ReleaseDiagnostic,
} from '../../../../src/publish/audit/audit.ts';
import { createExpectedEntry } from '../../../../src/publish/audit/expected-entries.ts';
import { collectBodyFacts } from '../../../../src/domain/entries/index.ts';
import type { PageCollection } from '../../../../src/schemas/index.ts';
import { createPageReader, type PageFacts } from '../../../../src/publish/pages/page-facts.ts';

const origin = 'https://bread.example';

function toPages(
  pages: Readonly<Record<string, string>>,
  expectedTexts?: ReadonlyMap<string, readonly string[]>,
): Map<string, PageFacts> {
  const readPage = createPageReader({
    siteUrl: origin,
    ...(expectedTexts === undefined ? {} : { expectedTexts }),
  });
  return new Map(Object.entries(pages).map(([path, html]) => [path, readPage(path, html)]));
}

function toRelease(
  pages: Readonly<Record<string, string>>,
  more: { files?: readonly string[]; index?: AuditedRelease['index'] } = {},
): AuditedRelease {
  return {
    files: new Set([...Object.keys(pages), ...(more.files ?? [])]),
    pages: toPages(pages),
    index: more.index,
  };
}

interface ContentEntry {
  readonly collection: PageCollection;
  readonly id: string;
  readonly isPublished: boolean;
  readonly body: string;
}

function check(
  { collection, id, isPublished, body }: ContentEntry,
  pages: Readonly<Record<string, string>>,
): ReleaseDiagnostic[] {
  const expected = createExpectedEntry(collection, id, isPublished);
  const hasBody = collection === 'articles' || collection === 'faq' || collection === 'pages';
  const texts = hasBody ? collectBodyFacts({ collection, id, body }, 'en').outerTexts : [];
  return checkEntries([expected], toPages(pages, new Map([[expected.file, texts]])));
}

const toMessages = (problems: readonly { path: string; message: string }[]) =>
  problems.map(({ path, message }) => `${path}: ${message}`);

describe('the check of links', () => {
  it('finds a link to no file, to no id, and without its last slash', () => {
    const release = toRelease({
      'index.html':
        '<a href="/faq/"></a><a href="/faq/#gone"></a><a href="/faq"></a><a href="about/"></a>',
      'faq/index.html': '<h1 id="top-question">',
    });
    expect(toMessages(checkLinks(release))).toEqual([
      'index.html: The link /faq/#gone leads to a page without the id "gone".',
      'index.html: The link /faq lacks its last slash. Write /faq/.',
      'index.html: The link /about/ leads to no file of the site.',
    ]);
  });

  it('follows pictures, style sheets, the canonical address and every entry of a srcset', () => {
    const release = toRelease({
      'index.html': `<link rel="stylesheet" href="/a.css"><link rel="canonical" href="${origin}/b/"><img src="/c.png" srcset="/d.png 1x, /e.png 2x"><meta property="og:image" content="${origin}/f.jpg"><meta content="/not-an-address/">`,
    });
    expect(checkLinks(release).map(({ message }) => message.split(' ')[2])).toEqual([
      '/a.css',
      '/b/',
      '/c.png',
      '/d.png',
      '/e.png',
      '/f.jpg',
    ]);
  });

  it('leaves other sites, mail, the top of a page and ids in other scripts alone', () => {
    const release = toRelease({
      'index.html':
        '<h2 id="größe"></h2><a href="https://who.int/"></a><a href="mailto:a@b.example"></a><a href="#top"></a><a href="#"></a><a href="#gr%C3%B6%C3%9Fe"></a><a href="?q=1"></a>',
    });
    expect(checkLinks(release)).toEqual([]);
  });
});

describe('the check of pages', () => {
  it('finds an id that stands twice', () => {
    expect(
      toMessages(checkPages(toRelease({ 'a/index.html': '<p id="x"><p id="y"><p id="x">' }))),
    ).toEqual(['a/index.html: The id "x" stands more than once on this page.']);
  });

  it('finds inline styles, handlers, script addresses and files of other sites', () => {
    const html =
      '<p style="color:red"><a onclick="x()"><a href="javascript:x()"><script src="https://cdn.example/x.js"></script><img src="//cdn.example/a.png"><link rel="preload" href="https://cdn.example/f.woff2">';
    expect(
      checkPages(toRelease({ 'index.html': html })).map(({ message }) => message.split('. ')[0]),
    ).toEqual([
      '<p> has the style "color:red"',
      '<a> has the handler onclick',
      '<a href> holds a script',
      '<script src> loads https://cdn.example/x.js from another site',
      '<img src> loads //cdn.example/a.png from another site',
      '<link href> loads https://cdn.example/f.woff2 from another site',
    ]);
  });

  it('finds addresses that leave the path of the site, but for links that name another site of the same host', () => {
    const html =
      '<a href="/about/"><a href="/repository/"><form action="/search/"><img src="/a.png" srcset="/repo/a.png 1x"><script src="../../b.js"></script><a href="/repo/"><a href="../"><a href="#x"><a href="https://name.example/about/"><link rel="canonical" href="https://name.example/repo/a/">';
    const page = createPageReader({ siteUrl: 'https://name.example/repo' })('a/index.html', html);
    expect(page.unsafe.map((message) => message.split(/[.,] /)[0])).toEqual([
      '<a href> leads to /about/',
      '<a href> leads to /repository/',
      '<form action> leads to /search/',
      '<img src> loads /a.png from another site',
      '<script src> loads ../../b.js from another site',
    ]);
    expect(page.links).toEqual(['/a.png', '/', '#x', '/a/']);
  });

  it('leaves links to other sites, relations that only point, and data addresses alone', () => {
    expect(
      checkPages(
        toRelease({
          'index.html':
            '<a href="https://who.int/"><link rel="me author" href="https://who.int/"><img src="data:image/gif;base64,AA">',
        }),
      ),
    ).toEqual([]);
  });
});

describe('the check of the search index', () => {
  const pages = {
    'a/index.html': '<main data-pagefind-body>',
    'b/index.html': '<main data-pagefind-body>',
    'c/index.html': '<main>',
  };
  const words = { pages: 2, files: ['pagefind/words/a.txt'] };
  const toProblems = (index: AuditedRelease['index']) =>
    toMessages(checkIndex(toRelease(pages, { files: ['pagefind/words/a.txt'], index })));

  it('passes where it and its words know the pages that ask for it', () => {
    expect(toProblems({ pages: 2, words })).toEqual([]);
  });

  it('finds an index that lacks a page, in itself or in its words', () => {
    expect(toProblems({ pages: 1, words })).toEqual([
      'pagefind/pagefind-entry.json: The search index holds 1 pages; 2 pages ask for it.',
    ]);
    expect(toProblems({ pages: 2, words: { ...words, pages: 3 } })).toEqual([
      'pagefind/words.json: The words of the search index are those of 3 pages; 2 pages ask for it.',
    ]);
  });

  it('finds that there is no index, or nothing that tells of its words', () => {
    expect(toProblems(undefined)).toHaveLength(2);
    expect(toProblems({ pages: 2, words: undefined })).toEqual([
      'pagefind/words.json: The words of the search index are those of no pages; 2 pages ask for it.',
    ]);
  });

  it('finds a file of words that is not there', () => {
    expect(toProblems({ pages: 2, words: { ...words, files: ['pagefind/words/b.txt'] } })).toEqual([
      'pagefind/words.json: It names pagefind/words/b.txt, which is no file of the site.',
    ]);
  });
});

describe('the check of entries', () => {
  const entry = (changes: Partial<ContentEntry>): ContentEntry => ({
    collection: 'faq',
    id: 'is-it-safe',
    isPublished: true,
    body: 'Yes, it **is** [@a-2020]. It’s “safe”.\n\nThe last words.',
    ...changes,
  });
  const page = (main: string) => ({
    'faq/is-it-safe/index.html': `<header>Yes, it The last words</header><main><h1>Is it safe?</h1>${main}</main>`,
  });

  it('passes where the page holds the first and the last words, whatever stands around them', () => {
    const main =
      '<p>Yes, it <strong>is</strong><a>1</a>. It&#39;s &quot;safe&quot;.</p><p>The <b>last</b> words.</p>';
    expect(check(entry({}), page(main))).toEqual([]);
  });

  it('finds a published entry without a page, and one that was rendered blank or cut off', () => {
    const messages = [{}, page(''), page('<p>Yes, it is')].map(
      (pages) => check(entry({}), pages)[0]?.message,
    );
    expect(messages).toEqual([
      'faq/is-it-safe is published, and has no page.',
      'The page of faq/is-it-safe lacks words of its text. Searched for: Yesit',
      'The page of faq/is-it-safe lacks words of its text. Searched for: Thelastwords',
    ]);
  });

  it('finds a page of a draft', () => {
    expect(check(entry({ isPublished: false }), page(''))[0]?.message).toBe(
      'faq/is-it-safe is a draft or dated in the future, and has a page all the same.',
    );
    expect(check(entry({ isPublished: false }), {})).toEqual([]);
  });

  it('looks for the page of a source', () => {
    const source = entry({ collection: 'sources', id: 'a-2020', body: '' });
    expect(check(source, { 'sources/a-2020/index.html': '<main></main>' })).toEqual([]);
    expect(check(source, { 'sources/index.html': '<li id="a-2020">' })[0]?.message).toBe(
      'sources/a-2020 is published, and has no page.',
    );
  });

  it('takes the text of components and leaves out what they insert', () => {
    const article = entry({
      collection: 'articles',
      id: 'x',
      body: '<Callout kind="note">\nInside.\n</Callout>\n\n<Faq ids="is-it-safe" />',
    });
    expect(
      check(article, { 'articles/x/index.html': '<main><aside>Inside.</aside></main>' }),
    ).toEqual([]);
  });
});
