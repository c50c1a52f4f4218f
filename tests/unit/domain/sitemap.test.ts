import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/domain/article.ts';
import type { FaqEntry } from '../../../src/domain/faq.ts';
import { formatSitemap, toSitemapAddresses, type SiteContents } from '../../../src/domain/sitemap.ts';
import type { Topic } from '../../../src/domain/topic.ts';

const nothing: SiteContents = { articles: [], faq: [], pages: [], topics: [], people: [], hasSources: false };
const article = (id: string, more: Partial<Article> = {}) =>
  ({ id, permalink: `/articles/${id}/`, visibility: 'published', published: '2026-01-01', topics: [], ...more }) as Article;
const entry = (id: string, more: Partial<FaqEntry> = {}) =>
  ({ id, permalink: `/faq/${id}/`, visibility: 'published', published: '2026-01-01', topic: 'safety', ...more }) as FaqEntry;
const topic = (id: string) => ({ id, permalink: `/topics/${id}/` }) as Topic;
const list = (contents: Partial<SiteContents>) => toSitemapAddresses({ ...nothing, ...contents });

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
      '/', '/articles/', '/faq/', '/topics/', '/articles/a/', '/faq/q/', '/topics/safety/',
    ]);
  });

  it('names every page of the list of articles', () => {
    const articles = Array.from({ length: 13 }, (_, index) => article(`a${index}`));
    expect(list({ articles }).map((each) => each.permalink)).toContain('/articles/page/2/');
  });

  it('has absolute addresses, each once, and is XML', () => {
    const xml = formatSitemap('https://bamboo.example', [{ permalink: '/' }, { permalink: '/a/', changed: '2026-01-01' }, { permalink: '/' }]);
    expect(xml.match(/<loc>[^<]*<\/loc>/g)).toEqual(['<loc>https://bamboo.example/</loc>', '<loc>https://bamboo.example/a/</loc>']);
    expect(xml).toContain('<lastmod>2026-01-01</lastmod>');
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/);
  });
});
