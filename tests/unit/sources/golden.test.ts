import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addSources, type Addition } from '../../../src/sources/add.ts';
import type { Ask } from '../../../src/sources/network.ts';
import { sourceSchema } from '../../../src/schemas/source.ts';
import { check, faqWith } from '../check/small-content.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures/sources');

/** Files do not need the network; asking is the error that fails the test. */
const ask: Ask = (address) => Promise.reject(new Error(`The network was asked for ${address}.`));

async function add(
  ...names: readonly string[]
): Promise<{ content: string; additions: Addition[] }> {
  const content = await createTemporaryFolder();
  return {
    content,
    additions: await addSources(
      content,
      names.map((name) => join(fixtures, name)),
      ask,
    ),
  };
}

async function readSources(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder).catch((): string[] => []);
  return Object.fromEntries(
    await Promise.all(
      names.sort().map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    ),
  );
}

/** The text as a person leaves it who fills in what is open. */
function fillIn(text: string): string {
  return text
    .replace(/^kind: TODO$/m, 'kind: observational')
    .replace(/^year: TODO$/m, 'year: 2010')
    .replace(/^ {2}on: TODO$/m, '  on: 2012-05-01')
    .replace(/^ {2}notice: TODO$/m, '  notice: https://pubmed.ncbi.nlm.nih.gov/1/')
    .replace(/TODO \w+/g, 'Words');
}

const files = [
  'chapter-without-end.ris',
  'crossref.json',
  'endnote.ris',
  'latex.bib',
  'latin-1.ris',
  'misc-url.bib',
  'old-windows.ris',
  'pubmed.nbib',
  'zotero.json',
  'zotero.ris',
];

describe('a file of records', () => {
  it.each(files)('becomes the sources that are expected of %s', async (name) => {
    const { content } = await add(name);
    const sources = await readSources(join(content, 'sources'));
    expect(sources).toEqual(await readSources(join(fixtures, 'expected', name)));
    expect(Object.keys(sources).length).toBeGreaterThan(0);
  });

  it.each(files)(
    'of %s leaves open only what the check names, and passes once that is filled in',
    async (name) => {
      const { content, additions } = await add(name);
      const sources = await readSources(join(content, 'sources'));
      for (const addition of additions) {
        if (addition.kind !== 'added') continue;
        const text = sources[`${addition.id}.yml`] ?? '';
        const path = `sources/${addition.id}.yml`;
        // A source that is not finished is told of in full once a text cites it.
        const cited = faqWith(`So it is [@${addition.id}].`);
        const problems = check({ ...cited, [path]: text }).diagnostics.filter(
          (problem) => problem.path === path && problem.rule !== 'retracted-source',
        );
        const lines = text.split('\n');
        expect(problems.length).toBeGreaterThanOrEqual(addition.open.length);
        expect(
          problems.map(({ line = 0 }) => lines[line - 1]).filter((line) => !line?.includes('TODO')),
        ).toEqual([]);
        expect(
          check({ ...cited, [path]: fillIn(text) }).diagnostics.filter(
            (problem) => problem.path === path && problem.rule !== 'retracted-source',
          ),
        ).toEqual([]);
        expect(sourceSchema.safeParse(parse(fillIn(text))).error?.message).toBeUndefined();
      }
    },
  );

  it.each([
    [
      'breaks-off.bib',
      'This BibTeX cannot be read: line 10: it breaks off there, with a bracket or quotation mark left open. Nothing was added; export the file again, or mend that place.',
    ],
    [
      'no-equals.bib',
      'This BibTeX cannot be read: line 3, column 8: expected "equals", got "number". Nothing was added; export the file again, or mend that place.',
    ],
    [
      'comma.json',
      'This CSL-JSON cannot be read: line 3, column 21: Expected double-quoted property name. Nothing was added; export the file again, or mend that place.',
    ],
    [
      'tag-outside.ris',
      'This RIS cannot be read: line 1: "AU" stands before a record begins. Each record begins with a line "TY". Nothing was added; export the file again, or mend that place.',
    ],
    [
      'letter.txt',
      'This is neither CSL-JSON, BibTeX, RIS nor nbib. Export the record again in one of these formats.',
    ],
    ['no-such.ris', 'This is no DOI (10.…), no PubMed number, and there is no file of this name.'],
    ['expected', 'This is a folder. Name the files in it.'],
  ])('that cannot be read adds nothing and says why: %s', async (name, message) => {
    const { content, additions } = await add(name);
    expect(additions).toEqual([{ kind: 'failed', message: `${join(fixtures, name)}: ${message}` }]);
    expect(await readdir(content)).toEqual([]);
  });

  it('adds its other records where one has no title, and names that one', async () => {
    const { additions } = await add('misc-url.bib', 'zotero.json');
    expect(additions.map(({ kind }) => kind).filter((kind) => kind === 'added')).toHaveLength(7);
    expect(
      additions.flatMap((addition) => (addition.kind === 'failed' ? [addition.message] : [])),
    ).toEqual([
      'misc-url.bib, record "untitled": The record has no title, and a source needs one.',
      'zotero.json, record 5: The record has no title, and a source needs one.',
      'zotero.json, record 6: This is no record: a record is an object with a title.',
    ]);
  });

  it('that is larger than 10 MB is refused unread', async () => {
    const folder = await createTemporaryFolder();
    await writeFile(join(folder, 'huge.ris'), Buffer.alloc(10_000_001, 'TY  - JOUR\n'));
    const additions = await addSources(folder, [join(folder, 'huge.ris')], ask);
    expect(additions).toEqual([
      {
        kind: 'failed',
        message: `${join(folder, 'huge.ris')}: The file is larger than 10 MB. Export fewer records at a time.`,
      },
    ]);
  });

  it('of more than 500 records is taken for a mistake', async () => {
    const folder = await createTemporaryFolder();
    await writeFile(join(folder, 'all.ris'), 'TY  - JOUR\nTI  - A title\nER  - \n'.repeat(501));
    const additions = await addSources(folder, [join(folder, 'all.ris')], ask);
    expect(additions).toEqual([
      {
        kind: 'failed',
        message: `${join(folder, 'all.ris')}: The file holds 501 records, and 500 are the most. Export those that the site cites.`,
      },
    ]);
    expect(await readdir(folder)).toEqual(['all.ris']);
  });

  it.each([
    [
      'cut in the middle of a letter',
      Buffer.from('TY  - JOUR\nTI  - Über\nAU  - M\xc3', 'latin1'),
      'Über',
    ],
    [
      'in UTF-16, as Windows writes it',
      Buffer.from('\ufeffTY  - JOUR\r\nTI  - Über\r\nER  - \r\n', 'utf16le'),
      'Über',
    ],
    [
      'with tags of markup and escapes',
      Buffer.from('{"title": "A &lt;i&gt;B&lt;/i&gt; \\ud83d c&amp;#233;, x < 3 > y"}'),
      'A B \ufffd cé, x < 3 > y',
    ],
  ])('%s is read as well as it can be', async (_, bytes, title) => {
    const folder = await createTemporaryFolder();
    await writeFile(join(folder, 'file.txt'), bytes);
    expect(await addSources(folder, [join(folder, 'file.txt')], ask)).toMatchObject([
      { kind: 'added', title },
    ]);
  });
});

