import { describe, expect, it } from 'vitest';
import {
  createArticleListMeta,
  createFaqEntryMeta,
  createPersonMeta,
  createSourceMeta,
  createTopicMeta,
} from '../../../../src/domain/entries/entry-meta.ts';
import type { FaqEntry } from '../../../../src/domain/entries/faq.ts';
import { createPageMeta } from '../../../../src/domain/entries/page-meta.ts';
import { pageSizes, paginate } from '../../../../src/domain/entries/pagination.ts';
import { createSource } from '../../../../src/domain/citations/source.ts';
import { createPerson, groupWorkByPerson } from '../../../../src/domain/entries/person.ts';
import { createSite } from '../../../../src/domain/entries/site.ts';
import { groupTopicContents, paginateTopic } from '../../../../src/domain/entries/topic.ts';
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
    home: [],
    featured: [],
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
const contents = { topic, parent: undefined, children: [], entries: [], articles: [] };
const known = { people: [], sources: new Map(), count: 6 };

const review = {
  by: 'ann',
  on: '2026-01-01',
  isSelf: false,
  state: 'current',
  holdsUntil: undefined,
  overdueSince: undefined,
} as const;

describe('the page of a question', () => {
  it('names who reviewed it, of all people, while the review holds', () => {
    const people = ['ben', 'ann', 'eve'].map((id) =>
      createPerson(id, { name: id, credentials: [], bio: '', links: [] }),
    );
    const readReview = (given: FaqEntry['review']) =>
      createFaqEntryMeta(site, { ...entry, review: given }, { ...known, people, topics: [topic] })
        .review;
    expect(readReview(review)).toMatchObject({ by: { id: 'ann' }, on: '2026-01-01' });
    expect(readReview({ ...review, state: 'edited' })).toBeUndefined();
    expect(readReview({ ...review, by: 'nobody' })).toBeUndefined();
  });

  it('is reached through its topic', () => {
    expect(
      createFaqEntryMeta(site, entry, { ...known, topics: [topic] }).crumbs.map(
        (crumb) => crumb.permalink,
      ),
    ).toEqual(['/', '/faq/', '/topics/safety/']);
    expect(
      createFaqEntryMeta(site, entry, { ...known, topics: [] }).crumbs.map(
        (crumb) => crumb.permalink,
      ),
    ).toEqual(['/', '/faq/']);
    const parent = { ...topic, id: 'health', permalink: '/topics/health/' };
    expect(
      createFaqEntryMeta(site, entry, { ...known, topics: [parent, topic] }).crumbs.map(
        (crumb) => crumb.permalink,
      ),
    ).toEqual(['/', '/faq/', '/topics/health/', '/topics/safety/']);
  });

  it('is not for search engines while it is a draft', () => {
    expect(
      createFaqEntryMeta(site, { ...entry, visibility: 'draft' }, { ...known, topics: [topic] })
        .indexed,
    ).toBe(false);
  });
});

describe('the picture for sharing', () => {
  const read = (count: number) =>
    createFaqEntryMeta(site, entry, { ...known, topics: [topic], count }).shareTitle;

  it('tells the question, and on a site of many the topic', () => {
    expect([6, 400, 500, 20_000].map(read)).toEqual([
      'Is it safe?',
      'Is it safe?',
      'Safety',
      'Safety',
    ]);
    expect(createFaqEntryMeta(site, entry, { ...known, topics: [], count: 500 }).shareTitle).toBe(
      'Is it safe?',
    );
  });

  it('of a later page of a list is that of the first', () => {
    const entries = Array.from({ length: pageSizes.questions + 1 }, () => entry);
    const titles = paginateTopic({ ...contents, entries }).map(
      (page) => createTopicMeta(site, page).shareTitle,
    );
    expect(titles).toEqual(['Safety', 'Safety']);
  });
});

describe('the page of a topic', () => {
  it('is not for search engines while nothing is about it', () => {
    const indexed = (entries: FaqEntry[]) =>
      groupTopicContents([topic], entries, [])
        .flatMap(paginateTopic)
        .map((page) => createTopicMeta(site, page).indexed);
    expect([indexed([entry]), indexed([])]).toEqual([[true], [false]]);
  });

  it('goes on as long as the longer of its lists, and shows each question and article once', () => {
    const entries = Array.from({ length: pageSizes.questions + 1 }, () => entry);
    const articles = Array.from({ length: 2 * pageSizes.articles + 1 }, () => ({}) as Article);
    const pages = paginateTopic({ ...contents, entries, articles });
    expect(pages.map((page) => [page.entries.length, page.articles.length])).toEqual([
      [pageSizes.questions, pageSizes.articles],
      [1, pageSizes.articles],
      [0, 1],
    ]);
    const [, second] = pages.map((page) => createTopicMeta(site, page));
    expect([second?.title, second?.permalink, second?.crumbs.at(-1)?.permalink]).toEqual([
      'Safety, Page 2 of 3',
      '/topics/safety/page/2/',
      '/topics/safety/',
    ]);
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

describe('the page of a source', () => {
  const source = createSource('mill-2021', {
    kind: 'guideline',
    authors: ['Mill M'],
    title: 'On flour',
    container: 'Press',
    year: 2021,
    population: 'Wheat',
    finding: 'It takes up water.',
  });
  const citing = { title: 'A', permalink: '/articles/a/', sentences: [] };

  it('is not for search engines while nothing rests on it', () => {
    const indexed = (entries: (typeof citing)[]) =>
      createSourceMeta(site, source, paginate(entries, 2)[0]).indexed;
    expect([indexed([citing]), indexed([])]).toEqual([true, false]);
  });

  it('tells machines of the work on its first page alone', () => {
    const metas = paginate([citing, citing, citing], 2).map((page) =>
      createSourceMeta(site, source, page),
    );
    expect(metas.map((meta) => [meta.permalink, meta.source?.id])).toEqual([
      ['/sources/mill-2021/', 'mill-2021'],
      ['/sources/mill-2021/page/2/', undefined],
    ]);
  });
});

describe('the page of a person', () => {
  it('is a profile, and each that follows is a list', () => {
    const ann = createPerson('ann', { name: 'Ann', bio: '', credentials: [], links: [] });
    const kinds = [1, 2].map((number) => createPersonMeta(site, ann, { number, count: 2 }).kind);
    expect(kinds).toEqual(['profile', 'website']);
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

describe('the title of a window that is too long by itself', () => {
  it('ends at a word', () => {
    const { documentTitle } = createPageMeta(site, {
      title: 'A study of dough '.repeat(6).trim(),
      description: 'd',
      permalink: '/x/',
    });
    expect(documentTitle).toBe(`${'A study of dough '.repeat(4)}A…`);
  });
});

describe('the work of a person', () => {
  it('is what they wrote, and all that they reviewed and nobody edited since', () => {
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
    const work = groupWorkByPerson(articles, [{ ...entry, review }]).get('ann');
    expect(work?.articles.map((article) => article.title)).toEqual(['A']);
    expect(work?.reviewed.map((reviewed) => reviewed.title)).toEqual(['B', 'Is it safe?']);
  });
});
