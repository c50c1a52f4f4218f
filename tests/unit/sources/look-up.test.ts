import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addSources } from '../../../src/sources/add.ts';
import { createAsk } from '../../../src/sources/network.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import {
  startWeb,
  toDoiSearch,
  toPmidSearch,
  toResults,
  type Asked,
  type Page,
} from './local-web.ts';

const offline =
  'Without a network, save the record as a .ris, .bib or .nbib file in a browser, and add that file.';

async function add(
  word: string,
  pages: Readonly<Record<string, Page>>,
): Promise<{ lines: string[]; files: Record<string, string>; asked: Asked[] }> {
  const { via, asked, seconds } = await startWeb(pages);
  const content = await createTemporaryFolder();
  const additions = await addSources(content, [word], createAsk({ via, seconds }));
  const names = await readdir(join(content, 'sources')).catch(() => []);
  const files = await Promise.all(
    names.map(
      async (name) => [name, await readFile(join(content, 'sources', name), 'utf8')] as const,
    ),
  );
  return {
    lines: additions.map((each) =>
      each.kind === 'failed' ? each.message : `${each.kind} ${each.id}`,
    ),
    files: Object.fromEntries(files),
    asked,
  };
}

const csl = {
  type: 'article-journal',
  DOI: '10.5555/neck(2020)4',
  title: 'Gentle touch for neck pain',
  author: [{ given: 'Änne', family: 'Hübner' }],
  'container-title': 'Journal of the neck',
  issued: { 'date-parts': [[2020, 12]] },
  volume: '22',
  issue: '4',
  page: '345-356',
  URL: 'https://doi.org/10.5555/neck(2020)4',
};

const work = {
  id: '33300006',
  source: 'MED',
  pmid: '33300006',
  doi: '10.5555/NECK(2020)4',
  title: 'Gentle touch for neck pain.',
  authorList: {
    author: [
      { fullName: 'Hübner Ä', firstName: 'Änne', lastName: 'Hübner', initials: 'Ä' },
      { collectiveName: 'Neck Trial Collaborators' },
    ],
  },
  journalInfo: {
    issue: '4',
    volume: '22',
    yearOfPublication: 2020,
    journal: { title: 'Journal of the neck', isoabbreviation: 'J Neck' },
  },
  pubYear: '2020',
  pageInfo: '345-356',
  pubTypeList: { pubType: ['Randomized Controlled Trial', 'Journal Article'] },
};

describe('adding by DOI', () => {
  it.each([
    '10.5555/neck(2020)4',
    'doi:10.5555/neck(2020)4',
    'https://doi.org/10.5555/neck(2020)4',
    'http://dx.doi.org/10.5555/neck%282020%294',
  ])('asks doi.org for the record: %s', async (word) => {
    const { lines, files, asked } = await add(word, {
      'doi.org/10.5555/neck(2020)4': { json: csl },
    });
    expect(lines).toEqual(['added hubner-2020']);
    expect(files['hubner-2020.yml']).toContain(
      'kind: TODO\nauthors:\n  - Hübner Ä\ntitle: Gentle touch for neck pain\ncontainer: Journal of the neck\nyear: 2020\nlocator: "22(4):345-356"\ndoi: 10.5555/neck(2020)4\n#',
    );
    expect(asked[0]).toEqual({
      method: 'GET',
      address: 'doi.org/10.5555/neck(2020)4',
      agent: 'Answerable/0.1 (source check)',
      accept: 'application/vnd.citationstyles.csl+json',
    });
  });

  it('follows doi.org to whoever registered the DOI', async () => {
    const { lines } = await add('10.5555/1', {
      'doi.org/10.5555/1': { to: '/crossref/1' },
      'crossref/1': { json: csl },
    });
    expect(lines).toEqual(['added hubner-2020']);
  });

  it('adds the PubMed number, the kind and a retraction where Europe PMC knows the same DOI', async () => {
    const withdrawn = {
      ...work,
      commentCorrectionList: {
        commentCorrection: [{ id: '39900001', source: 'MED', type: 'Retraction in' }],
      },
    };
    const { files } = await add('10.5555/neck(2020)4', {
      'doi.org/10.5555/neck(2020)4': { json: csl },
      [toDoiSearch('10.5555/neck(2020)4')]: toResults(withdrawn),
      [toPmidSearch(39900001)]: toResults({
        doi: '10.5555/notice',
        firstPublicationDate: '2022-02-03',
      }),
    });
    expect(files['hubner-2020.yml']).toMatch(/^kind: randomised-trial\n/);
    expect(files['hubner-2020.yml']).toContain('\npmid: 33300006\n');
    expect(files['hubner-2020.yml']).toMatch(
      /retracted:\n {2}on: 2022-02-03\n {2}notice: "https:\/\/doi\.org\/10\.5555\/notice"\n$/,
    );
  });

  it('does not mix two works where Europe PMC answers with another', async () => {
    const { files } = await add('10.5555/neck(2020)4', {
      'doi.org/10.5555/neck(2020)4': { json: csl },
      [toDoiSearch('10.5555/neck(2020)4')]: toResults({ ...work, doi: '10.5555/other' }),
    });
    expect(files['hubner-2020.yml']).toMatch(/kind: TODO/);
    expect(files['hubner-2020.yml']).not.toContain('pmid');
  });

  it.each<[string, Page, string]>([
    [
      'is unknown',
      404,
      'doi.org knows no work with the DOI 10.5555/1. Compare it with the page of the journal.',
    ],
    ['meets a server that fails', 503, `doi.org answered 503. ${offline}`],
    [
      'gets a page instead of a record',
      { text: '<!doctype html>' },
      `doi.org did not answer with a record. ${offline}`,
    ],
    [
      'gets a record without a title',
      { json: { DOI: '10.5555/1' } },
      `the record of 10.5555/1 is of no use: The record has no title, and a source needs one. ${offline}`,
    ],
    ['gets no answer', 'silent', `doi.org did not answer within 1 seconds. ${offline}`],
  ])('says in a sentence why nothing was added where it %s', async (_, page, message) => {
    const { lines, files } = await add('10.5555/1', { 'doi.org/10.5555/1': page });
    expect([lines, files]).toEqual([[`10.5555/1: ${message}`], {}]);
  });
});

