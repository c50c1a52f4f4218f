import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkSources } from '../../../src/sources/check.ts';
import { createAsk, NoAnswerError, type Ask } from '../../../src/sources/network.ts';
import { formatChecked, needsWork } from '../../../src/sources/report.ts';
import { sourceSchema } from '../../../src/schemas/source.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import { startWeb, toCrossrefWork, toPmidSearch, toResults, type Page } from './local-web.ts';

const head =
  'kind: observational\nauthors: [Smith A]\ntitle: A work\ncontainer: A journal\nyear: 2014\npopulation: 12 people\nfinding: Less pain.\n';
const notice = {
  DOI: '10.5555/notice',
  type: 'retraction',
  label: 'Retraction',
  source: 'retraction-watch',
  updated: { 'date-parts': [[2016, 3, 9]] },
};
const today = '2026-06-01';
const addition = 'retracted:\n  on: 2016-03-09\n  notice: "https://doi.org/10.5555/notice"\n';

async function createContent(
  sources: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const content = await createTemporaryFolder();
  await mkdir(join(content, 'sources'));
  for (const [id, text] of Object.entries(sources))
    await writeFile(join(content, 'sources', `${id}.yml`), text);
  return content;
}

interface Result {
  readonly lines: readonly string[];
  readonly needWork: readonly string[];
  readonly asked: readonly string[];
  readonly read: (id: string) => Promise<Buffer>;
}

async function check(
  sources: Readonly<Record<string, string | Uint8Array>>,
  pages: Readonly<Record<string, Page>>,
  isDryRun = false,
): Promise<Result> {
  const { via, asked, seconds } = await startWeb({ 'doi.org/': 200, ...pages });
  const content = await createContent(sources);
  const checked = await checkSources(content, {
    ask: createAsk({ via, seconds }),
    isDryRun,
    today,
  });
  const lines = formatChecked(checked, (path) => path.slice(content.length + 1), isDryRun).split(
    '\n',
  );
  const needWork = checked.filter(needsWork).map(({ id }) => id);
  return {
    lines,
    needWork,
    asked: asked.map(({ method, address }) => `${method} ${address}`),
    read: (id) => readFile(join(content, 'sources', `${id}.yml`)),
  };
}

