import { describe, expect, inject, it } from 'vitest';
import { readPage } from './read-release.ts';

const release = inject('smallSite');

/** The line of dates of a page, each part as a reader sees it. */
function listDates(permalink: string): string[] {
  return [...readPage(release, permalink).document.querySelectorAll('main .dates li')].map(
    (item) => item.textContent?.replace(/\s+/g, ' ').trim() ?? '',
  );
}

describe('the page of an entry', () => {
  it('says who reviewed it, and when, while the words are those that were reviewed', () => {
    const permalink = '/faq/how-often-do-i-feed-a-starter/';
    expect(listDates(permalink)).toEqual([
      'Published 10 February 2026',
      'Reviewed by Ada Baker, 2 March 2026',
      'Next review by 2 December 2026',
      'What a review means',
    ]);
    const { document } = readPage(release, permalink);
    expect(document.querySelector('main .reviewed a')?.getAttribute('href')).toBe(
      '/people/ada-baker/',
    );
    expect(document.querySelector('main .reviewed time')?.getAttribute('datetime')).toBe(
      '2026-03-02',
    );
  });

  it('says that it was edited since its review', () => {
    expect(listDates('/faq/can-i-freeze-bread/')).toEqual([
      'Published 11 February 2026',
      'Edited since review on 10 April 2026 (Ada Baker)',
      'What a review means',
    ]);
  });

  it('says that its author reviewed it', () => {
    expect(listDates('/articles/keeping-a-starter/')).toContain(
      'Self-reviewed by Ada Baker, 2 March 2026',
    );
  });

  it('says since when a new review was due', () => {
    expect(listDates('/faq/why-is-my-loaf-dense/').slice(-3, -1)).toEqual([
      'Reviewed by Ada Baker, 21 February 2026',
      'Review was due on 21 November 2026',
    ]);
  });

  it('says of an answer within it that it has a review of its own', () => {
    const { document } = readPage(release, '/articles/keeping-a-starter/');
    const said = [...document.querySelectorAll('main .faq-answer')].map((answer) => [
      answer.id,
      answer.querySelector('.answer-review')?.textContent?.trim(),
    ]);
    expect(said).toEqual([
      ['q-how-often-do-i-feed-a-starter', 'Reviewed by Ada Baker, 2 March 2026'],
      ['q-can-i-freeze-bread', undefined],
    ]);
  });

  it('says once that nobody reviewed it, below its text, and what a review is', () => {
    const { document } = readPage(release, '/articles/flour-and-water/');
    expect(listDates('/articles/flour-and-water/').join()).not.toContain('eview');
    const said = document.querySelector('main #review_meaning')?.textContent ?? '';
    expect(said).toContain('Not yet reviewed by a second person.');
    expect(said).toContain('a second person reads all that a page shows');
    expect(document.body.textContent?.split('Not yet reviewed').length).toBe(2);
  });

  it('leads from its review to what a review is', () => {
    const { document } = readPage(release, '/faq/how-often-do-i-feed-a-starter/');
    const link = document.querySelector('main .review-facts a[href^="#"]');
    const place = document.querySelector(link?.getAttribute('href') ?? '');
    expect(place?.textContent).toContain('a second person reads');
    expect(place?.textContent).not.toContain('Not yet reviewed');
  });
});

it('a person is said to have reviewed what stands as they reviewed it, and no text of their own', () => {
  const links = [
    ...readPage(release, '/people/ada-baker/').document.querySelectorAll('main .questions a'),
  ].map((link) => link.getAttribute('href'));
  expect(links).toEqual(
    expect.arrayContaining(['/faq/how-often-do-i-feed-a-starter/', '/faq/why-is-my-loaf-dense/']),
  );
  expect(links).not.toContain('/faq/can-i-freeze-bread/');
  expect(links).not.toContain('/articles/keeping-a-starter/');
});

it('the first content claims no review that nobody made', () => {
  expect(
    readPage(
      inject('firstSite'),
      '/articles/craniosacral-therapy-for-stress/',
    ).document.querySelector('#review_meaning')?.textContent,
  ).toContain('Not yet reviewed by a second person');
});