describe('adding', () => {
  it('says that a host cannot be reached, and how a source is added without a network', async () => {
    const { lines, files } = await add('10.5555/1', { 'doi.org/10.5555/1': 'torn' });
    expect([lines, files]).toEqual([
      [
        expect.stringMatching(
          /^10\.5555\/1: doi\.org cannot be reached( \(\w+\))?\. Without a network, save /,
        ),
      ],
      {},
    ]);
  });
});

describe('adding by PubMed number', () => {
  it.each([
    '33300006',
    'pmid:33300006',
    'PMID 33300006',
    'https://pubmed.ncbi.nlm.nih.gov/33300006/',
  ])('asks Europe PMC, which says what kind of evidence it is: %s', async (word) => {
    const { lines, files } = await add(word, { [toPmidSearch(33300006)]: toResults(work) });
    expect(lines).toEqual(['added hubner-2020']);
    expect(files['hubner-2020.yml']).toMatch(
      /^kind: randomised-trial\nauthors:\n {2}- Hübner Ä\n {2}- Neck Trial Collaborators\ntitle: Gentle touch for neck pain\ncontainer: Journal of the neck\nyear: 2020\nlocator: "22\(4\):345-356"\ndoi: 10\.5555\/NECK\(2020\)4\npmid: 33300006\n#/,
    );
  });

  it.each([
    [['Systematic Review', 'Meta-Analysis'], 'systematic-review'],
    [['Practice Guideline'], 'guideline'],
    [['Case Reports'], 'case-report'],
    [['Observational Study'], 'observational'],
    [['Journal Article', 'Clinical Trial', 'Review'], 'TODO'],
  ])('takes %j for %s', async (pubType, kind) => {
    const { files } = await add('33300006', {
      [toPmidSearch(33300006)]: toResults({ ...work, pubTypeList: { pubType } }),
    });
    expect(files['hubner-2020.yml']).toMatch(new RegExp(`^kind: ${kind}$`, 'm'));
  });

  it('leaves a retraction open whose day nobody tells', async () => {
    const { files } = await add('33300006', {
      [toPmidSearch(33300006)]: toResults({
        ...work,
        pubTypeList: { pubType: ['Retracted Publication'] },
      }),
    });
    expect(files['hubner-2020.yml']).toMatch(/retracted:\n {2}on: TODO\n {2}notice: TODO\n$/);
  });

  it.each<[string, Page, string]>([
    [
      'is unknown',
      toResults(),
      'Europe PMC knows no work with the PubMed number 33300006. Compare it with the page of the work in PubMed.',
    ],
    ['meets a server that fails', 500, `www.ebi.ac.uk answered 500. ${offline}`],
    ['gets no answer', 'silent', `www.ebi.ac.uk did not answer within 1 seconds. ${offline}`],
    [
      'gets a page instead of a record',
      { text: '<!doctype html>' },
      `www.ebi.ac.uk did not answer with a record. ${offline}`,
    ],
    [
      'gets an answer of another form',
      { json: { hello: 1 } },
      `www.ebi.ac.uk did not answer with a record. ${offline}`,
    ],
  ])('says in a sentence why nothing was added where it %s', async (_, page, message) => {
    const { lines, files } = await add('33300006', { [toPmidSearch(33300006)]: page });
    expect([lines, files]).toEqual([[`33300006: ${message}`], {}]);
  });
});
