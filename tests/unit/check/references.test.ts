import { describe, expect, it } from 'vitest';
import { checkLines, faqHead, faqWith, pageWith, wellFiles, type Files } from './small-content.ts';

const head = 'question: Is it safe?\ntopic: safety\npublished: 2026-01-01';

function faq(frontMatter: string): string[] {
  return checkLines(faqHead(frontMatter)).map((line) => line.replace('faq/is-it-safe.md:', ''));
}

function withState(state: string, changes: Files = {}): Files {
  return {
    ...changes,
    'faq/is-it-safe.md': wellFiles['faq/is-it-safe.md'].replace('published: 2026-01-01', state),
  };
}

describe('a reference to another entry', () => {
  it.each([
    [
      'question: Is it safe?\ntopic: saftey\npublished: 2026-01-01',
      '3:8',
      'The topic "saftey" does not exist in topics/. Did you mean "safety"?',
    ],
    [
      'question: Is it safe?\ntopic: zzz\npublished: 2026-01-01',
      '3:8',
      'The topic "zzz" does not exist in topics/. topics/ holds baking, safety.',
    ],
    [
      `${head}\nrelated:\n  - how-lon`,
      '6:5',
      'The FAQ entry "how-lon" does not exist in faq/. Did you mean "how-long"?',
    ],
    [
      `${head}\nreviewed:\n  by: ada\n  on: 2026-01-01\n  hash: "d89886a21689d286"`,
      '6:7',
      'The person "ada" does not exist in people/. people/ holds ada-baker.',
    ],
    [`${head}\nrelated: [is-it-safe]`, '5:11', '"related" names this entry itself.'],
    [`${head}\nrelated: [how-long, how-long]`, '5:21', '"how-long" stands twice in "related".'],
  ])('is told with its place: %j', (frontMatter, place, message) => {
    const found = faq(frontMatter);
    expect(found).toEqual([expect.stringContaining(`${place} error [reference] `)]);
    expect(found[0]).toContain(message);
  });

  it.each([
    [
      'ask, topcs',
      '9:13',
      '"home", number 2 says "topcs". Did you mean "topics"? Write only names of this list: ask, featured, topics, articles, evidence.',
    ],
    ['ask, ask', '9:13', '"home", number 2 says "ask". Write each name once.'],
  ])('of the home page to sections %s is told with its place', (names, place, message) => {
    expect(checkLines({ 'site.yml': `${wellFiles['site.yml']}home: [${names}]\n` })).toEqual([
      `site.yml:${place} error [schema] ${message}`,
    ]);
  });

  it('from the site to a question that it features is told with its place', () => {
    expect(
      checkLines({ 'site.yml': `${wellFiles['site.yml']}featured: [is-it-saf, how-long]\n` }),
    ).toEqual([
      expect.stringContaining(
        'site.yml:9:12 error [reference] The FAQ entry "is-it-saf" does not exist in faq/. Did you mean "is-it-safe"?',
      ),
    ]);
  });

  it.each([
    [
      'baking',
      { 'topics/safety.yml': 'parent: baking', 'topics/baking.yml': 'parent: safety' },
      [
        'topics/baking.yml:3:9 error [topic-parent] "baking" and "safety" belong to each other. Take "parent" out of the one that stands above.',
        'topics/safety.yml:3:9 error [topic-parent] "safety" and "baking" belong to each other. Take "parent" out of the one that stands above.',
      ],
    ],
    [
      'itself',
      { 'topics/safety.yml': 'parent: safety' },
      ['topics/safety.yml:3:9 error [reference] "parent" names this entry itself.'],
    ],
    [
      'one that is not there',
      { 'topics/safety.yml': 'parent: bakin' },
      [
        'topics/safety.yml:3:9 error [reference] The topic "bakin" does not exist in topics/. Did you mean "baking"?',
      ],
    ],
    ['a topic', { 'topics/safety.yml': 'parent: baking' }, []],
  ])(
    'from a topic to %s as its parent is judged',
    (_, parents: Record<string, string>, expected) => {
      const files = Object.entries(parents).map(([path, line]) => [
        path,
        `${path === 'topics/safety.yml' ? wellFiles[path] : wellFiles['topics/baking.yml']}${line}\n`,
      ]);
      expect(checkLines(Object.fromEntries(files))).toEqual(
        expected.map((line) => expect.stringContaining(line)),
      );
    },
  );

  it('is told where no entry of that kind exists', () => {
    const found = checkLines({ 'people/ada-baker.yml': undefined });
    expect(found).toEqual([
      expect.stringContaining(
        'articles/bread.mdx:4:11 error [reference] The person "ada-baker" does not exist in people/. people/ holds nothing yet.',
      ),
    ]);
  });

  it('is no problem where the entry exists and only cannot be read', () => {
    expect(
      checkLines({
        'topics/safety.yml': 'label: [',
        'faq/how-long.md': undefined,
        'articles/bread.mdx': undefined,
      }).filter((line) => line.includes('[reference]')),
    ).toEqual([]);
  });

  it.each([
    ['draft: true\npublished: 2026-01-01', 'is a draft'],
    ['published: 2026-06-02', 'is dated after today'],
  ])('is a warning where the entry is not shown: %j', (state, words) => {
    expect(
      checkLines(
        withState(state, {
          'pages/about.mdx': undefined,
          'site.yml': wellFiles['site.yml'].replace(/navigation:[^]*/, ''),
        }),
      ),
    ).toEqual([
      expect.stringMatching(
        new RegExp(
          `^articles/bread\\.mdx:7:7 warning \\[reference\\] The FAQ entry "is-it-safe" ${words}`,
        ),
      ),
      expect.stringMatching(
        new RegExp(
          `^faq/how-long\\.md:5:11 warning \\[reference\\] The FAQ entry "is-it-safe" ${words}`,
        ),
      ),
    ]);
  });

  it('is no problem on the day on which the entry is shown', () => {
    expect(checkLines(withState('published: 2026-06-01'))).toEqual([]);
  });

  it('in a text is judged like one in the front matter', () => {
    expect(checkLines(pageWith('<Faq ids="how-long nope" />\n\n<Faq ids="how-long" />'))).toEqual([
      expect.stringContaining(
        'pages/about.mdx:6:20 error [reference] The FAQ entry "nope" does not exist in faq/.',
      ),
      expect.stringContaining(
        'pages/about.mdx:8:11 error [reference] The question "how-long" is shown twice in this text.',
      ),
    ]);
  });
});

