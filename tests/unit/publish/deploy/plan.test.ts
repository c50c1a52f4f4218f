import { expect, it } from 'vitest';
import { forEachAtOnce } from '../../../../src/publish/files/at-once.ts';
import { planDeploy } from '../../../../src/publish/deploy/plan.ts';
import { after } from './sample-release.ts';

const toMap = (paths: readonly string[], hash = '1') => new Map(paths.map((path) => [path, hash]));

it('the plan of a deploy sends what pages load before the pages, pages before those that lead to them, and last what search engines and the search know of them', () => {
  const paths = [
    'index.html',
    'sitemap.xml',
    'faq/index.html',
    'release.json',
    'faq/salt/index.html',
    'pagefind/pagefind-entry.json',
    'assets/a.css',
    'favicon.svg',
    'pagefind/index/en_1.pf_index',
    'faq/salt/index.html.br',
    'search/settings.json',
  ];
  expect(planDeploy(toMap(paths), { files: new Map(), kept: new Map() }, after(0)).sent).toEqual([
    'assets/a.css',
    'favicon.svg',
    'pagefind/index/en_1.pf_index',
    'faq/salt/index.html',
    'faq/salt/index.html.br',
    'faq/index.html',
    'index.html',
    'pagefind/pagefind-entry.json',
    'search/settings.json',
    'release.json',
    'sitemap.xml',
  ]);
});

it('the plan of a deploy sends only what is new or changed', () => {
  const files = new Map([
    ['index.html', '1'],
    ['404.html', '1'],
    ['assets/a.css', '1'],
  ]);
  const release = new Map([
    ['index.html', '2'],
    ['404.html', '1'],
    ['assets/a.css', '1'],
    ['faq/index.html', '1'],
  ]);
  expect(planDeploy(release, { files, kept: new Map() }, after(0))).toEqual({
    sent: ['faq/index.html', 'index.html'],
    unchanged: ['404.html', 'assets/a.css'],
    kept: new Map(),
    gone: [],
  });
});

it('the plan of a deploy keeps files that are named by their content for a week after they left, and nothing else', () => {
  const files = toMap([
    'faq/old/index.html',
    'assets/just-now.css',
    'assets/long-ago.css',
    'pagefind/fragment/nearly.pf_fragment',
    'assets/back.css',
  ]);
  const kept = new Map([
    ['assets/long-ago.css', after(-7).toISOString()],
    ['pagefind/fragment/nearly.pf_fragment', after(-7, 1).toISOString()],
    ['assets/back.css', after(-3).toISOString()],
  ]);
  const plan = planDeploy(toMap(['assets/back.css']), { files, kept }, after(0));
  expect(plan.kept).toEqual(
    new Map([
      ['assets/just-now.css', after(0).toISOString()],
      ['pagefind/fragment/nearly.pf_fragment', after(-7, 1).toISOString()],
    ]),
  );
  expect(plan.gone).toEqual(['assets/long-ago.css', 'faq/old/index.html']);
  expect(plan.unchanged).toEqual(['assets/back.css']);
});

it('begins nothing more after a failure, and waits for what was begun', async () => {
  const [begun, ended]: [number[], number[]] = [[], []];
  const work = async (item: number) => {
    begun.push(item);
    await Promise.resolve();
    if (item === 2) throw new Error('two');
    await new Promise((done) => setImmediate(done));
    ended.push(item);
  };
  await expect(forEachAtOnce([1, 2, 3, 4, 5, 6, 7, 8], 3, work)).rejects.toThrow('two');
  expect(begun).toEqual([1, 2, 3]);
  expect(ended).toEqual([1, 3]);
});
