import { describe, expect, it } from 'vitest';
import { createJsonLd } from '../../../../src/domain/machine-readable/json-ld.ts';
import { serializeJsonLd } from '../../../../src/domain/machine-readable/json-ld.ts';
import { createPageMeta, type PageMetaInput } from '../../../../src/domain/entries/page-meta.ts';
import { createPerson } from '../../../../src/domain/entries/person.ts';
import { createSite, type SiteData } from '../../../../src/domain/entries/site.ts';
import { createSource } from '../../../../src/domain/citations/source.ts';

const data: SiteData = {
  title: 'Bamboo',
  tagline: 'Plain words.',
  url: 'https://bamboo.example',
  language: 'de-CH',
  timeZone: 'UTC',
  publisher: { name: 'Bamboo Practice', kind: 'organization', links: [], contact: {} },
  navigation: [],
  home: [],
  featured: [],
  footer: '',
  evidence: 'warn',
  share: ['email'],
};
const ann = createPerson('ann', { name: 'Ann', credentials: [], bio: '', links: [] });
const review = { by: ann, on: '2026-03-02' };

/** The graph of a page of the site, each thing under its type. */
function toGraph(facts: Partial<PageMetaInput>, changes: Partial<SiteData> = {}) {
  const meta = createPageMeta(createSite({ ...data, ...changes }, []), {
    title: 'T',
    description: 'D',
    permalink: '/x/',
    ...facts,
  });
  return new Map(
    createJsonLd(meta, undefined)['@graph'].map((node) => [[node['@type']].flat().join('+'), node]),
  );
}

describe('the graph of a page', () => {
  it('names publisher, site, way and page by ids that hold only address and role', () => {
    expect([...toGraph({})].map(([type, node]) => [type, node['@id']])).toEqual([
      ['Organization', 'https://bamboo.example/#organization'],
      ['WebSite', 'https://bamboo.example/#website'],
      ['BreadcrumbList', 'https://bamboo.example/x/#breadcrumbs'],
      ['WebPage', 'https://bamboo.example/x/#page'],
    ]);
  });

  it('has a person where a person publishes the site', () => {
    const graph = toGraph({}, { publisher: { ...data.publisher, kind: 'person' } });
    expect(graph.get('Person')).toMatchObject({
      '@id': 'https://bamboo.example/#person',
      name: 'Bamboo Practice',
    });
    expect(graph.get('WebSite')).toMatchObject({
      publisher: { '@id': 'https://bamboo.example/#person' },
      inLanguage: 'de-CH',
    });
  });

  it('says of a person what their page shows, and nothing of what it has not', () => {
    const toPerson = (more: Partial<Parameters<typeof createPerson>[1]>) => {
      const person = createPerson('ben', {
        name: 'Ben',
        credentials: [],
        bio: '',
        links: [],
        ...more,
      });
      const page = toGraph({ permalink: '/people/ben/', person }).get('ProfilePage');
      return page !== undefined && 'mainEntity' in page ? page.mainEntity : undefined;
    };
    const links = [{ label: 'Elsewhere', url: 'https://ben.example/' }];
    expect(
      toPerson({ role: 'Baker', bio: 'Bakes.', credentials: ['Master'], links }),
    ).toMatchObject({
      name: 'Ben',
      jobTitle: 'Baker',
      description: 'Bakes.',
      hasCredential: [{ '@type': 'EducationalOccupationalCredential', name: 'Master' }],
      sameAs: ['https://ben.example/'],
    });
    for (const name of ['jobTitle', 'description', 'hasCredential', 'sameAs'])
      expect(toPerson({})).not.toHaveProperty(name);
  });

  it('says the tagline on the home page alone, where it can be read', () => {
    expect(toGraph({ permalink: '/' }).get('WebSite')).toHaveProperty(
      'description',
      'Plain words.',
    );
    expect(toGraph({}).get('WebSite')).not.toHaveProperty('description');
  });

  it('tells of a review on a site about health, and nowhere else', () => {
    expect(toGraph({ review }, { field: 'health' }).get('MedicalWebPage')).toMatchObject({
      lastReviewed: '2026-03-02',
      reviewedBy: {
        '@id': 'https://bamboo.example/people/ann/#person',
        name: 'Ann',
        url: 'https://bamboo.example/people/ann/',
      },
    });
    expect([...toGraph({ review }).keys()]).toContain('WebPage');
    expect([...toGraph({}, { field: 'health' }).keys()]).toContain('WebPage');
  });

  it('of a question is an FAQ page, which a review on health makes a medical page as well', () => {
    const facts = { kind: 'question', answer: 'Yes.' } as const;
    const mainEntity = [
      {
        '@type': 'Question',
        '@id': 'https://bamboo.example/x/#question',
        name: 'T',
        acceptedAnswer: { '@type': 'Answer', text: 'Yes.' },
      },
    ];
    expect(toGraph(facts).get('FAQPage')).toMatchObject({ mainEntity });
    expect(
      toGraph({ ...facts, review }, { field: 'health' }).get('FAQPage+MedicalWebPage'),
    ).toMatchObject({ mainEntity, lastReviewed: '2026-03-02' });
  });

  it('says of an article who wrote it, when, and what it cites, a retraction included', () => {
    const source = createSource('lee-2020', {
      kind: 'observational',
      authors: ['Lee A'],
      title: 'On rest',
      container: 'Journal of Rest',
      year: 2020,
      doi: '10.1000/rest',
      population: '12 adults',
      finding: 'None.',
      retracted: { on: '2024-05-01', notice: 'https://journal.example/notice' },
    });
    const article = toGraph({
      kind: 'article',
      authors: [ann],
      published: '2026-01-01',
      updated: '2026-02-01',
      sources: [source],
    }).get('Article');
    expect(article).toMatchObject({
      headline: 'T',
      datePublished: '2026-01-01',
      dateModified: '2026-02-01',
      author: [{ '@type': 'Person', name: 'Ann', url: 'https://bamboo.example/people/ann/' }],
      publisher: { '@id': 'https://bamboo.example/#organization' },
      citation: [
        {
          name: 'On rest',
          url: 'https://doi.org/10.1000/rest',
          datePublished: '2020',
          isPartOf: { name: 'Journal of Rest' },
        },
      ],
    });
    expect(article).toHaveProperty(
      ['citation', 0, 'creativeWorkStatus'],
      expect.stringContaining('2024'),
    );
  });
});

it('no text of a page ends the element that holds the graph, and each is read back as it was', () => {
  const title = '</script><script>alert(1)</script><!-- \u2028 \u2029 "quoted" \\ & ]]>';
  const meta = createPageMeta(createSite(data, []), {
    title,
    description: title,
    permalink: '/x/',
  });
  const json = serializeJsonLd(createJsonLd(meta, undefined));
  expect(json).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual(createJsonLd(meta, undefined));
});
