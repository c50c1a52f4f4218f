import { describe, expect, it } from 'vitest';
import { listAddresses } from '../../../../src/domain/addresses/ledger.ts';
import { resolveRoute } from '../../../../src/domain/addresses/ledger-route.ts';
import { renderRedirectPage } from '../../../../src/domain/addresses/redirects.ts';
import { collectKeptIds, collectRedirects } from '../../../../src/domain/addresses/redirects.ts';
import { toLedger, toPage } from '../made-ledger.ts';

describe('redirects', () => {
  it('lead at once to the end of a chain', () => {
    const pages = [toPage('/c/')];
    const ledger = toLedger(pages, { '/a/': { to: '/b/' }, '/b/': { to: '/c/' } });
    expect(collectRedirects(ledger, listAddresses(pages))).toEqual([
      { from: '/a/', to: '/c/' },
      { from: '/b/', to: '/c/' },
    ]);
  });

  it('name addresses as readers ask for them if the site lies below a path', () => {
    const html = renderRedirectPage({
      siteUrl: 'https://name.github.io/repo',
      to: '/a/',
      title: 'A',
      language: 'en',
      direction: 'ltr',
    });
    for (const part of [
      '<link rel="canonical" href="https://name.github.io/repo/a/">',
      '<script src="/repo/redirect.js">',
      'content="0; url=/repo/a/"',
      '<a href="/repo/a/">A</a>',
    ])
      expect(html).toContain(part);
  });

  it('are pages, whose words cannot become HTML', () => {
    const html = renderRedirectPage({
      siteUrl: 'https://bread.example',
      to: '/a/',
      title: '<b>&"',
      language: 'en',
      direction: 'ltr',
    });
    expect(html).toContain('<link rel="canonical" href="https://bread.example/a/">');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toContain('<h1><a href="/a/">&lt;b&gt;&amp;&quot;</a></h1>');
  });
});

describe('ids of before', () => {
  it('stand beside those that took their place, also on the page to which theirs moved', () => {
    const pages = [toPage('/b/', ['new'])];
    const ledger = toLedger(pages, {
      '/a/': { to: '/b/' },
      '/a/#old': { to: '/b/#new' },
      '/b/#older': { to: '/b/#new' },
    });
    expect(collectKeptIds(ledger, listAddresses(pages))).toEqual([
      { page: '/b/', id: 'older', at: 'new', to: undefined },
      { page: '/b/', id: 'old', at: 'new', to: undefined },
    ]);
  });

  it('are left to the script of a list where the entry that it showed is at its address', () => {
    const pages = ['/faq/', '/faq/why/', '/topics/dough/', '/sources/', '/sources/mill/'];
    const ledger = toLedger(
      pages.map((page) => toPage(page)),
      {
        '/faq/#q-why': { since: '2026-01-01' },
        '/faq/#topic-dough': { since: '2026-01-01' },
        '/sources/#mill': { since: '2026-01-01' },
        '/sources/#kind-guideline': { since: '2026-01-01' },
      },
    );
    expect(collectKeptIds(ledger, new Set(pages))).toEqual([]);
  });

  it('stay on a list for entries that have another address, but no more of them than one page bears', () => {
    const gone = Array.from({ length: 100 }, (_, each) => `old-${each}`);
    const ledger = toLedger(
      [toPage('/sources/'), toPage('/sources/mill/')],
      Object.fromEntries(
        gone.flatMap((id) => [
          [`/sources/${id}/`, { to: '/sources/mill/' }],
          [`/sources/#${id}`, { to: '/sources/mill/' }],
        ]),
      ),
    );
    const kept = collectKeptIds(ledger, new Set(['/sources/', '/sources/mill/']));
    expect(kept).toHaveLength(60);
    expect(kept[0]).toEqual({
      page: '/sources/',
      id: 'old-0',
      at: undefined,
      to: '/sources/mill/',
    });
  });

  it('stay on a list for an entry that went elsewhere if another one is at its address now', () => {
    const live = ['/faq/', '/faq/why/', '/faq/other/'];
    const ledger = toLedger(
      live.map((page) => toPage(page)),
      { '/faq/#q-why': { to: '/faq/other/' } },
    );
    expect(collectKeptIds(ledger, new Set(live))).toEqual([
      { page: '/faq/', id: 'q-why', at: undefined, to: '/faq/other/' },
    ]);
  });

  it('lead on where their text went to another page', () => {
    const pages = [toPage('/a/'), toPage('/b/', ['place'])];
    const ledger = toLedger(pages, { '/a/#gone': { to: '/b/#place' } });
    expect(collectKeptIds(ledger, listAddresses(pages))).toEqual([
      { page: '/a/', id: 'gone', at: undefined, to: '/b/#place' },
    ]);
  });
});

describe('a page of a list', () => {
  it.each([
    ['/articles/page/2/', '/articles/'],
    ['/topics/dough/page/3/', '/topics/dough/'],
    ['/sources/mill/page/2/', '/sources/mill/'],
  ])('%s that is no longer there leads to %s', (page, list) => {
    const ledger = toLedger([toPage(page), toPage(list)]);
    expect(resolveRoute(page, ledger, new Set([list]))).toEqual({ kind: 'live', address: list });
  });

  it('leads to the list under its new name', () => {
    const ledger = toLedger([toPage('/topics/a/page/2/'), toPage('/topics/b/')], {
      '/topics/a/': { to: '/topics/b/' },
    });
    expect(collectRedirects(ledger, new Set(['/topics/b/']))).toContainEqual({
      from: '/topics/a/page/2/',
      to: '/topics/b/',
    });
  });
});