describe('adding', () => {
  it('passes over a work that has a source: same DOI, PubMed number, address, or author, title and year', async () => {
    const { content } = await add(...files);
    const before = await readSources(join(content, 'sources'));
    const again = await addSources(
      content,
      files.map((name) => join(fixtures, name)),
      ask,
    );
    expect(again.filter(({ kind }) => kind === 'added')).toEqual([]);
    expect(again).toContainEqual({
      kind: 'known',
      id: 'king-2020',
      title: 'Effects of CO2 on “gentle” touch: NMDA & more',
    });
    expect(await readSources(join(content, 'sources'))).toEqual(before);
  });

  it('compares DOIs without regard to capital letters and to the address before them', async () => {
    const content = await createTemporaryFolder();
    await mkdir(join(content, 'sources'));
    await writeFile(
      join(content, 'sources/mine.yml'),
      'title: Something else\ndoi: "https://doi.org/10.5555/pn.2020.11"\n',
    );
    const [first] = await addSources(content, [join(fixtures, 'zotero.json')], ask);
    expect(first).toMatchObject({ kind: 'known', id: 'mine' });
  });

  it('gives another work of the same author and year a letter, and never writes over a file', async () => {
    const content = await createTemporaryFolder();
    await mkdir(join(content, 'sources'));
    await writeFile(join(content, 'sources/braun-2009.yml'), 'not: [yaml');
    await writeFile(join(content, 'sources/braun-2009a.yml'), '');
    expect(await addSources(content, [join(fixtures, 'old-windows.ris')], ask)).toMatchObject([
      { kind: 'added', id: 'braun-2009b' },
    ]);
    expect(await readFile(join(content, 'sources/braun-2009.yml'), 'utf8')).toBe('not: [yaml');
    expect((await readdir(join(content, 'sources'))).sort()).toEqual([
      'braun-2009.yml',
      'braun-2009a.yml',
      'braun-2009b.yml',
    ]);
  });

  it('says so where something that is no file has its name, and leaves nothing half-written', async () => {
    const content = await createTemporaryFolder();
    await mkdir(join(content, 'sources/braun-2009.yml'), { recursive: true });
    const additions = await addSources(content, [join(fixtures, 'old-windows.ris')], ask);
    expect(additions).toEqual([
      {
        kind: 'failed',
        message: expect.stringMatching(
          /^old-windows\.ris, line 1: .*braun-2009\.yml exists and is no source that can be read\. Move it away, and add this again\.$/,
        ),
      },
    ]);
    expect(await readdir(join(content, 'sources'))).toEqual(['braun-2009.yml']);
  });
});
