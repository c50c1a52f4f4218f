import { describe, expect, it } from 'vitest';
import { collectCitedIds } from '../../../../src/domain/citations/cited-sentence.ts';
import { getLabels } from '../../../../src/domain/locale/labels.ts';
import { parseMarkdown } from '../../../../src/domain/body/markdown-tree.ts';
import type { Review } from '../../../../src/domain/reviews/review.ts';
import {
  formatEvidenceNotes,
  formatReviewNotes,
} from '../../../../src/domain/entries/search-notes.ts';
import { createSource, type SourceData } from '../../../../src/domain/citations/source.ts';

const english = { labels: getLabels('en'), language: 'en-GB' };
const german = { labels: getLabels('de'), language: 'de' };

describe('the notes on a review', () => {
  const ann = { name: 'Ann Baker' };
  const review = (change: Partial<Review> = {}): Review => ({
    by: 'ann',
    on: '2026-03-02',
    isSelf: false,
    state: 'current',
    holdsUntil: undefined,
    overdueSince: undefined,
    ...change,
  });

  it.each([
    [undefined, []],
    [review(), ['Reviewed by Ann Baker, 2 March 2026']],
    [review({ isSelf: true }), ['Self-reviewed by Ann Baker, 2 March 2026']],
    [review({ state: 'edited' }), ['Edited since review on 2 March 2026 (Ann Baker)']],
    [
      review({ state: 'unbound' }),
      ['Reviewed by Ann Baker, 2 March 2026', 'May have been edited since review'],
    ],
    [
      review({ overdueSince: '2026-09-02' }),
      ['Reviewed by Ann Baker, 2 March 2026', 'Review was due on 2 September 2026'],
    ],
  ])('of %j say what its page says', (made, notes) => {
    expect(formatReviewNotes(made, ann, english)).toEqual(notes);
  });

  it('are in the language of the site', () => {
    expect(formatReviewNotes(review(), ann, german)).toEqual([
      'Geprüft von Ann Baker, 2. März 2026',
    ]);
  });
});

describe('the notes on evidence', () => {
  const source = (id: string, kind: SourceData['kind'], more: Partial<SourceData> = {}) =>
    [
      id,
      createSource(id, {
        kind,
        authors: ['A B'],
        title: 'T',
        container: 'J',
        year: 2020,
        population: 'People',
        finding: 'F',
        ...more,
      }),
    ] as const;
  const known = new Map([
    source('trial-1', 'randomised-trial'),
    source('trial-2', 'randomised-trial'),
    source('review', 'systematic-review'),
    source('case', 'case-report'),
    source('gone', 'guideline', {
      retracted: { on: '2025-01-01', notice: 'https://journal.org/notice' },
    }),
  ]);

  it.each([
    [
      ['trial-1', 'case', 'review', 'trial-2'],
      ['Evidence: 1 systematic review, 2 randomised trials, 1 case report'],
    ],
    [
      ['trial-1', 'experience', 'no-study'],
      ['Evidence: 1 randomised trial; in part: experience, no study'],
    ],
    [
      ['tradition', 'no-study'],
      [
        'This is what the tradition teaches, not what a study has shown.',
        'We know of no study of this.',
      ],
    ],
    [['gone', 'trial-1'], ['Evidence: 1 randomised trial']],
    [['gone'], []],
    [['not-known'], []],
    [[], []],
  ])('of what cites %j are %j', (cited, notes) => {
    expect(formatEvidenceNotes(cited, known, english)).toEqual(notes);
  });

  it('are in the language of the site', () => {
    expect(formatEvidenceNotes(['trial-1', 'trial-2', 'experience'], known, german)).toEqual([
      'Belege: 2 randomisierte Studien; zum Teil: Erfahrung',
    ]);
  });

  it('stand on what the text cites, each once', () => {
    const text =
      'Yes [@trial-1] [@review]. Also [@experience].\n\n- It is [@trial-1].\n\n> So they say [@case].';
    expect(collectCitedIds(parseMarkdown(text, 'markdown'))).toEqual([
      'trial-1',
      'review',
      'experience',
      'case',
    ]);
  });
});
