import { parseHTML } from 'linkedom';
import { describe, expect, inject, it } from 'vitest';
import { listFiles, readAsset } from './read-release.ts';
import { findXmlErrors } from './validate-xml.ts';

interface JsonFeed {
  readonly version: string;
  readonly feed_url: string;
  readonly home_page_url: string;
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly summary: string;
    readonly content_html: string;
    readonly date_published: string;
    readonly date_modified?: string;
  }[];
}

const read = (release: string, path: string) => readAsset(release, path).toString();
const readFeed = (release: string, list: string): JsonFeed =>
  JSON.parse(read(release, `/${list}/feed.json`));
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

describe.each([
  ['firstSite', 'articles'],
  ['firstSite', 'faq'],
  ['smallSite', 'articles'],
  ['smallSite', 'faq'],
] as const)('the feeds of %s/%s', (name, list) => {
  const release = inject(name);
  const files = new Set(listFiles(release).map((path) => `/${path}`));
  const feed = readFeed(release, list);
  const origin = new URL(feed.feed_url).origin;

  it('are valid as RSS and as Atom', async () => {
    expect(await findXmlErrors(read(release, `/${list}/rss.xml`), 'rss')).toEqual([]);
    expect(await findXmlErrors(read(release, `/${list}/atom.xml`), 'atom')).toEqual([]);
  });

  it('say as JSON what JSON Feed asks for', () => {
    expect([feed.version, feed.feed_url, feed.home_page_url]).toEqual([
      'https://jsonfeed.org/version/1.1',
      `${origin}/${list}/feed.json`,
      `${origin}/${list}/`,
    ]);
    expect(feed.items.length).toBeGreaterThan(0);
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(feed.items.length);
    for (const {
      id,
      url,
      title,
      summary,
      date_published: published,
      date_modified: modified,
    } of feed.items) {
      expect([
        url,
        title !== '' && summary !== '',
        moment.test(published),
        modified === undefined || moment.test(modified),
      ]).toEqual([id, true, true, true]);
    }
  });

  it('have the same entries in the same order, the newest first, each a page of the site', () => {
    const ids = feed.items.map(({ id }) => id);
    expect(
      [...read(release, `/${list}/rss.xml`).matchAll(/<guid[^>]*>([^<]*)/g)].map(
        (match) => match[1],
      ),
    ).toEqual(ids);
    expect(
      [...read(release, `/${list}/atom.xml`).matchAll(/<entry>\n<id>([^<]*)/g)].map(
        (match) => match[1],
      ),
    ).toEqual(ids);
    const days = feed.items.map(({ date_published: day }) => day);
    expect(days).toEqual([...days].sort().reverse());
    for (const id of ids)
      expect([id, files.has(`${new URL(id).pathname}index.html`)]).toEqual([id, true]);
  });

  it('have texts whose addresses are whole and lead to what is there', () => {
    for (const { id, content_html: html } of feed.items) {
      const { document } = parseHTML(`<html><body>${html}</body></html>`);
      const addresses = [...document.querySelectorAll('a[href], img[src]')].map(
        (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
      );
      for (const address of addresses) {
        expect([id, address, /^(?:https:\/\/|mailto:|tel:)/.test(address)]).toEqual([
          id,
          address,
          true,
        ]);
        if (!address.startsWith(`${origin}/`)) continue;
        const { pathname, hash } = new URL(address);
        const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
        expect([id, address, files.has(file)]).toEqual([id, address, true]);
        if (hash !== '')
          expect([id, address, read(release, file).includes(` id="${hash.slice(1)}"`)]).toEqual([
            id,
            address,
            true,
          ]);
      }
      expect([...document.querySelectorAll('script, style, [style], [id], iframe')]).toEqual([]);
    }
  });

  it('have every paragraph of the text of each page', () => {
    const letters = (text: string | null | undefined) =>
      (text ?? '').replace(/[^\p{L}\p{N}]+/gu, '');
    for (const { url, content_html: html } of feed.items) {
      const page = parseHTML(read(release, `${new URL(url).pathname}index.html`)).document;
      const besides = '[data-cite], .faq-more, .footnote-mark, .back-link, .code > p';
      for (const mark of page.querySelectorAll(besides)) mark.remove();
      for (const mark of page.querySelectorAll('a[download]'))
        mark.textContent = mark.textContent?.replace(/ \([^)]*\)$/, '') ?? '';
      const { document } = parseHTML(`<html><body>${html}</body></html>`);
      for (const mark of document.querySelectorAll('a, em'))
        if (/^(?:\[\w+\]|\(.*\))$/.test(mark.textContent ?? '')) mark.remove();
      const written = letters(document.body.textContent);
      const paragraphs = [
        ...page.querySelectorAll('.prose p:not(.callout-title), .prose li, .prose td'),
      ].map((each) => letters(each.textContent));
      expect(paragraphs.length).toBeGreaterThan(0);
      expect([url, paragraphs.filter((paragraph) => !written.includes(paragraph))]).toEqual([
        url,
        [],
      ]);
    }
  });
});

it('a draft and what is dated ahead are in no feed, no copy and no list of copies', () => {
  const release = inject('smallSite');
  const texts = listFiles(release)
    .filter((path) => /\.(?:xml|json|txt|md|webmanifest)$/.test(path))
    .map((path) => [
      path,
      /unfinished|what-comes-next-year|What comes next year/i.test(read(release, `/${path}`)),
    ]);
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter(([, found]) => found)).toEqual([]);
});

it('a schema of feeds refuses what it should', async () => {
  const atom = read(inject('smallSite'), '/articles/atom.xml');
  const broken = [
    atom.replace(/<updated>[^<]*<\/updated>/, ''),
    atom.replace(/<id>[^<]*</g, '<id>https://a.example/<'),
    atom.replace('T00:00:00Z', ' noon'),
    atom.replace('</feed>', ''),
  ];
  for (const text of broken) expect(await findXmlErrors(text, 'atom')).not.toEqual([]);
  expect(
    await findXmlErrors(read(inject('smallSite'), '/articles/rss.xml').replace(' GMT', ''), 'rss'),
  ).not.toEqual([]);
});
