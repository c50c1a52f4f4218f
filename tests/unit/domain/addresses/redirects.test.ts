import { describe, expect, it } from 'vitest';
import { listAddresses } from '../../../../src/domain/addresses/ledger.ts';
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

  it('lead on where their text went to another page', () => {
    const pages = [toPage('/a/'), toPage('/b/', ['place'])];
    const ledger = toLedger(pages, { '/a/#gone': { to: '/b/#place' } });
    expect(collectKeptIds(ledger, listAddresses(pages))).toEqual([
      { page: '/a/', id: 'gone', at: undefined, to: '/b/#place' },
    ]);
  });
});
