import { describe, expect, it } from 'vitest';
import { listAddresses } from '../../../src/domain/ledger.ts';
import { toRedirectFiles } from '../../../src/domain/redirect-files.ts';
import { formatRedirectPage } from '../../../src/domain/redirect-page.ts';
import { listKeptIds, listRedirects } from '../../../src/domain/redirects.ts';
import { toLedger, toPage } from './made-ledger.ts';

describe('redirects', () => {
  it('lead at once to the end of a chain', () => {
    const pages = [toPage('/c/')];
    const ledger = toLedger(pages, { '/a/': { to: '/b/' }, '/b/': { to: '/c/' } });
    expect(listRedirects(ledger, listAddresses(pages))).toEqual([{ from: '/a/', to: '/c/' }, { from: '/b/', to: '/c/' }]);
  });

  it('are written for Netlify and Cloudflare, nginx and Apache, each as it wants addresses', () => {
    const files = toRedirectFiles([{ from: '/größe/', to: '/maß/#ß' }, { from: '/old.page.html', to: '/a/' }]);
    expect(Object.fromEntries(files)).toEqual({
      _redirects: '/gr%C3%B6%C3%9Fe/ /ma%C3%9F/#%C3%9F 301\n/old.page.html /a/ 301\n',
      '_redirects.nginx.conf': expect.stringMatching(/^(?:# .+\n)+map_hash_bucket_size 512;\nmap_hash_max_size 2048;\nmap \$uri \$moved_to \{\n {2}"\/größe\/" "\/ma%C3%9F\/#%C3%9F";\n {2}"\/old\.page\.html" "\/a\/";\n\}\n$/),
      '.htaccess': 'RedirectMatch 301 "^/größe/$" "/maß/#%C3%9F"\nRedirectMatch 301 "^/old\\\\.page\\\\.html$" "/a/"\n',
    });
  });

  it('name addresses as readers ask for them where the site lies below a path', () => {
    const files = toRedirectFiles([{ from: '/größe/', to: '/maß/' }], '/team/site.v2/');
    expect(files.get('_redirects')).toBe('/team/site.v2/gr%C3%B6%C3%9Fe/ /team/site.v2/ma%C3%9F/ 301\n');
    expect(files.get('_redirects.nginx.conf')).toContain('  "/team/site.v2/größe/" "/team/site.v2/ma%C3%9F/";\n');
    expect(files.get('.htaccess')).toBe('RedirectMatch 301 "^/team/site\\\\.v2/größe/$" "/team/site.v2/maß/"\n');
    const html = formatRedirectPage({ siteUrl: 'https://name.github.io/repo', to: '/a/', title: 'A', language: 'en', direction: 'ltr' });
    for (const part of ['<link rel="canonical" href="https://name.github.io/repo/a/">', '<script src="/repo/redirect.js">', 'content="0; url=/repo/a/"', '<a href="/repo/a/">A</a>']) expect(html).toContain(part);
  });

  it('leave nginx a file to include where there are none', () => {
    expect([...toRedirectFiles([]).keys()]).toEqual(['_redirects.nginx.conf']);
  });

  it('are pages, too, whose words cannot become HTML', () => {
    const html = formatRedirectPage({ siteUrl: 'https://bread.example', to: '/a/', title: '<b>&"', language: 'en', direction: 'ltr' });
    expect(html).toContain('<link rel="canonical" href="https://bread.example/a/">');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toContain('<h1><a href="/a/">&lt;b&gt;&amp;&quot;</a></h1>');
  });
});

describe('ids of before', () => {
  it('stand beside those that took their place, also on the page to which theirs moved', () => {
    const pages = [toPage('/b/', ['new'])];
    const ledger = toLedger(pages, { '/a/': { to: '/b/' }, '/a/#old': { to: '/b/#new' }, '/b/#older': { to: '/b/#new' } });
    expect(listKeptIds(ledger, listAddresses(pages))).toEqual([
      { page: '/b/', id: 'older', at: 'new', to: undefined },
      { page: '/b/', id: 'old', at: 'new', to: undefined },
    ]);
  });

  it('lead on where their text went to another page', () => {
    const pages = [toPage('/a/'), toPage('/b/', ['place'])];
    const ledger = toLedger(pages, { '/a/#gone': { to: '/b/#place' } });
    expect(listKeptIds(ledger, listAddresses(pages))).toEqual([{ page: '/a/', id: 'gone', at: undefined, to: '/b/#place' }]);
  });
});
