import { describe, expect, it } from 'vitest';
import type { Article } from '../../../../src/domain/entries/article.ts';
import { fitOnePage, pickFeatured, type FaqEntry } from '../../../../src/domain/entries/faq.ts';
import { pageSizes } from '../../../../src/domain/entries/pagination.ts';
import {
  createTopic,
  groupTopicContents,
  listTopicPaths,
  paginateTopic,
  sortTopics,
  summarizeTopics,
} from '../../../../src/domain/entries/topic.ts';

const topic = (id: string, more: { order?: number; parent?: string } = {}) =>
  createTopic(id, { label: id, description: 'd', order: 10, ...more });
const entry = (id: string, topicId: string, more: Partial<FaqEntry> = {}) =>
  ({
    id,
    topic: topicId,
    question: `${id}?`,
    permalink: `/faq/${id}/`,
    excerpt: 'So.',
    plainText: 'So.',
    cited: [] as readonly string[],
    order: 1000,
    ...more,
  }) as FaqEntry;
const article = (id: string, ...topics: string[]) => ({ id, topics }) as unknown as Article;

const topics = sortTopics(
  [
    topic('cakes', { parent: 'baking' }),
    topic('empty'),
    topic('zest', { order: 1 }),
    topic('baking'),
    topic('bread', { parent: 'baking', order: 1 }),
  ],
  'en',
);
const contents = groupTopicContents(
  topics,
  [
    entry('a', 'baking'),
    entry('b', 'bread'),
    entry('c', 'bread'),
    entry('d', 'cakes'),
    entry('z', 'zest'),
  ],
  [article('one', 'baking', 'bread'), article('two', 'cakes')],
);

describe('topics', () => {
  it('are sorted by order and label, those that belong to a topic behind it', () => {
    expect(topics.map(({ id }) => id)).toEqual(['zest', 'baking', 'bread', 'cakes', 'empty']);
  });

  it('are reached through the one to which they belong', () => {
    const paths = listTopicPaths(topics);
    const read = (id: string) => paths.get(id)?.map((each) => each.id);
    expect([read('baking'), read('bread'), read('none')]).toEqual([
      ['baking'],
      ['baking', 'bread'],
      undefined,
    ]);
  });

  it('are listed without those that belong to another and those that hold nothing', () => {
    expect(summarizeTopics(contents, 3).map((each) => each.topic.id)).toEqual(['zest', 'baking']);
  });

  it('count what is about the topics that belong to them, an article of both once', () => {
    const [, baking] = summarizeTopics(contents, 3);
    expect(baking?.counts).toEqual({ questions: 4, articles: 2 });
    expect(baking?.children.map(({ topic: { id }, counts }) => [id, counts])).toEqual([
      ['bread', { questions: 2, articles: 1 }],
      ['cakes', { questions: 1, articles: 1 }],
    ]);
    expect(baking?.questions.map(({ question }) => question)).toEqual(['a?', 'b?', 'c?']);
  });

  it('are listed the same whatever becomes of an answer, so that no list is rendered for it', () => {
    const list = (plainText: string) =>
      summarizeTopics(
        groupTopicContents(
          topics,
          [entry('a', 'baking', { plainText, excerpt: plainText }), entry('b', 'bread')],
          [],
        ),
        3,
      );
    expect(list('An edited answer.')).toEqual(list('So.'));
  });

  it('show on their page the topics that belong to them, as many as a page holds', () => {
    const many = Array.from({ length: pageSizes.children + 1 }, (_, each) =>
      topic(`t-${each}`, { parent: 'baking' }),
    );
    const [own] = groupTopicContents(
      [topic('baking'), ...many],
      many.map(({ id }) => entry(`q-${id}`, id)),
      [],
    );
    const pages = own === undefined ? [] : paginateTopic(own);
    expect(pages.map(({ children }) => children.length)).toEqual([pageSizes.children, 1]);
  });

  it('that belong to each other, as a preview may have them, are left out of lists', () => {
    const circle = [topic('a', { parent: 'b' }), topic('b', { parent: 'a' })];
    expect(summarizeTopics(groupTopicContents(circle, [entry('x', 'a')], []), 3)).toEqual([]);
  });
});

describe('the questions that come first', () => {
  it('are those with the lowest order, and of equal ones the first of each topic', () => {
    const entries = [
      entry('first', 'zest', { order: 1 }),
      entry('a', 'baking'),
      entry('b', 'baking'),
      entry('c', 'zest'),
    ];
    expect(pickFeatured(entries, ['zest', 'baking'], 3).map(({ id }) => id)).toEqual([
      'first',
      'a',
      'c',
    ]);
  });
});

describe('all questions', () => {
  const many = (count: number, more: Partial<FaqEntry> = {}) =>
    Array.from({ length: count }, (_, each) => entry(`q-${each}`, 'zest', more));

  it('are on one page as long as they are few, short and cite little', () => {
    expect([
      fitOnePage(many(60)),
      fitOnePage(many(61)),
      fitOnePage(many(20, { plainText: 'x'.repeat(3000) })),
      fitOnePage(many(20, { cited: ['a', 'b', 'c', 'd', 'e', 'f'] })),
    ]).toEqual([true, false, false, false]);
  });
});
