import { describe, expect, inject, it } from 'vitest';
import { listPermalinks, readPage } from './read-release.ts';

interface Link {
  readonly page: string;
  readonly href: string;
  readonly rel: string | null;
  readonly target: string | null;
  readonly ping: string | null;
}

/** The links of a document that lead to another site. */
function listForeignLinks(document: Document, page: string): Link[] {
  return [...document.querySelectorAll('a[href], area[href]')]
    .map((link) => ({
      page,
      href: link.getAttribute('href') ?? '',
      rel: link.getAttribute('rel'),
      target: link.getAttribute('target'),
      ping: link.getAttribute('ping'),
    }))
    .filter(({ href }) => /^(?:https?:)?\/\//i.test(href));
}

// A person's page names the person's own pages, and a link that shares says that it keeps the
// reader's page to itself. All others say nothing.
const isTrue = ({ page, rel }: Link) =>
  rel === null || rel === 'noopener noreferrer' || (rel === 'me' && page.startsWith('/people/'));

describe.each(['firstSite', 'smallSite'] as const)('the links of %s to other sites', (name) => {
  const release = inject(name);
  const links = [...listPermalinks(release), '/404.html'].flatMap((page) =>
    listForeignLinks(readPage(release, page).document, page),
  );

  it('are many', () => {
    expect(links.length).toBeGreaterThan(10);
  });

  it('open in the same tab, so that no page that is opened holds on to this one', () => {
    expect(links.filter(({ target }) => target !== null)).toEqual([]);
  });

  it('tell nobody that they were followed', () => {
    expect(links.filter(({ ping }) => ping !== null)).toEqual([]);
  });

  it('say of their relation only what is true', () => {
    expect(links.filter((link) => !isTrue(link))).toEqual([]);
  });
});