describe('a retraction', () => {
  it('that Crossref knows is written behind all that stands in the file', async () => {
    const text = `${head}doi: 10.5555/1 # looked up by hand\n# the last line\n`;
    const { lines, needWork, read } = await check(
      { smith: text },
      toCrossrefWork('10.5555/1', [{ ...notice, type: 'erratum', DOI: '10.5555/e' }, notice]),
    );
    expect(lines).toEqual([
      'smith: RETRACTED on 2016-03-09, https://doi.org/10.5555/notice; written into sources/smith.yml.',
      '1 source: 1 retracted.',
    ]);
    expect(needWork).toEqual(['smith']);
    expect((await read('smith')).toString()).toBe(text + addition);
    expect(sourceSchema.parse(parse(text + addition)).retracted).toEqual({
      on: '2016-03-09',
      notice: 'https://doi.org/10.5555/notice',
    });
  });

  it('that Europe PMC knows is written with the day of its notice', async () => {
    const { read } = await check(
      { smith: `${head}pmid: 11\n` },
      {
        [toPmidSearch(11)]: toResults({
          pubTypeList: { pubType: ['Retracted Publication'] },
          commentCorrectionList: {
            commentCorrection: [{ id: '12', source: 'MED', type: 'Retraction in' }],
          },
        }),
        [toPmidSearch(12)]: toResults({
          firstPublicationDate: '2015-06-07',
          pubTypeList: { pubType: ['Retraction of Publication'] },
        }),
      },
    );
    expect((await read('smith')).toString()).toBe(
      `${head}pmid: 11\nretracted:\n  on: 2015-06-07\n  notice: "https://pubmed.ncbi.nlm.nih.gov/12/"\n`,
    );
  });

  it('whose day nobody tells is told, and left to a person', async () => {
    const { lines, needWork, read } = await check(
      { smith: `${head}pmid: 11\n` },
      { [toPmidSearch(11)]: toResults({ pubTypeList: { pubType: ['Retracted Publication'] } }) },
    );
    expect(lines[0]).toBe(
      'smith: RETRACTED, but no day is known. Look for the notice, and write the field "retracted" with "on" and "notice" into sources/smith.yml.',
    );
    expect([needWork, (await read('smith')).toString()]).toEqual([['smith'], `${head}pmid: 11\n`]);
  });

  it.each(['withdrawal', 'removal', 'Retraction'])(
    'is also a notice of the type %s',
    async (type) => {
      const { needWork } = await check(
        { smith: `${head}doi: 10.5555/1\n` },
        toCrossrefWork('10.5555/1', [{ ...notice, type }]),
      );
      expect(needWork).toEqual(['smith']);
    },
  );

  it('is no erratum, and no notice that is itself the source', async () => {
    const { lines, needWork } = await check(
      { erratum: `${head}doi: 10.5555/1\n`, notice: `${head}doi: 10.5555/notice\npmid: 12\n` },
      {
        ...toCrossrefWork('10.5555/1', [{ ...notice, type: 'erratum' }]),
        'api.crossref.org/works/10.5555/notice': {
          json: { message: { 'update-to': [{ ...notice, DOI: '10.5555/9' }] } },
        },
        [toPmidSearch(12)]: toResults({
          pubTypeList: { pubType: ['Retraction of Publication'] },
          commentCorrectionList: {
            commentCorrection: [{ id: '11', source: 'MED', type: 'Retraction of' }],
          },
        }),
      },
    );
    expect([lines, needWork]).toEqual([
      ['erratum: stands.', 'notice: stands.', '2 sources: all in order.'],
      [],
    ]);
  });

  it('of a part, or a concern, is told and not written', async () => {
    const { lines, needWork, read } = await check(
      { smith: `${head}doi: 10.5555/1\n` },
      toCrossrefWork('10.5555/1', [{ ...notice, type: 'expression_of_concern' }]),
    );
    expect(lines[0]).toBe(
      'smith: there is a notice of concern about it, https://doi.org/10.5555/notice.',
    );
    expect([needWork, (await read('smith')).toString()]).toEqual([[], `${head}doi: 10.5555/1\n`]);
  });

  it('that the file names already is not written again', async () => {
    const text = `${head}doi: 10.5555/1\nretracted: {on: 2016-01-01, notice: "https://x.org/"}\n`;
    const { lines, needWork, read } = await check(
      { smith: text },
      toCrossrefWork('10.5555/1', [notice]),
    );
    expect(lines).toEqual(['smith: retracted, as its file says.', '1 source: 1 retracted.']);
    expect([needWork, (await read('smith')).toString()]).toEqual([[], text]);
  });

  it('is only told in a dry run', async () => {
    const { lines, needWork, read } = await check(
      { smith: `${head}doi: 10.5555/1\n` },
      toCrossrefWork('10.5555/1', [notice]),
      true,
    );
    expect(lines[0]).toBe('smith: RETRACTED on 2016-03-09, https://doi.org/10.5555/notice.');
    expect([needWork, (await read('smith')).toString()]).toEqual([
      ['smith'],
      `${head}doi: 10.5555/1\n`,
    ]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['no line break at its end', `${head}doi: 10.5555/1`, `\n${addition}`],
    [
      'line breaks of Windows and a byte order mark',
      `\ufeff${head}doi: 10.5555/1\n`.replaceAll('\n', '\r\n'),
      addition.replaceAll('\n', '\r\n'),
    ],
    [
      'a text of many lines at its end',
      `doi: 10.5555/1\nfinding: |\n  Less pain.\n  More sleep.\n\n`,
      addition,
    ],
    [
      'bytes that are no letters',
      Buffer.concat([
        Buffer.from('doi: 10.5555/1\ntitle: M'),
        Buffer.from([0xfc]),
        Buffer.from('ller\n'),
      ]),
      addition,
    ],
  ])('keeps every byte of a file with %s', async (_, text, added) => {
    const { read } = await check({ smith: text }, toCrossrefWork('10.5555/1', [notice]));
    expect(await read('smith')).toEqual(Buffer.concat([Buffer.from(text), Buffer.from(added)]));
  });

  it.each([
    '{doi: 10.5555/1, title: A}\n',
    '  doi: 10.5555/1\n  title: A\n',
    'doi: 10.5555/1\ntitle: A\n...\n',
  ])('is left to a person where the file cannot take it: %j', async (text) => {
    const { lines, read } = await check({ smith: text }, toCrossrefWork('10.5555/1', [notice]));
    expect(lines[0]).toMatch(
      /its file cannot take it, so write the field "retracted" with "on" and "notice" into sources\/smith\.yml yourself\.$/,
    );
    expect((await read('smith')).toString()).toBe(text);
  });
});

describe('a link', () => {
  it.each<[string, Page, string]>([
    ['that is there', 200, 'stands'],
    ['that leads on', { to: '/www.x.org/there' }, 'stands'],
    ['whose server knows no HEAD', (method) => (method === 'HEAD' ? 405 : 200), 'stands'],
    [
      'that is gone',
      404,
      'dead link: https://www.x.org/a leads nowhere; noted in sources/smith.yml',
    ],
    [
      'that is gone for good',
      410,
      'dead link: https://www.x.org/a leads nowhere; noted in sources/smith.yml',
    ],
    ['that refuses programs', 403, 'could not be asked: www.x.org answered 403'],
    ['that is asked too often', 429, 'could not be asked: www.x.org answered 429'],
    ['whose server fails', 500, 'could not be asked: www.x.org answered 500'],
    [
      'whose server is silent',
      'silent',
      'could not be asked: www.x.org did not answer within 1 seconds',
    ],
  ])('%s is told as it is', async (_, page, remark) => {
    const { lines, needWork } = await check(
      { smith: `${head}url: https://www.x.org/a\n` },
      { 'www.x.org/a': page, 'www.x.org/there': 200 },
    );
    expect([lines[0], needWork]).toEqual([
      `smith: ${remark}.`,
      remark.startsWith('dead') ? ['smith'] : [],
    ]);
  });

  it('that is dead is noted in the file with the day, and what else is there stays', async () => {
    const text = `${head}url: https://www.x.org/a # the press release\n`;
    const { read } = await check({ smith: text }, { 'www.x.org/a': 404 });
    expect((await read('smith')).toString()).toBe(`${text}unreachable: 2026-06-01\n`);
    expect(sourceSchema.safeParse(parse(`${text}unreachable: 2026-06-01\n`)).success).toBe(true);
  });

  it('that is still dead keeps the day on which that was found', async () => {
    const text = `${head}url: https://www.x.org/a\nunreachable: 2026-01-01\n`;
    const { lines, needWork, read } = await check({ smith: text }, { 'www.x.org/a': 404 });
    expect([lines[0], needWork]).toEqual([
      'smith: dead link: https://www.x.org/a leads nowhere; its file says so already.',
      ['smith'],
    ]);
    expect((await read('smith')).toString()).toBe(text);
  });

  it.each(['\n', '\r\n'])(
    'that leads somewhere again has its note taken out, and nothing else (line break %j)',
    async (end) => {
      const lines = [
        ...head.trimEnd().split('\n'),
        'unreachable: 2026-01-01',
        '# finding',
        'url: https://www.x.org/a',
        '',
      ];
      const { read, lines: said } = await check({ smith: lines.join(end) }, { 'www.x.org/a': 200 });
      expect(said[0]).toBe('smith: its link leads somewhere again, and sources/smith.yml says so.');
      expect((await read('smith')).toString()).toBe(
        lines.filter((line) => !line.startsWith('unreachable')).join(end),
      );
    },
  );

  it('that could not be asked keeps its note', async () => {
    const text = `${head}url: https://www.x.org/a\nunreachable: 2026-01-01\n`;
    const { read } = await check({ smith: text }, { 'www.x.org/a': 403 });
    expect((await read('smith')).toString()).toBe(text);
  });

  it('to a host that does not exist is dead', async () => {
    const content = await createContent({ smith: `${head}url: https://no-such-host.org/\n` });
    const ask: Ask = (address) =>
      address.includes('no-such')
        ? Promise.reject(new NoAnswerError('no-such-host.org cannot be reached', true, undefined))
        : Promise.resolve({ status: 200, text: '' });
    expect(await checkSources(content, { ask, isDryRun: false, today })).toMatchObject([
      { dead: ['https://no-such-host.org/ leads nowhere'], unasked: [] },
    ]);
  });

  it('is not taken for dead where the network goes away meanwhile', async () => {
    const text = `${head}url: https://www.x.org/\n`;
    const content = await createContent({ smith: text });
    let isThere = true;
    const ask: Ask = async (address) => {
      if (!isThere || address !== 'https://doi.org/')
        throw new NoAnswerError(`${new URL(address).host} cannot be reached`, true, undefined);
      await Promise.resolve();
      isThere = false;
      return { status: 200, text: '' };
    };
    expect(await checkSources(content, { ask, isDryRun: false, today })).toMatchObject([
      { dead: [], unasked: ['doi.org cannot be reached'], written: [] },
    ]);
    expect(await readFile(join(content, 'sources/smith.yml'), 'utf8')).toBe(text);
  });

  it('of a DOI that only another agency knows is asked of doi.org, which is not followed', async () => {
    const { lines, asked } = await check(
      { data: `${head}doi: 10.5555/data\n` },
      { 'doi.org/10.5555/data': { to: '/gone' } },
    );
    expect(lines[0]).toBe('data: stands.');
    expect(asked.filter((each) => each.includes('10.5555'))).toEqual([
      'GET api.crossref.org/works/10.5555/data',
      'HEAD doi.org/10.5555/data',
    ]);
  });

  it('of a DOI or PubMed number that nobody knows is dead', async () => {
    const { lines, needWork } = await check(
      { a: `${head}doi: 10.5555/none\n`, b: `${head}pmid: 9\n` },
      { [toPmidSearch(9)]: toResults() },
    );
    expect(lines).toEqual([
      'a: dead link: doi.org knows no DOI 10.5555/none; noted in sources/a.yml.',
      'b: dead link: PubMed has no work with the number 9; noted in sources/b.yml.',
      '2 sources: 2 with a dead link.',
    ]);
    expect(needWork).toEqual(['a', 'b']);
  });
});

describe('the sources of a folder', () => {
  it('are all told, each on a line, in the order of the alphabet, and counted', async () => {
    const sources = {
      none: head,
      broken: 'doi: [',
      zeta: `${head}url: https://www.x.org/a\n`,
      alpha: `${head}doi: 10.5555/1\n`,
      mid: `${head}pmid: 5\n`,
    };
    const { lines } = await check(sources, {
      ...toCrossrefWork('10.5555/1', [notice]),
      [toPmidSearch(5)]: 503,
      'www.x.org/a': 404,
    });
    expect(lines).toEqual([
      'alpha: RETRACTED on 2016-03-09, https://doi.org/10.5555/notice; written into sources/alpha.yml.',
      'broken: nothing to ask, as it has no DOI, PubMed number or address.',
      'mid: could not be asked: www.ebi.ac.uk answered 503.',
      'none: nothing to ask, as it has no DOI, PubMed number or address.',
      'zeta: dead link: https://www.x.org/a leads nowhere; noted in sources/zeta.yml.',
      '5 sources: 1 retracted, 1 with a dead link, 1 could not be asked, 2 with nothing to ask.',
    ]);
  });

  it('are asked about one at a time of each host, and at most four at once', async () => {
    const open = new Map<string, number>();
    let most = 0;
    const ask = createAsk({ via: (await startWeb({})).via });
    const content = await createContent(
      Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [
          `s${index}`,
          `${head}url: https://h${index % 6}.org/${index}\n`,
        ]),
      ),
    );
    const counting: Ask = async (address, question) => {
      open.set(address, 1);
      most = Math.max(most, open.size);
      return ask(address, question).finally(() => open.delete(address));
    };
    await checkSources(content, { ask: counting, isDryRun: false, today });
    expect(most).toBeLessThanOrEqual(4);
    expect(most).toBeGreaterThan(1);
  });

  it('are left as they are where there is no network, which is asked once', async () => {
    const content = await createContent({
      a: `${head}doi: 10.5555/1\n`,
      b: `${head}doi: 10.5555/2\n`,
    });
    const before = await stat(join(content, 'sources/a.yml'));
    const asked: string[] = [];
    const ask: Ask = (address) => {
      asked.push(address);
      return Promise.reject(
        new NoAnswerError('doi.org cannot be reached (ENOTFOUND)', true, undefined),
      );
    };
    await expect(checkSources(content, { ask, isDryRun: false, today })).rejects.toThrow(
      NoAnswerError,
    );
    expect(asked).toEqual(['https://doi.org/']);
    expect(await readdir(join(content, 'sources'))).toEqual(['a.yml', 'b.yml']);
    expect((await stat(join(content, 'sources/a.yml'))).mtimeMs).toBe(before.mtimeMs);
  });

  it('need no network where there is nothing to ask', async () => {
    const content = await createContent({ none: head });
    const ask: Ask = () => Promise.reject(new Error('The network was asked.'));
    expect(await checkSources(content, { ask, isDryRun: false, today })).toMatchObject([
      { id: 'none', isAskable: false },
    ]);
  });
});
