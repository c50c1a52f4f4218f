import { describe, expect, it } from 'vitest';
import { numberCitations } from '../../../../src/domain/citations/citation-numbers.ts';
import { english } from '../../../../src/domain/locale/labels/english.ts';

const mark = (id: string, anchor: string) =>
  `<a href="#ref-${id}" class="citation" id="${anchor}" role="doc-noteref" data-cite="${id}">${id}</a>`;

describe('the marks of a page', () => {
  it('are numbered in the order in which sources first appear', () => {
    const { html, citations } = numberCitations(
      `<p>${mark('b', 'cite-b')}${mark('a', 'cite-a')}</p><p>${mark('b', 'cite-b-2')}</p>`,
      english,
    );
    expect(
      html
        .replace(/<[^>]*>/g, ' ')
        .trim()
        .split(/\s+/),
    ).toEqual(['1', '2', '1']);
    expect(citations).toEqual([
      { sourceId: 'b', number: 1, marks: ['cite-b', 'cite-b-2'] },
      { sourceId: 'a', number: 2, marks: ['cite-a'] },
    ]);
  });

  it('say to a screen reader what the number means, and stay out of the search index', () => {
    const { html } = numberCitations(mark('a', 'cite-a'), english);
    expect(html).toContain('aria-label="Reference 1"');
    expect(html).toContain('data-pagefind-ignore');
  });

  it('of a basis become its words, with their meaning', () => {
    const { html, citations } = numberCitations(
      '<span class="basis" data-cite="no-study">no-study</span>',
      english,
    );
    expect(html).toContain('>no study</span>');
    expect(html).toContain('title="We know of no study of this."');
    expect(citations).toEqual([]);
  });

  it('leave all other links as they are', () => {
    const other = '<p><a href="/faq/" class="citation-like">x</a></p>';
    expect(numberCitations(other, english)).toEqual({ html: other, citations: [] });
  });
});
