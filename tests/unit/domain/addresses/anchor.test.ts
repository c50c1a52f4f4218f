import { describe, expect, it } from 'vitest';
import {
  formatCitationAnchor,
  createHeadingAnchors,
  formatQuestionAnchor,
  formatReferenceAnchor,
} from '../../../../src/domain/addresses/anchor.ts';

describe('the ids of headings', () => {
  it('are made of their words', () => {
    expect(createHeadingAnchors(['What it is', 'The science'])).toEqual([
      'what-it-is',
      'the-science',
    ]);
  });

  it('are counted where words repeat, and skip what another heading has', () => {
    expect(createHeadingAnchors(['Risks', 'Risks', 'Risks 2', 'Risks'])).toEqual([
      'risks',
      'risks-2',
      'risks-2-2',
      'risks-3',
    ]);
  });

  it('never take an id of the page itself', () => {
    expect(
      createHeadingAnchors(['References', 'Main', 'Q is it safe', 'Cite haller', 'Ref a']),
    ).toEqual([
      'section-references',
      'section-main',
      'section-q-is-it-safe',
      'section-cite-haller',
      'section-ref-a',
    ]);
  });
});

describe('the ids of marks', () => {
  it('count the marks of a source within an article', () => {
    const entry = { collection: 'articles', id: 'cst' };
    expect([
      formatCitationAnchor(entry, 'haller-2020', 1),
      formatCitationAnchor(entry, 'haller-2020', 2),
    ]).toEqual(['cite-haller-2020', 'cite-haller-2020-2']);
  });

  it('carry the question where they stand in an answer, since the answer may stand within an article', () => {
    expect(formatCitationAnchor({ collection: 'faq', id: 'is-it-safe' }, 'haller-2020', 1)).toBe(
      'q-is-it-safe-cite-haller-2020',
    );
  });
});

it('questions and references have ids that no heading can have', () => {
  const ids = [formatQuestionAnchor('safe'), formatReferenceAnchor('safe')];
  expect(createHeadingAnchors(['Q safe', 'Ref safe'])).not.toContain(ids[0]);
  expect(ids).toEqual(['q-safe', 'ref-safe']);
});