describe('a citation', () => {
  it.each([
    ['Yes [@haller-202].', '7:5', 'Did you mean "haller-2020"?'],
    ['Yes [@Haller-2020].', '7:5', 'Did you mean "haller-2020"?'],
    ['Yes [@traditon].', '7:5', 'Did you mean "tradition"?'],
    ['Yes [@zzz].', '7:5', 'There are haller-2020, tradition, experience, no-study.'],
    ['Yes &amp; no \\* [@zzz].', '7:17', 'The source "zzz" does not exist in sources/.'],
    ['One [@haller-2020] [@zzz] [@zzz].', '7:20', 'The source "zzz" does not exist'],
    ['- a\n- **b [@zzz]**', '8:7', 'The source "zzz" does not exist'],
    ['Yes [@haller-2020; @x].', '7:5', 'Write one source in each pair of brackets'],
    ['Yes [@haller-2020, p. 5].', '7:5', 'Write one source in each pair of brackets'],
    ['## Head [@haller-2020]', '7:9', 'A heading or a link cannot hold a citation.'],
    ['[a *b [@haller-2020]*](/about/)', '7:7', 'A heading or a link cannot hold a citation.'],
    ['Yes.\n\n[@haller-2020]: https://x.org/', '9:1', 'needs no line of its own'],
  ])('is told with its place: %j', (answer, place, message) => {
    const found = checkLines(faqWith(answer));
    const citation = found.find((line) => line.includes('[citation]'));
    expect(citation).toContain(`faq/is-it-safe.md:${place} error [citation] `);
    expect(citation).toContain(message);
  });

  it('counts columns as editors do, behind letters outside the basic plane', () => {
    expect(checkLines(faqWith('😀 [@zzz]'))).toEqual([
      expect.stringContaining('faq/is-it-safe.md:7:4 error [citation]'),
    ]);
  });

  it('is not sought in code', () => {
    expect(checkLines(faqWith('`[@zzz]`\n\n```\n[@zzz]\n```'))).toEqual([]);
  });

  it('of a basis needs no source', () => {
    expect(checkLines(faqWith('Yes [@tradition] [@experience][@no-study].'))).toEqual([]);
  });
});

describe('an image', () => {
  it.each([
    ['![A loaf](./laof.png)', '12:11', 'Did you mean "loaf.png"?'],
    [
      '![A loaf](./Loaf.png)',
      '12:11',
      'Its name is "loaf.png", and capitals count. Write ./loaf.png.',
    ],
    ['![A loaf](./zzzzzz.png)', '12:11', 'The images there are loaf.png.'],
  ])('lies beside the text that shows it: %j', (image, place, message) => {
    const article =
      '---\ntitle: Bread\ndescription: What bread is, how its dough is made and how long it bakes.\nauthors: [ada-baker]\ntopics: [baking]\npublished: 2026-01-01\nfaq: [is-it-safe]\n---\n\n## The dough\n\n';
    const found = checkLines({ 'articles/bread.mdx': `${article}${image}\n` });
    expect(found).toEqual([expect.stringContaining(`articles/bread.mdx:${place} error [image] `)]);
    expect(found[0]).toContain(message);
  });

  it('of the site, of a person and of an article lies beside its file', () => {
    expect(checkLines({ 'logo.svg': undefined })).toEqual([
      expect.stringContaining(
        'site.yml:5:9 error [image] The image "./logo.svg" does not lie beside this file. Save it there.',
      ),
    ]);
    expect(checkLines({ 'people/ada-baker.yml': 'name: Ada\navatar: ./ada.png\n' })).toEqual([
      expect.stringContaining('people/ada-baker.yml:2:9 error [image]'),
    ]);
    expect(
      checkLines({
        'articles/bread.mdx': wellFiles['articles/bread.mdx'].replace(
          'faq:',
          'cover:\n  src: ./cover.png\n  alt: A loaf\nfaq:',
        ),
      }),
    ).toEqual([expect.stringContaining('articles/bread.mdx:8:8 error [image]')]);
  });
});

describe('the address of the site', () => {
  it.each([
    'https://www.bread.example',
    'https://example.com',
    'https://bread.test',
    'https://localhost',
  ])('%s is told before publishing', (url) => {
    expect(
      checkLines({ 'site.yml': wellFiles['site.yml'].replace('https://www.bread-shelf.org', url) }),
    ).toEqual([expect.stringMatching(/^site\.yml:2:6 warning \[site-url\]/)]);
  });

  it('is not told where it is a real one', () => {
    expect(
      checkLines({
        'site.yml': wellFiles['site.yml'].replace(
          'https://www.bread-shelf.org',
          'https://myexample.com',
        ),
      }),
    ).toEqual([]);
  });
});
