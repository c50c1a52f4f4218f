import { describe, expect, it } from 'vitest';
import type { Article } from '../../../../src/domain/entries/article.ts';
import type { FaqEntry } from '../../../../src/domain/entries/faq.ts';
import {
  collectSitemapAddresses,
  type SiteContents,
} from '../../../../src/domain/machine-readable/sitemap.ts';
import {
  serializeSitemapIndex,
  createSitemapParts,
} from '../../../../src/domain/machine-readable/sitemap.ts';
import type { Source } from '../../../../src/domain/citations/source.ts';
import type { Person } from '../../../../src/domain/entries/person.ts';
import type { Topic } from '../../../../src/domain/entries/topic.ts';

const nothing: SiteContents = {
  articles: [],
  faq: [],
  pages: [],
  topics: [],
  people: [],
  sources: new Map(),
  citations: new Map(),
};
const article = (id: string, more: Partial<Article> = {}) =>
  ({
    id,
    permalink: `/articles/${id}/`,
    visibility: 'published',
    published: '2026-01-01',
    topics: [],
    ...more,
  }) as Article;
const entry = (id: string, more: Partial<FaqEntry> = {}) =>
  ({
    id,
    permalink: `/faq/${id}/`,
    visibility: 'published',
    published: '2026-01-01',
    topic: 'safety',
    plainText: 'Yes.',
    cited: [] as readonly string[],
    ...more,
  }) as FaqEntry;
const topic = (id: string) => ({ id, permalink: `/topics/${id}/` }) as Topic;
const list = (contents: Partial<SiteContents>) =>
  collectSitemapAddresses({ ...nothing, ...contents });

describe('the sitemap', () => {
  it('of a site without content has the home page alone', () => {
    expect(list({})).toEqual([{ permalink: '/' }]);
  });

  it('says when an entry last changed, or when it was published', () => {
    const addresses = list({ articles: [article('a'), article('b', { updated: '2026-02-02' })] });
    expect(addresses.slice(2)).toEqual([
      { permalink: '/articles/a/', changed: '2026-01-01' },
      { permalink: '/articles/b/', changed: '2026-02-02' },
    ]);
  });

  it('leaves out drafts, scheduled entries and topics that nothing is about', () => {
    const addresses = list({
      articles: [article('a'), article('later', { visibility: 'scheduled' })],
      faq: [entry('q'), entry('draft', { visibility: 'draft', topic: 'empty' })],
      topics: [topic('safety'), topic('empty')],
    });
    expect(addresses.map((each) => each.permalink)).toEqual([
      '/',
      '/articles/',
      '/faq/',
      '/topics/',
      '/articles/a/',
      '/faq/q/',
      '/topics/safety/',
    ]);
  });

  it('names every page of the list of articles', () => {
    const articles = Array.from({ length: 13 }, (_, index) => article(`a${index}`));
    expect(list({ articles }).map((each) => each.permalink)).toContain('/articles/page/2/');
  });

  it('names every page of a source on which something rests, and none of one on which nothing does', () => {
    const source = (id: string): [string, Source] => [
      id,
      { id, permalink: `/sources/${id}/` } as Source,
    ];
    const citing = Array.from({ length: 41 }, (_, index) => ({
      title: 'Q',
      permalink: `/faq/q${index}/`,
      sentences: [],
    }));
    const addresses = list({
      sources: new Map([source('mill'), source('unused')]),
      citations: new Map([['mill', citing]]),
    });
    expect(addresses.map((each) => each.permalink)).toEqual([
      '/',
      '/sources/',
      '/sources/mill/',
      '/sources/mill/page/2/',
    ]);
  });

  it('names the lists of people and of sources, and each person', () => {
    const people = Array.from(
      { length: 61 },
      (_, index) => ({ id: `p${index}`, permalink: `/people/p${index}/` }) as Person,
    );
    const sources = new Map([['mill', { id: 'mill', permalink: '/sources/mill/' } as Source]]);
    expect(list({ people, sources }).map((each) => each.permalink)).toEqual([
      '/',
      '/people/',
      '/people/page/2/',
      '/sources/',
      ...people.map(({ permalink }) => permalink),
    ]);
  });

  it('names every page of a topic', () => {
    const faq = Array.from({ length: 61 }, (_, index) => entry(`q${index}`));
    expect(list({ faq, topics: [topic('safety')] }).map((each) => each.permalink)).toContain(
      '/topics/safety/page/2/',
    );
  });

  it('has absolute addresses, each once, and is XML', () => {
    const [part] = createSitemapParts('https://bamboo.example', [
      { permalink: '/' },
      { permalink: '/a/', changed: '2026-01-01' },
      { permalink: '/' },
    ]);
    expect(part?.text.match(/<loc>[^<]*<\/loc>/g)).toEqual([
      '<loc>https://bamboo.example/</loc>',
      '<loc>https://bamboo.example/a/</loc>',
    ]);
    expect(part?.text).toContain('<lastmod>2026-01-01</lastmod>');
    expect(part?.text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/);
  });

  it('names the images of an entry', () => {
    const addresses = list({
      articles: [article('a')],
      images: new Map([['/articles/a/', ['/assets/a&b.webp']]]),
    });
    const [part] = createSitemapParts('https://bamboo.example', addresses);
    expect(part?.text).toContain(
      '<image:image><image:loc>https://bamboo.example/assets/a&amp;b.webp</image:loc></image:image></url>',
    );
  });

  it('is divided after fifty thousand addresses, and the index names each part with the day of its last change', () => {
    const addresses = Array.from({ length: 100_001 }, (_, index) => ({
      permalink: `/a${index}/`,
      changed: index < 50_000 ? '2026-01-01' : '2026-02-02',
    }));
    const parts = createSitemapParts('https://bamboo.example', [
      ...addresses,
      { permalink: '/late/', changed: '2026-01-03' },
    ]);
    expect(parts.map(({ text, changed }) => [text.match(/<loc>/g)?.length, changed])).toEqual([
      [50_000, '2026-01-01'],
      [50_000, '2026-02-02'],
      [2, '2026-02-02'],
    ]);
    expect(serializeSitemapIndex('https://bamboo.example', parts).match(/<sitemap>.*/g)).toEqual([
      '<sitemap><loc>https://bamboo.example/sitemap-1.xml</loc><lastmod>2026-01-01</lastmod></sitemap>',
      '<sitemap><loc>https://bamboo.example/sitemap-2.xml</loc><lastmod>2026-02-02</lastmod></sitemap>',
      '<sitemap><loc>https://bamboo.example/sitemap-3.xml</loc><lastmod>2026-02-02</lastmod></sitemap>',
    ]);
  });

  it('is divided before a part grows larger than it may', () => {
    const images = Array.from(
      { length: 600 },
      (_, index) => `/assets/${'x'.repeat(100)}${index}.webp`,
    );
    const parts = createSitemapParts(
      'https://bamboo.example',
      Array.from({ length: 700 }, (_, index) => ({ permalink: `/a${index}/`, images })),
    );
    expect(parts.length).toBeGreaterThan(1);
    for (const { text } of parts) expect(Buffer.byteLength(text)).toBeLessThan(52_428_800);
  });
});
