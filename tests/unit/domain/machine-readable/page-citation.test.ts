import { expect, it } from 'vitest';
import { createPageMeta, type PageMetaInput } from '../../../../src/domain/entries/page-meta.ts';
import { createPerson } from '../../../../src/domain/entries/person.ts';
import { createSite } from '../../../../src/domain/entries/site.ts';
import {
  formatPageCitation,
  serializePageBibtex,
} from '../../../../src/domain/machine-readable/page-citation.ts';

const site = createSite(
  {
    title: 'Bamboo',
    tagline: '',
    url: 'https://bamboo.example',
    language: 'en',
    timeZone: 'UTC',
    publisher: { name: 'Bamboo & Sons', kind: 'organization', links: [], contact: {} },
    navigation: [],
    home: [],
    featured: [],
    footer: '',
    evidence: 'warn',
    share: [],
  },
  [],
);
const [ann, ben] = ['Ann Lee', 'Ben {Ng}'].map((name) =>
  createPerson(name, { name, credentials: [], bio: '', links: [] }),
);
const toMeta = (facts: Partial<PageMetaInput>) =>
  createPageMeta(site, {
    title: 'Rest well?',
    description: 'D',
    permalink: '/faq/rest-well/',
    published: '2026-11-02',
    ...facts,
  });

it('a page is cited by its authors, its title, the site, its last day and its address', () => {
  const authors = [ann, ben].flatMap((each) => each ?? []);
  expect(formatPageCitation(toMeta({ authors, title: 'Rest', updated: '2026-11-20' }))).toBe(
    'Ann Lee, Ben {Ng}. Rest. Bamboo, 20 November 2026. https://bamboo.example/faq/rest-well/',
  );
});

it('a page without an author is cited by its publisher', () => {
  expect(formatPageCitation(toMeta({}))).toBe(
    'Bamboo & Sons. Rest well? Bamboo, 2 November 2026. https://bamboo.example/faq/rest-well/',
  );
});

it('the citation for BibTeX holds names as one, and no sign that means something there', () => {
  const authors = [ann, ben].flatMap((each) => each ?? []);
  expect(serializePageBibtex(toMeta({ authors, title: '50 % of $5_000 \\ {~}' }))).toBe(
    [
      '@online{rest-well,',
      '  author = {{Ann Lee} and {Ben \\{Ng\\}}},',
      '  title = {50 \\% of \\$5\\_000 \\textbackslash{} \\{\\textasciitilde{}\\}},',
      '  organization = {Bamboo \\& Sons},',
      '  date = {2026-11-02},',
      '  url = {https://bamboo.example/faq/rest-well/},',
      '  langid = {en},',
      '}',
    ].join('\n'),
  );
});
