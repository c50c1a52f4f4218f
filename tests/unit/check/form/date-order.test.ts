import { describe, expect, it } from 'vitest';
import { faqHead, wellFiles } from '../small-content.ts';
import { find, findLines } from './found.ts';

const head = (days: string) => faqHead(`question: Is it safe?\ntopic: safety\n${days}`);
const source = (days: string) => ({
  'sources/haller-2020.yml': `${wellFiles['sources/haller-2020.yml']}${days}\n`,
});

describe('the days of an entry', () => {
  it.each([
    [
      'published: 2026-01-02\nupdated: 2026-01-01',
      '5:10 The text was updated on 2026-01-01, before it was published on 2026-01-02.',
    ],
    [
      'published: 2026-01-01\nupdated: 2026-06-02',
      '5:10 2026-06-02 lies after today, 2026-06-01, but it is the day on which the text was changed.',
    ],
    [
      'published: 2026-01-01\nreviewed:\n  by: ada-baker\n  on: "2026-06-02"',
      '7:7 2026-06-02 lies after today, 2026-06-01, but it is the day on which the text was reviewed.',
    ],
  ])('are told where they cannot be: %j', (days, message) => {
    expect(findLines('date-order', head(days))).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    'published: 2026-01-01\nupdated: 2026-01-01',
    'published: 2026-06-01\nupdated: 2026-06-01',
    'published: 2026-02-01\nreviewed:\n  by: ada-baker\n  on: 2026-01-01',
    'published: 2027-01-01',
    'published: 2026-02-30\nupdated: 2026-01-01',
    'published: 2026-01-02\nupdated: soon',
  ])('may be %j', (days) => {
    expect(findLines('date-order', head(days))).toEqual([]);
  });

  it('name the day with which they disagree', () => {
    expect(find('date-order', head('published: 2026-01-02\nupdated: 2026-01-01'))).toMatchObject([
      {
        severity: 'error',
        related: [
          { path: 'faq/is-it-safe.md', line: 4, column: 12, message: 'The day of publication.' },
        ],
      },
    ]);
  });

  it('are judged by the day that counts as today', () => {
    const page = {
      'pages/about.mdx': wellFiles['pages/about.mdx'].replace(
        '---\n\n',
        'updated: 2026-06-02\n---\n\n',
      ),
    };
    expect([
      find('date-order', page, '2026-06-01').length,
      find('date-order', page, '2026-06-02').length,
    ]).toEqual([1, 0]);
  });
});

describe('the withdrawal of a source', () => {
  it('lies not before the year in which it appeared', () => {
    const [problem, ...others] = find(
      'date-order',
      source('retracted:\n  on: 2019-12-31\n  notice: https://www.bread-shelf.org/notice'),
    );
    expect(problem).toMatchObject({
      line: 9,
      column: 7,
      message: expect.stringContaining('on 2019-12-31, before it appeared in 2020'),
      related: [{ line: 5, column: 7 }],
    });
    expect(others).toEqual([]);
  });

  it('lies not after today', () => {
    expect(
      findLines(
        'date-order',
        source('retracted:\n  on: 2026-12-31\n  notice: https://www.bread-shelf.org/notice'),
      ),
    ).toEqual([expect.stringContaining('the day on which the work was withdrawn')]);
  });

  it('may lie in that year', () => {
    expect(
      findLines(
        'date-order',
        source('retracted:\n  on: 2020-01-01\n  notice: https://www.bread-shelf.org/notice'),
      ),
    ).toEqual([]);
  });
});
