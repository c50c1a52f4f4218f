import { describe, expect, inject, it } from 'vitest';
import { compareStatements, listStatements, readGraphs } from './page-statements.ts';
import { listPermalinks, readPage } from './read-release.ts';

/** The types of the things of a page, sorted. */
function readTypes(release: string, permalink: string): string[] {
  return readGraphs(readPage(release, permalink).document)
    .flatMap((graph) => graph['@graph'].flatMap((node) => node['@type'] as string | string[]))
    .sort();
}

describe.each(['firstSite', 'smallSite'] as const)('the structured data of %s', (name) => {
  const release = inject(name);
  const pages = listPermalinks(release).map((permalink) => ({
    permalink,
    ...readPage(release, permalink),
  }));
  const listed = pages.filter(
    ({ document }) => document.querySelector('meta[name=robots]') === null,
  );

  it('are one graph on each page that search engines may list, and none elsewhere', () => {
    expect(listed.length).toBeGreaterThan(10);
    const hidden = [
      ...pages.filter((page) => !listed.includes(page)),
      { permalink: '/404.html', ...readPage(release, '/404.html') },
    ];
    expect(hidden.map(({ permalink }) => permalink)).toEqual(
      expect.arrayContaining(['/search/', '/404.html']),
    );
    for (const { permalink, document } of hidden) {
      expect([
        permalink,
        readGraphs(document).length,
        document.querySelector('meta[name=robots]')?.getAttribute('content'),
      ]).toEqual([permalink, 0, 'noindex']);
    }
    for (const { permalink, document } of listed)
      expect([permalink, readGraphs(document).map((graph) => graph['@context'])]).toEqual([
        permalink,
        ['https://schema.org'],
      ]);
  });

  it('name publisher, site and way on every page, and every thing that they refer to', () => {
    for (const { permalink, document } of listed) {
      const [graph] = readGraphs(document);
      expect([permalink, readTypes(release, permalink)]).toEqual([
        permalink,
        expect.arrayContaining(['BreadcrumbList', 'Organization', 'WebSite']),
      ]);
      const all = listStatements(graph)
        .filter(({ key }) => key === '@id')
        .map(({ value }) => value);
      const named = new Set(graph?.['@graph'].map((node) => node['@id']));
      expect([permalink, named.size]).toEqual([permalink, graph?.['@graph'].length]);
      const loose = all.filter((id) => !named.has(id) && !/#(person|question)$/.test(id));
      expect([permalink, loose]).toEqual([permalink, []]);
    }
  });

  it('say nothing that the page does not show or hold in its head', () => {
    for (const { permalink, document, html } of listed) {
      const { statements, unseen } = compareStatements(document, html);
      expect(statements).toBeGreaterThan(10);
      expect([permalink, unseen]).toEqual([permalink, []]);
    }
  });

  it('call an answer an FAQ page at its own address, and nowhere else', () => {
    for (const { permalink } of listed) {
      expect([permalink, readTypes(release, permalink).includes('FAQPage')]).toEqual([
        permalink,
        /^\/faq\/[^/]+\/$/.test(permalink),
      ]);
    }
  });

  it('call an article an article and a person a person where each has its page', () => {
    for (const { permalink } of listed) {
      const types = readTypes(release, permalink);
      expect([permalink, types.includes('Article')]).toEqual([
        permalink,
        /^\/articles\/(?!page\/)[^/]+\/$/.test(permalink),
      ]);
      expect([permalink, types.includes('ProfilePage')]).toEqual([
        permalink,
        /^\/people\/[^/]+\/$/.test(permalink),
      ]);
    }
  });

  it('say of an article who wrote it, and when it was published and changed, as its page and its preview in social networks do', () => {
    for (const { permalink, document } of listed.filter((page) =>
      readTypes(release, page.permalink).includes('Article'),
    )) {
      const article = readGraphs(document)[0]?.['@graph'].find(
        (node) => node['@type'] === 'Article',
      );
      const content = (property: string) =>
        document.querySelector(`meta[property="${property}"]`)?.getAttribute('content');
      expect([permalink, content('og:type')]).toEqual([permalink, 'article']);
      expect(article?.['datePublished']).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect([
        permalink,
        content('article:published_time'),
        content('article:modified_time'),
      ]).toEqual([permalink, article?.['datePublished'], article?.['dateModified']]);
      const authors = [...document.querySelectorAll('meta[property="article:author"]')].map(
        (author) => ({ '@type': 'Person', url: author.getAttribute('content') }),
      );
      expect(authors.length).toBeGreaterThan(0);
      expect([permalink, article?.['author']]).toEqual([
        permalink,
        authors.map((author) => expect.objectContaining(author)),
      ]);
    }
  });
});

it('a page on health is called one only while a review by a second person holds', () => {
  const release = inject('smallSite');
  const medical = listPermalinks(release).filter((permalink) =>
    readTypes(release, permalink).includes('MedicalWebPage'),
  );
  // The others were edited since, are due for a new review, were reviewed by their author, or by
  // nobody.
  expect(medical).toEqual(['/faq/how-often-do-i-feed-a-starter/']);
  const graph = JSON.stringify(
    readGraphs(readPage(release, '/faq/how-often-do-i-feed-a-starter/').document),
  );
  expect(graph).toContain('"lastReviewed":"2026-03-02"');
  expect(graph).toContain(
    '"reviewedBy":{"@type":"Person","@id":"https://bread.example/people/ada-baker/#person","name":"Ada Baker"',
  );
});
