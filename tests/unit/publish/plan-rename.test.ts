import { describe, expect, it } from 'vitest';
import { parseContent } from '../../../src/check/content.ts';
import { parseStamp, resolveReview, hashWords } from '../../../src/check/reviews/entry-review.ts';
import { serializeLedger } from '../../../src/domain/addresses/ledger.ts';
import type { Renaming } from '../../../src/domain/addresses/renamed-ledger.ts';
import { planRename } from '../../../src/publish/rename/index.ts';
import { planReview } from '../../../src/publish/reviews/plan-review.ts';
import { toFile, wellFiles, type Files } from '../check/small-content.ts';

const today = '2026-06-01';

function toFiles(changes: Files) {
  return Object.entries<string | Uint8Array | undefined>({ ...wellFiles, ...changes })
    .flatMap(([path, text]) => (text === undefined ? [] : [toFile(path, text)]))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The texts that differ after a renaming, by path; undefined for the file that is gone. */
function rename(collection: Renaming['collection'], from: string, to: string, changes: Files = {}) {
  const files = toFiles(changes);
  const plan = planRename(
    files,
    { collection, from, to, ids: parseContent(files, today).ids[collection] },
    today,
  );
  return {
    ...plan,
    texts: Object.fromEntries(plan.changes.map(({ path, bytes }) => [path, bytes?.toString()])),
  };
}

const page = (body: string) =>
  `---\ntitle: About\ndescription: Who we are, what we bake, and how we came to baking.\n---\n\n${body}\n`;

describe('renaming an entry', () => {
  it('moves its file and mends fields, links, anchors and embedded questions, and no byte besides', () => {
    const { texts, mended } = rename('faq', 'is-it-safe', 'harm');
    expect(texts).toEqual({
      'articles/bread.mdx': wellFiles['articles/bread.mdx'].replace(
        'faq: [is-it-safe]',
        'faq: [harm]',
      ),
      'faq/how-long.md': wellFiles['faq/how-long.md'].replace(
        'related: [is-it-safe]',
        'related: [harm]',
      ),
      'faq/harm.md': wellFiles['faq/is-it-safe.md'],
      'faq/is-it-safe.md': undefined,
      'pages/about.mdx': wellFiles['pages/about.mdx'].replace('/faq/#q-is-it-safe', '/faq/#q-harm'),
    });
    expect(mended).toEqual([
      { path: 'articles/bread.mdx', places: 1 },
      { path: 'faq/how-long.md', places: 1 },
      { path: 'pages/about.mdx', places: 1 },
    ]);
  });

  it.each([
    ['permalinks.json', 'link'],
    ['permalinks.json', 'folder'],
    ['permalinks', 'link'],
    ['permalinks/faq.json', 'unreadable'],
  ] as const)('is refused where the ledger at %s is a %s, which nobody reads', (path, form) => {
    const files = [...toFiles({}), { ...toFile(path, ''), form }];
    expect(() =>
      planRename(
        files,
        { collection: 'faq', from: 'is-it-safe', to: 'harm', ids: ['is-it-safe', 'how-long'] },
        today,
      ),
    ).toThrow(
      `${path} holds the addresses that were published, and it is no plain file, so none of them could be led on.`,
    );
  });

  it('leads the address of a source to its new one, in the part of the ledger that holds it', () => {
    const since = { since: '2026-01-01' };
    const { texts } = rename('sources', 'haller-2020', 'cramer', {
      'permalinks/pages.json': serializeLedger(new Map([['/', since]])),
      'permalinks/sources-h.json': serializeLedger(new Map([['/sources/haller-2020/', since]])),
    });
    expect(texts['permalinks/pages.json']).toBeUndefined();
    expect(texts['permalinks/sources-h.json']).toContain(
      `"/sources/haller-2020/": { "since": "2026-01-01", "to": "/sources/cramer/", "moved": "${today}" },`,
    );
    expect(texts['permalinks/sources-c.json']).toContain('"/sources/cramer/"');
  });

  it('mends every citation of a source, and not those of others', () => {
    const other = {
      'sources/haller-20.yml': wellFiles['sources/haller-2020.yml'],
      'pages/about.mdx': page(
        'One [@haller-20] and [@haller-2020], \\[@haller-2020]. `[@haller-2020]` haller-2020',
      ),
    };
    const { texts } = rename('sources', 'haller-2020', 'cramer', other);
    expect(texts['pages/about.mdx']).toBe(
      page('One [@haller-20] and [@cramer], \\[@cramer]. `[@haller-2020]` haller-2020'),
    );
    expect(texts['faq/is-it-safe.md']).toContain('Mostly [@cramer].');
    expect(texts['sources/cramer.yml']).toBe(wellFiles['sources/haller-2020.yml']);
  });

  it.each([
    ['[/faq/how-long/](/faq/how-long/)', '[/faq/how-long/](/faq/took/)'],
    ['[a *b*](/faq/how-long/ "/faq/how-long/")', '[a *b*](/faq/took/ "/faq/how-long/")'],
    ['[a][b]\n\n[b]: /faq/how-long/', '[a][b]\n\n[b]: /faq/took/'],
    [
      '[a](https://www.bread-shelf.org/faq/how-long/)',
      '[a](https://www.bread-shelf.org/faq/took/)',
    ],
    ["<Faq ids='is-it-safe, how-long' />", "<Faq ids='is-it-safe, took' />"],
    [
      '> - [a](/faq/how-long/)\n>   [b](/articles/bread/#q-how-long)',
      '> - [a](/faq/took/)\n>   [b](/articles/bread/#q-took)',
    ],
    ['| a |\n| --- |\n| [a](/faq/how-long/) |', '| a |\n| --- |\n| [a](/faq/took/) |'],
    [
      'How-long, how-long and `/faq/how-long/` stay. [a](/faq/how-long/)',
      'How-long, how-long and `/faq/how-long/` stay. [a](/faq/took/)',
    ],
  ])('mends %j', (before, after) => {
    expect(
      rename('faq', 'how-long', 'took', { 'pages/about.mdx': page(before) }).texts[
        'pages/about.mdx'
      ],
    ).toBe(page(after));
  });

  it('mends the navigation', () => {
    expect(rename('pages', 'about', 'us').texts['site.yml']).toBe(
      wellFiles['site.yml'].replace('to: /about/', 'to: /us/'),
    );
  });

  it('mends quoted references, each in its list', () => {
    const article = wellFiles['articles/bread.mdx']
      .replace('authors: [ada-baker]', 'authors: ["ada-baker"]')
      .replace('topics: [baking]', 'topics:\n  - baking # ada-baker\n  - safety');
    expect(
      rename('people', 'ada-baker', 'ada', { 'articles/bread.mdx': article }).texts[
        'articles/bread.mdx'
      ],
    ).toBe(article.replace('["ada-baker"]', '["ada"]'));
    expect(
      rename('topics', 'safety', 'harm', { 'articles/bread.mdx': article }).texts[
        'articles/bread.mdx'
      ],
    ).toBe(article.replace('- safety', '- harm'));
  });

  it('keeps line ends and a byte order mark', () => {
    const text = `\ufeff${wellFiles['faq/how-long.md'].replaceAll('\n', '\r\n')}`;
    expect(
      rename('faq', 'is-it-safe', 'harm', { 'faq/how-long.md': text }).texts['faq/how-long.md'],
    ).toBe(text.replace('[is-it-safe]', '[harm]'));
  });

  it('keeps reviews that held, and no others', () => {
    const stamp = (hash: string) =>
      wellFiles['faq/is-it-safe.md'].replace(
        '\n---\n\n',
        `\nreviewed:\n  by: ada-baker\n  on: 2026-02-01\n  hash: "${hash}"\n---\n\n`,
      );
    const held = rename('sources', 'haller-2020', 'cramer', {
      'faq/is-it-safe.md': stamp('f22ad7e0df2d08eb'),
    });
    const text = held.texts['faq/is-it-safe.md'] ?? '';
    const [entry] = parseContent([toFile('faq/is-it-safe.md', text)], today).entries;
    expect([
      held.keptReviews,
      text.includes('f22ad7e0df2d08eb'),
      entry !== undefined && text.includes(`hash: "${hashWords(entry)}"`),
    ]).toEqual([1, false, true]);
    const edited = rename('sources', 'haller-2020', 'cramer', {
      'faq/is-it-safe.md': stamp('0000000000000000'),
    });
    expect([edited.keptReviews, edited.texts['faq/is-it-safe.md']]).toEqual([
      0,
      stamp('0000000000000000').replace('[@haller-2020]', '[@cramer]'),
    ]);
  });

  it.each([
    ['sources', 'haller-2020', 'cramer'],
    ['faq', 'how-long', 'took'],
    ['faq', 'is-it-safe', 'harm'],
    ['articles', 'bread', 'loaf'],
    ['people', 'ada-baker', 'ada'],
  ] as const)(
    'in %s keeps a review of a whole page that held, with a record of what it shows',
    (collection, from, to) => {
      const before = toFiles({});
      const content = parseContent(before, today);
      const article = content.getEntry('articles', 'bread');
      if (article === undefined) throw new Error('The article is missing.');
      const { file } = planReview(
        before,
        article,
        { by: 'ada-baker', on: '2026-02-01', self: true },
        today,
      );
      const files = before.map((each) => (each.path === file.path ? file : each));
      const plan = planRename(files, { collection, from, to, ids: content.ids[collection] }, today);
      const gone = new Set(plan.changes.map(({ path }) => path));
      const changed = plan.changes.flatMap(({ path, bytes }) =>
        bytes === undefined ? [] : [toFile(path, bytes)],
      );
      const after = parseContent(
        [...files.filter(({ path }) => !gone.has(path)), ...changed],
        today,
      );
      const entry = after.getEntry('articles', collection === 'articles' ? to : 'bread');
      if (entry === undefined) throw new Error('The article is gone.');
      expect([resolveReview(after, entry)?.state, parseStamp(entry)?.by]).toEqual([
        'current',
        collection === 'people' ? 'ada' : 'ada-baker',
      ]);
      expect(plan.records.map((each) => each.entry.path)).toEqual(
        {
          sources: ['articles/bread.mdx'],
          faq: ['articles/bread.mdx'],
          articles: ['articles/loaf.mdx'],
          people: [],
        }[collection],
      );
    },
  );

  it('says that images stay where they lie', () => {
    expect([
      rename('articles', 'bread', 'loaf').hasImages,
      rename('faq', 'how-long', 'took').hasImages,
    ]).toEqual([true, false]);
  });
});

describe('renaming is refused', () => {
  it('where a text that may name the entry cannot be read', () => {
    expect(() =>
      rename('faq', 'how-long', 'took', { 'pages/about.mdx': page('See { [a](/faq/how-long/)') }),
    ).toThrow(/^pages\/about\.mdx cannot be read as a whole/);
    expect(() =>
      rename('faq', 'how-long', 'took', { 'topics/baking.yml': 'label: [how-long' }),
    ).toThrow(/^topics\/baking\.yml cannot be read/);
  });

  it('where it is not UTF-8; the file that is moved may be', () => {
    const latin = Buffer.from(page('Caf\u00e9: [a](/faq/how-long/)'), 'latin1');
    expect(() => rename('faq', 'how-long', 'took', { 'pages/about.mdx': latin })).toThrow(
      /^pages\/about\.mdx cannot be read/,
    );
    expect(
      rename('pages', 'about', 'us', { 'pages/about.mdx': latin }).changes.find(
        ({ path }) => path === 'pages/us.mdx',
      )?.bytes,
    ).toEqual(latin);
  });

  it('where a place cannot be changed safely', () => {
    expect(() =>
      rename('faq', 'how-long', 'took', {
        'pages/about.mdx': page('How-long: [a](/faq/how&#45;long/) how-long'),
      }),
    ).toThrow(/^pages\/about\.mdx:6 names "how-long" in a way/);
  });

  it('where it would bring an error that is not there now, but not for those that are', () => {
    const broken = { 'faq/broken.md': '---\nquestion: Broken?\n---\n\nNo [@nobody].\n' };
    expect(rename('faq', 'how-long', 'took', broken).mended).toHaveLength(1);
    expect(() => rename('people', 'ada-baker', 'UPPER')).toThrow(
      /^With the new name there would be an error that is not there now, so nothing was changed\. articles\/bread\.mdx:4: /,
    );
  });
});
