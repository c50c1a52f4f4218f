import { describe, expect, it } from 'vitest';
import { generatePeerPages } from '../../../../bench/publish/peer-pages.ts';
import { createEdit, type RowName, unedited } from '../../../../bench/publish/rows.ts';

const tiny = { articles: 3, answers: 6, sources: 8, topics: 2 };

const generate = (edit = unedited) => [...generatePeerPages(tiny, edit, (text) => `> ${text}`)];

describe('the pages that other programs are given', () => {
  it('link only to pages that there are', () => {
    const pages = generate();
    const addresses = new Set(pages.map(({ path }) => (path === '' ? '/' : `/${path}/`)));
    const links = pages.flatMap(({ markdown }) =>
      [...markdown.matchAll(/\]\((\/[^)]*)\)/g)].map(([, link = '']) => link),
    );
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((link) => !addresses.has(link))).toEqual([]);
  });

  it('list each source that they cite once, under the number of its citations', () => {
    const article = generate().find(({ path }) => path === 'articles/article-1');
    const [text = '', list = ''] = article?.markdown.split('## References') ?? [];
    const numbers = [...text.matchAll(/\[\\\[(\d+)\\\]\]/g)].map(([, number]) => Number(number));
    expect(numbers).toHaveLength(35);
    expect(new Set(numbers).size).toBe(list.trim().split('\n').length);
    expect(Math.max(...numbers)).toBe(new Set(numbers).size);
  });

  it('change with each edit that is measured, and with no other', () => {
    const before = generate().map(({ markdown, title }) => title + markdown);
    const countChanged = (row: RowName) =>
      generate(createEdit(row, 'mark')).filter(
        ({ markdown, title }, at) => title + markdown !== before[at],
      ).length;
    expect(countChanged('same')).toBe(0);
    expect(countChanged('answer')).toBe(1);
    expect(countChanged('article')).toBe(1);
    expect(countChanged('site')).toBe(1);
    expect(countChanged('source')).toBeGreaterThan(1);
    expect(countChanged('topic')).toBeGreaterThan(1);
  });
});
