import { describe, expect, it } from 'vitest';
import { createArticleListMeta } from '../../../../src/domain/entries/pagination.ts';
import { createFaqEntryMeta, createTopicMeta } from '../../../../src/domain/entries/entry-meta.ts';
import type { FaqEntry } from '../../../../src/domain/entries/faq.ts';
import { createPageMeta } from '../../../../src/domain/entries/page-meta.ts';
import { paginate } from '../../../../src/domain/entries/pagination.ts';
import { collectPersonWork } from '../../../../src/domain/entries/person.ts';
import { createSite } from '../../../../src/domain/entries/site.ts';
import { groupTopicContents } from '../../../../src/domain/entries/topic.ts';
import type { Article } from '../../../../src/domain/entries/article.ts';

const site = createSite(
  {
    title: 'Bamboo',
    tagline: '',
    url: 'https://bamboo.example',
    language: 'en',
    timeZone: 'UTC',
    publisher: { name: 'Bamboo', kind: 'organization', links: [], contact: {} },
    navigation: [],
    footer: '',
    evidence: 'warn',
    share: ['email'],
  },
  [],
);
const topic = {
  id: 'safety',
  label: 'Safety',
  description: 'd',
  order: 10,
  permalink: '/topics/safety/',
};
const entry = {
  id: 'q',
  question: 'Is it safe?',
  excerpt: 'Yes.',
  permalink: '/faq/q/',
  topic: 'safety',
  visibility: 'published',
  plainText: 'Yes.',
  cited: [] as readonly string[],
} as FaqEntry;
const known = { people: [], sources: new Map() };

describe('the page of a question', () => {
  it('is reached through its topic', () => {
    expect(
      createFaqEntryMeta(site, entry, { ...known, topic }).crumbs.map((crumb) => crumb.permalink),
    ).toEqual(['/', '/faq/', '/topics/safety/']);
    expect(
      createFaqEntryMeta(site, entry, { ...known, topic: undefined }).crumbs.map(
        (crumb) => crumb.permalink,
      ),
    ).toEqual(['/', '/faq/']);
  });

  it('is not for search engines while it is a draft', () => {
    expect(
      createFaqEntryMeta(site, { ...entry, visibility: 'draft' }, { ...known, topic }).indexed,
    ).toBe(false);
  });
});

describe('the page of a topic', () => {
  it('is not for search engines while nothing is about it', () => {
    const indexed = (entries: FaqEntry[]) =>
      groupTopicContents([topic], entries, []).map(
        (contents) => createTopicMeta(site, contents).indexed,
      );
    expect([indexed([entry]), indexed([])]).toEqual([[true], [false]]);
  });
});

describe('the list of articles', () => {
  it('has a title and an address for each page', () => {
    const [, second] = paginate(
      Array.from({ length: 3 }, () => ({}) as Article),
      2,
    );
    const meta = second === undefined ? undefined : createArticleListMeta(site, second);
    expect([meta?.title, meta?.permalink]).toEqual(['Articles, Page 2 of 2', '/articles/page/2/']);
  });
});

describe('the title of a window', () => {
  it('leaves the name of the site out where both would be cut', () => {
    const title = 'A title that is long enough to fill what search engines show of it';
    expect(createPageMeta(site, { title, description: 'd', permalink: '/x/' }).documentTitle).toBe(
      title,
    );
  });
});

describe('the work of a person', () => {
  it('is what they wrote, and all that they reviewed and nobody edited since', () => {
    const review = {
      by: 'ann',
      on: '2026-01-01',
      isSelf: false,
      state: 'current',
      overdueSince: undefined,
    } as const;
    const articles = [
      { title: 'A', permalink: '/articles/a/', authors: ['ann'] },
      { title: 'B', permalink: '/articles/b/', authors: ['ben'], review },
      {
        title: 'C',
        permalink: '/articles/c/',
        authors: ['ben'],
        review: { ...review, state: 'edited' },
      },
      { title: 'D', permalink: '/articles/d/', authors: ['ben'], review: { ...review, by: 'ben' } },
    ] as unknown as Article[];
    const work = collectPersonWork('ann', articles, [{ ...entry, review }]);
    expect(work.articles.map((article) => article.title)).toEqual(['A']);
    expect(work.reviewed.map((reviewed) => reviewed.title)).toEqual(['B', 'Is it safe?']);
  });
});
