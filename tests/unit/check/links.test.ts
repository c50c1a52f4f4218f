import { describe, expect, it } from 'vitest';
import { checkLines, faqWith, pageWith, wellFiles, type Files } from './small-content.ts';

function page(body: string, changes: Files = {}): string[] {
  return checkLines({ ...changes, ...pageWith(body) }).map((line) =>
    line.replace('pages/about.mdx:', ''),
  );
}

describe('a link within the site', () => {
  it.each([
    '/',
    '/articles/',
    '/faq/',
    '/topics/',
    '/people/',
    '/sources/',
    '/search/',
    '/about/',
    '/faq/is-it-safe/',
    '/articles/bread/',
    '/topics/safety/',
    '/people/ada-baker/',
    '/sources/#haller-2020',
    '/articles/bread/#the-dough',
    '/articles/bread/#q-is-it-safe',
    '/articles/bread/#q-how-long',
    '/articles/bread/#ref-haller-2020',
    '/articles/bread/#references',
    '/faq/#q-how-long',
    '/faq/#topic-safety',
    '/search/?q=bread',
    '/articles/page/2/',
    '/downloads/plan.pdf',
    '/feed.xml',
    '#main',
    'https://www.who.int/',
    'mailto:ada@bread-shelf.org',
    'tel:+49-30-123456',
  ])('may lead to %s', (address) => {
    expect(page(`[words](${address})`)).toEqual([]);
  });

  it.each([
    ['/faq/is-it-safe', 'Write /faq/is-it-safe/.'],
    ['/faq/is-it-safe#x', 'Write /faq/is-it-safe/#x.'],
    ['/faq/is-it-safe.md', 'Write /faq/is-it-safe/.'],
    ['/pages/about/', 'Write /about/.'],
    ['/FAQ/is-it-safe/', 'Did you mean /faq/is-it-safe/?'],
    ['/faq/is-it-saef/', 'Did you mean /faq/is-it-safe/?'],
    ['/nothing/like/this/', 'There is no page /nothing/like/this/.'],
    ['/articles/page/1/', 'There is no page /articles/page/1/.'],
    ['../faq/is-it-safe.md', 'Write /faq/is-it-safe/.'],
    ['../articles/bread.mdx#the-dough', 'Write /articles/bread/#the-dough.'],
    ['about.mdx', 'Write /about/.'],
    ['faq/is-it-safe', 'is not complete.'],
    ['www.who.int/health', 'Write https://www.who.int/health.'],
    ['/articles/bread/#the-duogh', 'Did you mean "#the-dough"?'],
    ['/articles/bread/#zzzzzz', 'There are #the-dough.'],
    ['/faq/#q-nothing-like-it', 'The page /faq/ has no heading "#q-nothing-like-it".'],
    ['#nowhere', 'This text has no heading "#nowhere".'],
    ['/sources/#haller-2021', 'Did you mean "#haller-2020"?'],
  ])('is told with its place and the right address: %s', (address, message) => {
    const found = page(`[words](${address})`);
    expect(found).toEqual([expect.stringContaining('6:9 error [link] ')]);
    expect(found[0]).toContain(message);
  });

  it('may lead to a heading in any script, written either way', () => {
    expect(
      page('## Über uns\n\n[a](#über-uns) [b](#%C3%BCber-uns) [c](#uber-uns)').length,
    ).toBeLessThan(3);
    expect(page('## 日本\n\n[a](#日本) [b](#%E6%97%A5%E6%9C%AC)')).toEqual([]);
    expect(
      page('## One\n\n## One\n\n[a](#one-2)').filter((line) => line.includes('[link]')),
    ).toEqual([]);
    expect(page('[a](#%zz)')).toEqual([expect.stringContaining('has no heading "#%zz"')]);
  });

  it('may lead to a reference only where a page cites the source, or shows an answer that does', () => {
    expect(page('It is [@haller-2020].\n\n[a](#ref-haller-2020)')).toEqual([]);
    expect(page('[a](#ref-haller-2020)')).toEqual([
      expect.stringContaining('has no heading "#ref-haller-2020"'),
    ]);
  });

  it.each([
    ['draft: true\npublished: 2026-01-01', 'is a draft'],
    ['published: 2027-01-01', 'is dated after today'],
  ])('is an error where the page is not shown: %j', (state, words) => {
    const target = {
      'faq/new.md': `---\nquestion: What is new?\ntopic: safety\n${state}\n---\n\nYes. [Back](/about/)\n`,
    };
    expect(page('[words](/faq/new/)', target)).toEqual([
      expect.stringContaining(
        `6:9 error [link] The page /faq/new/ ${words}, so this link would lead nowhere.`,
      ),
    ]);
  });

  it('may lead from a draft to a draft', () => {
    const draft = (id: string, to: string) => ({
      [`faq/${id}.md`]: `---\nquestion: What is ${id}?\ntopic: safety\npublished: 2026-01-01\ndraft: true\n---\n\n[To](/faq/${to}/)\n`,
    });
    expect(checkLines({ ...draft('one', 'two'), ...draft('two', 'one') })).toEqual([]);
  });

  it('is better written without the address of the site', () => {
    expect(page('[words](https://www.bread-shelf.org/faq/)')).toEqual([
      expect.stringContaining(
        '6:9 warning [link] This page lies on this site. Write its address without https://www.bread-shelf.org: /faq/',
      ),
    ]);
  });

  describe('of a site below a path', () => {
    const below = {
      'site.yml': wellFiles['site.yml'].replace(
        'https://www.bread-shelf.org',
        'https://name.github.io/repo/',
      ),
    };

    it.each(['/faq/', '/about/', 'https://name.github.io/', 'https://name.github.io/repository/'])(
      'may lead to %s',
      (address) => {
        expect(page(`[words](${address})`, below)).toEqual([]);
      },
    );

    it.each([
      [
        '/repo/faq/#q-is-it-safe',
        'error [link] Leave out /repo, the path of the site: the build writes it before every address. Write /faq/#q-is-it-safe.',
      ],
      [
        '/repo/?a',
        'error [link] Leave out /repo, the path of the site: the build writes it before every address. Write /?a.',
      ],
      [
        '/repo',
        'error [link] Leave out /repo, the path of the site: the build writes it before every address. Write /.',
      ],
      [
        '/repo/abot/',
        'error [link] Leave out /repo, the path of the site: the build writes it before every address. There is no page /abot/. Did you mean /about/?',
      ],
      ['/repository/about/', 'error [link] There is no page /repository/about/.'],
      [
        'https://name.github.io/repo/faq/',
        'warning [link] This page lies on this site. Write its address without https://name.github.io/repo: /faq/',
      ],
      [
        'https://name.github.io/repo',
        'warning [link] This page lies on this site. Write its address without https://name.github.io/repo: /',
      ],
    ])('is told, and what to write: %s', (address, words) => {
      expect(page(`[words](${address})`, below)).toEqual([expect.stringContaining(words)]);
    });

    it('is one problem in the navigation, where its page counts as named', () => {
      const files = { 'site.yml': below['site.yml'].replace('/about/', '/repo/about/') };
      expect(checkLines(files)).toEqual([
        expect.stringContaining(
          'site.yml:8:9 error [link] Leave out /repo, the path of the site: the build writes it before every address. Write /about/.',
        ),
      ]);
    });

    it('may lead to a page that is called like the path', () => {
      const files = {
        ...below,
        'pages/repo.mdx':
          '---\ntitle: Repo\ndescription: A page that is called like the path of the site.\n---\n\nHere. [Back](/about/)\n',
      };
      expect(page('[words](/repo/)', files)).toEqual([]);
    });
  });

  it('of the navigation is judged too', () => {
    expect(checkLines({ 'site.yml': wellFiles['site.yml'].replace('/about/', '/abot/') })).toEqual([
      expect.stringContaining(
        'site.yml:8:9 error [link] There is no page /abot/. Did you mean /about/?',
      ),
    ]);
  });

  it('by reference is judged where its address stands', () => {
    expect(page('[words][there] and [there]\n\n[there]: /abot/')).toEqual([
      expect.stringContaining('8:10 error [link] There is no page /abot/.'),
    ]);
  });
});

describe('a link by reference', () => {
  it('is a warning where nothing says where it leads', () => {
    expect(checkLines(faqWith('See [the words][there] and [there][].'))).toEqual(
      [
        expect.stringContaining(
          'faq/is-it-safe.md:7:5 warning [link] No line "[there]: address" says where this link leads',
        ),
        expect.stringContaining('faq/is-it-safe.md:7:28 warning [link]'),
      ].slice(0, 2),
    );
  });

  it('is not meant by brackets alone, by citations or by code', () => {
    expect(
      checkLines(faqWith('A [word] and [@haller-2020][@tradition] and \\[a][b] and `[a][b]`.')),
    ).toEqual([]);
  });
});
