import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { CommandResult } from '../../build-release.ts';
import {
  startWeb,
  toCrossrefWork,
  toPmidSearch,
  toResults,
  type Page,
} from '../sources/local-web.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import { runHere } from './run-here.ts';

const root = resolve(import.meta.dirname, '../../..');
const fixtures = join(root, 'tests/fixtures/sources');

/** Runs the command with these pages for the web, or without a network. */
async function run(
  words: readonly string[],
  content: string,
  pages?: Readonly<Record<string, Page>>,
): Promise<CommandResult> {
  const { fetch: ask } = globalThis;
  const web = pages === undefined ? undefined : await startWeb({ 'doi.org/': 200, ...pages });
  vi.stubGlobal('fetch', (address: unknown, options?: RequestInit) =>
    web === undefined
      ? Promise.reject(
          new TypeError('fetch failed', {
            cause: Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }),
          }),
        )
      : ask(`${web.via}/${String(address).replace(/^https?:\/\//, '')}`, options),
  );
  try {
    return await runHere('sources', [...words, '--content', content]);
  } finally {
    vi.unstubAllGlobals();
  }
}

async function createContent(): Promise<string> {
  const content = join(await createTemporaryFolder(), 'content');
  await cp(join(root, 'tests/fixtures/small-site'), content, { recursive: true });
  return content;
}

describe('npm run sources -- add', () => {
  it('writes a source for each record of the files, without a network, and says what comes next', async () => {
    const content = await createContent();
    const { code, output } = await run(
      ['add', join(fixtures, 'endnote.ris'), join(fixtures, 'pubmed.nbib')],
      content,
    );
    expect(output.split('\n')).toEqual([
      `Wrote ${content}/sources/vollmar-2018.yml: "Gentle touch and back pain: a two-arm trial". Still open: kind, population, finding.`,
      `Wrote ${content}/sources/hubner-2020.yml: "Gentle touch for neck pain: a randomised trial whose title goes on and on until it needs a second line". Still open: population, finding.`,
      `Wrote ${content}/sources/ivanov-2011.yml: "[Touch in children: a review]". Still open: population, finding.`,
      `Wrote ${content}/sources/withers-2009.yml: "A withdrawn trial of touch". This work was retracted. Still open: kind, population, finding, retracted.`,
      'Next: fill in what is still open, cite it as [@vollmar-2018], and run npm run check.',
      '',
    ]);
    expect(code).toBe(0);
    expect(await readFile(join(content, 'sources/vollmar-2018.yml'), 'utf8')).toBe(
      await readFile(join(fixtures, 'expected/endnote.ris/vollmar-2018.yml'), 'utf8'),
    );
  });

  it('asks for a DOI or PubMed number', async () => {
    const content = await createContent();
    const { code, output } = await run(['add', '10.5555/touch', '33300006'], content, {
      'doi.org/10.5555/touch': {
        json: {
          title: 'Touch',
          author: [{ family: 'Ng', given: 'Wei' }],
          issued: { 'date-parts': [[2001]] },
        },
      },
      [toPmidSearch(33300006)]: toResults({
        title: 'Neck.',
        pubYear: '2020',
        authorList: { author: [{ lastName: 'Ng', initials: 'W' }] },
      }),
    });
    expect([
      code,
      (await readdir(join(content, 'sources'))).filter((name) => name.startsWith('ng-')),
    ]).toEqual([0, ['ng-2001.yml', 'ng-2020.yml']]);
    expect(output).toContain('cite it as [@ng-2001]');
  });

  it('names a work that is there already, and ends well', async () => {
    const content = await createContent();
    await run(['add', join(fixtures, 'endnote.ris')], content);
    expect(await run(['add', join(fixtures, 'endnote.ris')], content)).toEqual({
      code: 0,
      output:
        '"Gentle touch and back pain: a two-arm trial" is there already, as the source vollmar-2018.\n',
    });
  });

  it('says in one sentence each why it could add nothing, and ends with 1', async () => {
    const content = await createContent();
    const before = await readdir(join(content, 'sources'));
    const offline =
      'Without a network, save the record as a .ris, .bib or .nbib file in a browser, and add that file.';
    expect(await run(['add', '10.5555/touch', 'pmid:7', 'haller-2020'], content)).toEqual({
      code: 1,
      output: [
        `10.5555/touch: doi.org cannot be reached (ENOTFOUND). ${offline}`,
        `pmid:7: www.ebi.ac.uk cannot be reached (ENOTFOUND). ${offline}`,
        'haller-2020: This is no DOI (10.…), no PubMed number, and there is no file of this name.',
        '',
      ].join('\n'),
    });
    expect(await readdir(join(content, 'sources'))).toEqual(before);
  });
});

