import { describe, expect, it } from 'vitest';
import { toArticle, type ArticleData } from '../../../src/domain/article.ts';
import { addMonths } from '../../../src/domain/dates.ts';
import { toFaqEntry, type FaqEntryData } from '../../../src/domain/faq.ts';
import { parseMarkdown } from '../../../src/domain/markdown-tree.ts';
import { isHolding, parseReviewMonths, toReview, type Review } from '../../../src/domain/review.ts';

const stamp = { by: 'ada', on: '2026-01-31', hash: 'd89886a21689d286' };
const facts = { getHash: () => stamp.hash, today: '2026-06-01', reviewMonths: undefined };

describe('a review', () => {
  it('is current while the words are those that were reviewed', () => {
    expect(toReview(stamp, facts)).toEqual({ by: 'ada', on: '2026-01-31', isSelf: false, state: 'current', overdueSince: undefined });
  });

  it('is edited where they are others, and unbound where nobody knows', () => {
    expect(toReview(stamp, { ...facts, getHash: () => '0000000000000000' })?.state).toBe('edited');
    expect(toReview({ by: 'ada', on: '2026-01-31' }, facts)?.state).toBe('unbound');
  });

  it('says that its author wrote it', () => {
    expect(toReview({ ...stamp, self: true }, facts)?.isSelf).toBe(true);
  });

  it.each([
    ['2026-02-28', undefined],
    ['2026-03-01', '2026-02-28'],
  ])('that holds a month is, on %s, overdue since %s', (today, overdueSince) => {
    expect(toReview(stamp, { ...facts, today, reviewMonths: 1 })?.overdueSince).toBe(overdueSince);
  });

  it.each<['holds' | 'does not hold', string, Partial<Review>]>([
    ['holds', 'it is of the words as they are', {}],
    ['does not hold', 'they were edited since', { state: 'edited' }],
    ['does not hold', 'nobody knows of which words it is', { state: 'unbound' }],
    ['does not hold', 'the author made it', { isSelf: true }],
    ['does not hold', 'a new one is due', { overdueSince: '2026-02-28' }],
  ])('%s where %s', (verdict, _, difference) => {
    expect(isHolding({ by: 'ada', on: '2026-01-31', isSelf: false, state: 'current', overdueSince: undefined, ...difference })).toBe(verdict === 'holds');
  });

  it('is none without a stamp', () => {
    expect(toReview(undefined, facts)).toBeUndefined();
  });

  it('holds as many months as site.yml says', () => {
    expect(['12 months', '1 month', undefined, 'always'].map(parseReviewMonths)).toEqual([12, 1, undefined, undefined]);
  });
});

describe('an entry', () => {
  const faq: FaqEntryData = { question: 'Is it safe?', topic: 'safety', asks: [], published: '2026-01-01', order: 10, related: [], draft: false, reviewed: stamp };
  const article: ArticleData = { title: 'Bread', description: 'What bread is.', authors: ['ada'], topics: [], published: '2026-01-01', faq: [], related: [], draft: false, reviewed: stamp };

  it('holds its review against its words', () => {
    const toState = (data: FaqEntryData, answer: string) => toFaqEntry('a', data, parseMarkdown(answer, 'markdown'), { today: '2026-06-01' }).review?.state;
    expect([toState(faq, 'Yes.'), toState(faq, 'No.'), toState({ ...faq, question: 'Is it good?' }, 'Yes.'), toState({ ...faq, reviewed: undefined }, 'Yes.')]).toEqual(['current', 'edited', 'edited', undefined]);
  });

  it('that is an article counts its description, too', () => {
    const toState = (data: ArticleData) => toArticle('a', data, parseMarkdown('Yes.', 'mdx'), { today: '2026-06-01', language: 'en' }).review?.state;
    const whole = { ...stamp, hash: 'c66648076759d840' };
    expect([toState({ ...article, reviewed: whole }), toState({ ...article, description: 'Else.', reviewed: whole })]).toEqual(['current', 'edited']);
  });
});

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-03-15', 12, '2027-03-15'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
])('%s and %i months is %s', (date, months, later) => {
  expect(addMonths(date, months)).toBe(later);
});
