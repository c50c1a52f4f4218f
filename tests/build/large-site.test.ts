import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { citySite, citySize as size } from '../builder/command.ts';
import { getSite } from '../builder/index.ts';
import { pageSizes } from '../../src/domain/entries/index.ts';
import { usualOrDeep } from '../deep.ts';
import { listFiles, listPermalinks, readPage } from './read-release.ts';

let content: string;
let release: string;

/**
 * What is listed from a page on through all that follow it, as the addresses of its links within
 * `selector`.
 */
function followList(permalink: string, selector: string): string[] {
  const { document } = readPage(release, permalink);
  const links = [...document.querySelectorAll(`main ${selector} a[href]`)].flatMap(
    (link) => link.getAttribute('href') ?? [],
  );
  const next = document.querySelector('a[rel=next]')?.getAttribute('href');
  return typeof next === 'string' ? [...links, ...followList(next, selector)] : links;
}

function number(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, each) => `${prefix}-${each}/`).sort();
}

/** Every second one, which belongs to the first topic, person and source. */
function halve(prefix: string, count: number): string[] {
  return number(prefix, count).filter((address) => Number(/(\d+)\/$/.exec(address)?.[1]) % 2 === 0);
}

beforeAll(
  async () => {
    ({ content, out: release } = await getSite(citySite));
  },
  usualOrDeep(300_000, 1_800_000),
);