describe('npm run sources -- check', () => {
  const source =
    'kind: observational\nauthors: [Ng W]\ntitle: Touch\ncontainer: Hands\nyear: 2001\npopulation: 9 people\nfinding: Less pain.\ndoi: 10.5555/touch\n';
  const retraction = {
    DOI: '10.5555/notice',
    type: 'retraction',
    updated: { 'date-parts': [[2016, 3, 9]] },
  };

  async function createShelf(): Promise<string> {
    const content = await createTemporaryFolder();
    await mkdir(join(content, 'sources'));
    await writeFile(join(content, 'sources/ng-2001.yml'), source);
    return content;
  }

  it('writes a retraction into the file of the source and ends with 1, and the next time with 0', async () => {
    const content = await createShelf();
    const pages = toCrossrefWork('10.5555/touch', [retraction]);
    const dry = await run(['check', '--dry-run'], content, pages);
    expect([dry.code, await readFile(join(content, 'sources/ng-2001.yml'), 'utf8')]).toEqual([
      1,
      source,
    ]);
    const first = await run(['check'], content, pages);
    expect(first).toEqual({
      code: 1,
      output: `ng-2001: RETRACTED on 2016-03-09, https://doi.org/10.5555/notice; written into ${content}/sources/ng-2001.yml.\n1 source: 1 retracted.\n`,
    });
    expect(await readFile(join(content, 'sources/ng-2001.yml'), 'utf8')).toBe(
      `${source}retracted:\n  on: 2016-03-09\n  notice: "https://doi.org/10.5555/notice"\n`,
    );
    expect(await run(['check'], content, pages)).toEqual({
      code: 0,
      output: 'ng-2001: retracted, as its file says.\n1 source: 1 retracted.\n',
    });
  });

  it('ends with 1 where a link is dead, and with 0 where all stand', async () => {
    const content = await createShelf();
    expect(await run(['check', '--today', '2026-06-01'], content, {})).toEqual({
      code: 1,
      output: `ng-2001: dead link: doi.org knows no DOI 10.5555/touch; noted in ${content}/sources/ng-2001.yml.\n1 source: 1 with a dead link.\n`,
    });
    expect(await readFile(join(content, 'sources/ng-2001.yml'), 'utf8')).toBe(
      `${source}unreachable: 2026-06-01\n`,
    );
    expect(await run(['check'], content, toCrossrefWork('10.5555/touch'))).toEqual({
      code: 0,
      output: `ng-2001: its link leads somewhere again, and ${content}/sources/ng-2001.yml says so.\n1 source: all in order.\n`,
    });
    expect(await run(['check'], content, toCrossrefWork('10.5555/touch'))).toEqual({
      code: 0,
      output: 'ng-2001: stands.\n1 source: all in order.\n',
    });
  });

  it('says in one sentence that there is no network, and changes nothing', async () => {
    const content = await createShelf();
    expect(await run(['check'], content)).toEqual({
      code: 1,
      output:
        'There is no network: doi.org cannot be reached (ENOTFOUND). No source was changed; try again when there is one.\n',
    });
    expect(await readFile(join(content, 'sources/ng-2001.yml'), 'utf8')).toBe(source);
  });
});

describe('npm run sources', () => {
  it.each([
    [
      [],
      'Write add DOI|PMID|FILE… | check: npm run sources -- add DOI|PMID|FILE… | check [--content DIR] [--today YYYY-MM-DD] [--dry-run]',
    ],
    [['adds'], '"adds" is nothing that can be done with sources. Write add or check.'],
    [['add'], 'Write what to add behind "add": a DOI, a PubMed number or a file.'],
    [['add', '1', '--dry-run'], '--dry-run goes with check alone. Write add without it.'],
    [
      ['check', 'haller-2020'],
      '"haller-2020" is not expected here: check asks about every source. Write check alone.',
    ],
  ])('refuses %j in one line', async (words, line) => {
    expect(await run(words, await createContent())).toEqual({ code: 2, output: `${line}\n` });
  });

  it('refuses a content folder that is not there', async () => {
    const none = join(await createTemporaryFolder(), 'none');
    expect(await run(['check'], none)).toEqual({
      code: 2,
      output: `There is no folder ${none}. Write --content and the folder that holds site.yml.\n`,
    });
  });
});
