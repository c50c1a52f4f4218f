import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/publish/serve.ts';
import { usualOrDeep } from '../deep.ts';
import { isRefused, listFields, readData, readField } from './attacks/fields.ts';
import { findDangers, findMarkupDangers } from './attacks/markup.ts';
import { allPayloads, groups, payloads, toGroups } from './attacks/payloads.ts';
import { publishAttacks, type Attacks } from './attacks/releases.ts';
import {
  typeQuestions,
  visitFiles,
  visitMissing,
  visitSearches,
  type Open,
} from './attacks/visits.ts';
import { useBrowser } from './browser.ts';

const openPage = useBrowser();
const open: Open = (options) => openPage('about:blank', options);
const folder = await mkdtemp(join(tmpdir(), 'answerable-attacks-'));
let attacks: Attacks = { contents: [], releases: [], refused: {} };

beforeAll(async () => {
  attacks = await publishAttacks(folder);
}, 600_000);

afterAll(() => rm(folder, { recursive: true }));

/** Serves a release as long as a reader needs it. */
async function read<Result>(
  release: string,
  use: (url: string) => Promise<Result>,
): Promise<Result> {
  const server = await serve(release, { port: 0 });
  try {
    return await use(server.url);
  } finally {
    await server.close();
  }
}

describe('payloads that attack readers', () => {
  const count = payloads.length;

  it('are at least 500', () => {
    expect(new Set(allPayloads).size).toBeGreaterThanOrEqual(500);
    expect(groups.flat()).toEqual(payloads);
  });

  it('stand in every field of the content, or are refused there', () => {
    const files = attacks.contents.flatMap(readData);
    const fields = listFields();
    expect(fields.length).toBeGreaterThan(200);
    const untried = fields.filter((field) => {
      const text = readField(files, field);
      return (
        payloads.filter((payload) => text.includes(payload) || isRefused(field, payload)).length <
        count * 0.92
      );
    });
    expect(untried.map(({ collection, path }) => `${collection}: ${path.join('.')}`)).toEqual([]);
  });

  it('are refused in bodies where they would be more than words, and as names of files', () => {
    const {
      answers = 0,
      articles = 0,
      pages = 0,
      links = 0,
      addresses = 0,
      ...refused
    } = attacks.refused;
    expect(
      [answers, articles, pages, links, addresses].filter((each) => each < count * 0.64),
    ).toEqual([]);
    const whole = [
      'images',
      'citations',
      'questions',
      'names of faq',
      'names of articles',
      'names of pages',
      'names of topics',
      'names of people',
      'names of sources',
      'names of images',
    ];
    const none = [
      'titles',
      'words',
      'headings',
      'lists',
      'tables',
      'code',
      'languages',
      'callouts',
      'figures',
      'steps',
    ];
    expect(refused).toEqual(
      Object.fromEntries([
        ...whole.map((place) => [place, count]),
        ...none.map((place) => [place, 0]),
      ]),
    );
  });

  const planted = [
    '<img src="/no-such.png" onerror="window.__ran=1">',
    '<main><a href="javascript:void(window.__ran=1)">x</a></main>',
    '<main><a href=" java&Tab;script:void(window.__ran=1)">x</a></main>',
    '<p onclick="window.__ran=1">x</p>',
    '<script>window.__ran=1</script>',
    '<svg><script>window.__ran=1</script></svg>',
    '<form action="javascript:void(window.__ran=1)"></form>',
    '<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>',
    '<base href="javascript:0">',
  ];

  it('would be found on a page where one runs, lies in wait or stands in a link', async () => {
    const site = join(folder, 'planted');
    for (const [number, html] of ['<p>Text.</p>', ...planted].entries()) {
      mkdirSync(join(site, String(number)), { recursive: true });
      writeFileSync(
        join(site, String(number), 'index.html'),
        `<!doctype html><title>Page</title>${html}`,
      );
    }
    const found = await read(site, (url) => visitFiles(open, url, site));
    expect(found.map(([address]) => address).sort()).toEqual(
      planted.map((_, number) => `/${number + 1}/`).sort(),
    );
    expect(found.filter(([, what]) => what.includes('ran')).length).toBeGreaterThanOrEqual(5);
    expect(
      findDangers(site)
        .map((danger) => danger.replace(/\/.*/s, ''))
        .sort(),
    ).toEqual(expect.arrayContaining(planted.map((_, number) => String(number + 1))));
    const hidden = [
      '<noscript><p onclick="x">x</p></noscript>',
      '<template><p onclick="x">x</p></template>',
      '<meta http-equiv="refresh" content="0; url=javascript:x">',
      '<script src="/not-of-the-release.js"></script>',
      '<object data="data:text/html,x">',
    ];
    expect(hidden.filter((html) => findMarkupDangers(html, new Set()).length === 0)).toEqual([]);
    expect(
      findMarkupDangers(
        '<p title="&lt;script>">x</p><a href="/?q=javascript:x">x</a><script src="/own.js"></script>',
        new Set(['/own.js']),
      ),
    ).toEqual([]);
  });

  it(
    'run on no page or file of the sites that have them, without a policy',
    async () => {
      // At a desk a parser reads the others, in the test below.
      for (const release of attacks.releases.slice(0, usualOrDeep(1, attacks.releases.length))) {
        expect(await read(release, (url) => visitFiles(open, url, release))).toEqual([]);
      }
    },
    usualOrDeep(240_000, 1_800_000),
  );

  it('leave no handler, no script and no frame in what is written, as a parser reads it', () => {
    expect(attacks.releases.length).toBeGreaterThan(1);
    expect(attacks.releases.flatMap(findDangers)).toEqual([]);
  });

  it.each([
    ['without a policy', true],
    ['with the headers of the site', false],
  ] as const)(
    'run from no address, be it of a search or of a page that is not there, %s',
    async (_, bypassCSP) => {
      await read(attacks.releases[0] ?? '', async (url) => {
        expect(await visitSearches(open, url, bypassCSP)).toEqual([]);
        expect(await visitMissing(open, url, bypassCSP)).toEqual([]);
      });
    },
    usualOrDeep(120_000, 1_800_000),
  );

  it(
    'run from no question that is typed, although it finds the pages that have them',
    async () => {
      // At a desk a few are typed at once.
      const questions = toGroups(usualOrDeep(6, 1)).map((group) => group.join(' '));
      const { answered, found } = await read(attacks.releases[0] ?? '', (url) =>
        typeQuestions(open, url, questions, true),
      );
      expect(found).toEqual([]);
      expect(answered).toBeGreaterThan(questions.length / 2);
    },
    usualOrDeep(240_000, 1_800_000),
  );

  it('stand on the pages as words', async () => {
    const [release = ''] = attacks.releases;
    expect(readFileSync(join(release, 'faq/q-0/index.html'), 'utf8')).toContain(
      '&lt;img src=x onerror=window.__ran=1&gt;',
    );
    const seen = await read(release, async (url) => {
      const page = await open({ bypassCSP: true });
      await page.goto(new URL('/search/#q=onerror', url).href);
      return page.locator('.search-result').first().innerText();
    });
    expect(seen).toMatch(/onerror='?window\.__ran=1/);
  });
});