describe('a site with more of everything than one page lists', () => {
  it('has no page over 150 kB or 300 links', async () => {
    const pages = listFiles(release).filter((path) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(size.articles + size.questions + size.sources);
    for (const path of pages) {
      const html = await readFile(join(release, path), 'utf8');
      const links = html.match(/<a\s/g)?.length ?? 0;
      expect([path, Buffer.byteLength(html) <= 150_000, links <= 300]).toEqual([path, true, true]);
    }
  });

  it('has no list of Markdown copies over 150 kB', async () => {
    for (const path of ['llms.txt', ...listFiles(release).filter((each) => each.endsWith('.md'))])
      expect([path, (await readFile(join(release, path))).length <= 150_000]).toEqual([path, true]);
  });

  it.each([
    ['articles', '/articles/', '.article-list', () => number('/articles/article', size.articles)],
    [
      'questions from A to Z',
      '/faq/a-z/',
      '.questions',
      () => number('/faq/question', size.questions),
    ],
    ['topics', '/topics/', '.topic-list h2', () => number('/topics/topic', size.topics)],
    ['people', '/people/', '.person-list h2', () => number('/people/person', size.people)],
    ['sources', '/sources/', '.source', () => number('/sources/source', size.sources)],
    [
      'questions of a topic',
      '/topics/topic-0/',
      '.questions',
      () => halve('/faq/question', size.questions),
    ],
    [
      'articles of a topic',
      '/topics/topic-0/',
      '.article-list',
      () => halve('/articles/article', size.articles),
    ],
    [
      'articles of a person',
      '/people/person-0/',
      '.article-list',
      () => halve('/articles/article', size.articles),
    ],
    [
      'reviews of a person',
      '/people/person-0/',
      '.questions',
      () => halve('/faq/question', size.questions),
    ],
    [
      'entries that rest on a source',
      '/sources/source-0/',
      '.resting h3',
      () =>
        [
          ...halve('/articles/article', size.articles),
          ...halve('/faq/question', size.questions),
        ].sort(),
    ],
  ])('lists its %s on several pages, each once', (_, list, selector, expected) => {
    expect(readPage(release, list).document.querySelector('a[rel=next]')).toBeTruthy();
    expect(followList(list, selector).sort()).toEqual(expected());
  });

  it('leads from the page of all questions to topics with their first questions, to those that come first, and to each letter', () => {
    const hub = readPage(release, '/faq/').document;
    const count = Math.ceil(size.questions / 2);
    expect(hub.querySelector('.topic-list .eyebrow')?.textContent?.trim()).toBe(
      `${count} questions · ${Math.ceil(size.articles / 2)} articles`,
    );
    expect(hub.querySelectorAll('.topic-list > section:first-child li')).toHaveLength(3);
    expect(hub.querySelectorAll('.featured li')).toHaveLength(6);
    const more = [...hub.querySelectorAll('section > p > a.more')].map((link) =>
      link.getAttribute('href'),
    );
    expect(more).toContain('/topics/');
    for (const letter of hub.querySelectorAll('.letters a')) {
      const [list = '', id = ''] = letter.getAttribute('href')?.split('#') ?? [];
      expect(readPage(release, list).document.querySelector(`section[id="${id}"] li`)).toBeTruthy();
    }
  });

  it('leads from the search to topics, and lists no question there', () => {
    const search = [...readPage(release, '/search/').document.querySelectorAll('main a[href]')].map(
      (link) => link.getAttribute('href') ?? '',
    );
    expect(search).toContain('/topics/topic-0/');
    expect(search.filter((address) => address.startsWith('/faq/question'))).toEqual([]);
  });

  it('shows on its home page eight topics, and leads to all', () => {
    const { document } = readPage(release, '/');
    expect(document.querySelectorAll('.topic-list > section')).toHaveLength(8);
    expect(document.querySelectorAll('.topic-list li')).toHaveLength(0);
    expect(document.querySelector('a.more[href="/topics/"]')).toBeTruthy();
  });

  it('keeps the places of before without writing an id or a line for each', async () => {
    expect(readPage(release, '/sources/').html).not.toContain('class="moved"');
    expect(readPage(release, '/faq/').html).not.toContain('class="moved"');
    const ledger = await readFile(join(content, 'permalinks.json'), 'utf8');
    for (const place of ['/sources/#source-101', '/faq/#q-question-0'])
      expect(ledger).toContain(`"${place}": { "since": "2026-01-01" },`);
  });

  it('names in its sitemap every page of every list that is for search engines', () => {
    const { html } = readPage(release, '/sitemap-1.xml');
    const listed = [...html.matchAll(/<loc>https:\/\/city\.example([^<]*)<\/loc>/g)].map(
      ([, permalink = '']) => permalink,
    );
    expect(listed.sort()).toEqual(
      listPermalinks(release)
        .filter((permalink) => !readPage(release, permalink).html.includes('content="noindex"'))
        .sort(),
    );
  });

  it('leads each article to an older and a newer one, and to the nearest by topic and words', () => {
    const { document } = readPage(release, '/articles/article-0/');
    const links = (selector: string) =>
      [...document.querySelectorAll(`main ${selector}`)].map((link) => link.getAttribute('href'));
    expect(links('.neighbours a')).not.toHaveLength(0);
    const related = links('section[aria-labelledby=related] h3 a');
    expect(related).toHaveLength(3);
    expect(related).not.toContain('/articles/article-0/');
  });

  it('lists what is new, each entry once, on as many pages as it takes, ten at most', () => {
    const listed = followList('/changes/', '.changes');
    expect(listed).toHaveLength(Math.min(size.articles + size.questions, 10 * pageSizes.changes));
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('asks readers by mail whether a page helped, and says that nothing is sent before', () => {
    const { document } = readPage(release, '/faq/question-0/');
    const links = [...document.querySelectorAll('main .feedback a')];
    const mail = new URL(links[1]?.getAttribute('href') ?? '');
    expect([links.length, mail.protocol, mail.pathname]).toEqual([
      2,
      'mailto:',
      'hello@city.example',
    ]);
    expect(mail.searchParams.get('subject')).toBe('Did this answer your question? No');
    expect(mail.searchParams.get('body')).toContain('https://city.example/faq/question-0/');
    expect(document.querySelector('.feedback')?.textContent).toContain('Nothing is sent before');
  });

  it('has measured from when on an answer is sure, which a site of few questions has not', async () => {
    const readSureFrom = async (folder: string) => {
      const words: { readonly sureFrom: number } = JSON.parse(
        await readFile(join(folder, 'pagefind/words.json'), 'utf8'),
      );
      return words.sureFrom;
    };
    expect(await readSureFrom(inject('smallSite'))).toBe(1.6);
    const measured = await readSureFrom(release);
    expect(measured).not.toBe(1.6);
    expect(measured).toBeGreaterThan(1);
    expect(measured).toBeLessThan(3);
  });

  it('names lists of its Markdown copies in llms.txt, which lead to all of them', () => {
    const collect = (path: string): string[] =>
      [...readPage(release, path).html.matchAll(/\]\(https:\/\/city\.example([^)]+)\)/g)].flatMap(
        ([, link = '']) =>
          /^\/(?:articles|faq)\/(?:article|question)-/.test(link) ? [link] : collect(link),
      );
    const copies = listFiles(release)
      .map((path) => `/${path}`)
      .filter((path) => /^\/(?:articles|faq)\/(?:article|question)-\d+\/index\.md$/.test(path));
    expect(copies).toHaveLength(size.articles + size.questions);
    expect([...new Set(collect('/llms.txt'))].sort()).toEqual(copies.sort());
  });
});
