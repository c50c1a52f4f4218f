import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Redirect } from '../../../../src/domain/addresses/redirects.ts';
import { isServerFile, serverFiles } from '../../../../src/publish/files/release-file.ts';
import {
  formatHostFiles,
  getHeaders,
  noteFileLimits,
  readServerRules,
} from '../../../../src/publish/hosts/index.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';
import { hosts, hostsWithBareRedirects } from './host-answers.ts';

const files = [
  'index.html',
  '404.html',
  'faq/index.html',
  'faq/a.b/index.md',
  'articles/a/index.html',
  'articles/a/index.md',
  'articles/rss.xml',
  'llms.txt',
  'CNAME',
  'assets/a.Ch9C48f-.css',
  'pagefind/pagefind.js',
  'pagefind/pagefind.en_dfb3739f28.pf_meta',
  'pagefind/index/en_1.pf_index',
  'pagefind/words/709956bd9b.txt',
];
const policy = "default-src 'none'; script-src 'self' 'sha256-+/='";
const redirects: Redirect[] = [
  { from: '/größe/', to: '/maß/#ß:*{$x}' },
  { from: '/old.page.html', to: '/a/' },
  { from: '/v1.2/', to: '/b/' },
];

async function createRelease(
  options: { readonly redirects?: readonly Redirect[]; readonly base?: string } = {},
) {
  const folder = await createTemporaryFolder();
  const {
    rules,
    files: written,
    notes,
  } = formatHostFiles({
    files,
    policy,
    redirects: options.redirects ?? redirects,
    base: options.base ?? '/',
  });
  for (const [name, text] of written) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return { folder, rules, notes, texts: new Map<string, string>(written) };
}

const toAddress = (path: string) => `/${path.replace(/(^|\/)index\.html$/, '$1')}`;

describe.each(Object.entries(hosts))('the settings for %s', (name, read) => {
  it('give each path the headers of the table, and an old address its new one', async () => {
    const { folder, rules } = await createRelease();
    const answer = await read(folder);
    // Vercel takes a name without an ending for a folder.
    for (const address of [
      ...files.map(toAddress).filter((each) => name !== 'Vercel' || each !== '/CNAME'),
      '/nothing/',
      '/faq/a/b/index.md',
      '/x/llms.txt',
      '/articles/index.md',
    ]) {
      const { status, headers } = answer(address);
      expect([address, status]).toEqual([address, 200]);
      // The page for what is not there is asked for by other addresses.
      for (const [header, value] of Object.entries(
        address === '/404.html' ? getHeaders(rules, '/') : getHeaders(rules, address),
      )) {
        expect([address, header, headers[header.toLowerCase()]]).toEqual([address, header, value]);
      }
    }
    expect(answer('/faq/a/b/index.md').headers['link']).toBe(
      name === 'Azure Static Web Apps' ? '<./>; rel="canonical"' : undefined,
    );
    expect(rules.redirects.map(({ encodedFrom }) => encodedFrom)).toEqual([
      '/gr%C3%B6%C3%9Fe/',
      '/old.page.html',
      '/v1.2/',
    ]);
    for (const { encodedFrom, to } of rules.redirects) {
      const first = answer(encodedFrom);
      const { status, location, headers } =
        first.status === 308 ? answer(first.location ?? '') : first;
      expect([encodedFrom, status, location]).toEqual([encodedFrom, 301, to]);
      if (!hostsWithBareRedirects.has(name))
        expect(headers['content-security-policy']).toBe(policy);
    }
  });

  it('begin with the path of a site below one', async () => {
    const { folder, rules } = await createRelease({ base: '/repo/' });
    const answer = await read(folder);
    for (const address of [
      '/repo/',
      '/repo/assets/a.Ch9C48f-.css',
      '/repo/articles/a/index.md',
      '/assets/a.Ch9C48f-.css',
    ]) {
      const { 'Cache-Control': caching = '', ...expected } = getHeaders(rules, address);
      const { headers } = answer(address);
      for (const [header, value] of Object.entries(expected))
        expect([address, header, headers[header.toLowerCase()]]).toEqual([address, header, value]);
      if (name !== 'S3 with CloudFront' || caching.includes('immutable'))
        expect([address, headers['cache-control']]).toEqual([address, caching]);
    }
    expect(answer('/repo/old.page.html').location).toBe('/repo/a/');
    expect(rules.notFound.page).toBe('/repo/404.html');
  });

  it('hold as many redirects as the host reads, and say how many are left to pages', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({
      from: `/an-old-address-of-a-page/${index}/`,
      to: `/faq/#q-${index}`,
    }));
    const { folder, notes } = await createRelease({ redirects: many });
    const answer = await read(folder);
    expect(answer('/an-old-address-of-a-page/0/').status).toBe(301);
    expect(answer('/an-old-address-of-a-page/2999/').status).not.toBe(301);
    expect(notes.length).toBe(5);
    expect(notes).toContain(
      'Cloudflare reads 2000 redirects of at most 1000 characters: _redirects holds 2000 of 3000. The pages at the other old addresses lead readers on.',
    );
  });
});

describe('the settings of all hosts', () => {
  it('are the same for the same release, and each is a file for servers', async () => {
    const [first, second] = [await createRelease(), await createRelease()];
    expect([...first.texts]).toEqual([...second.texts]);
    expect([...first.texts.keys()].sort()).toEqual([...serverFiles].sort());
    expect(first.notes).toEqual([]);
  });

  it('hold of an address that moved only characters that mean nothing to any host, and none that could be more than an address', async () => {
    const hostile = [
      '/*',
      '/:a/',
      '/a b/',
      '/{$HOME}/',
      '/$1/',
      '/a"b/',
      "/a'b/",
      '/a\\b/',
      '/a\nX-A: b/',
      '/a;b/',
      '/a}b/',
      '/a|b/',
      '//evil.example/',
      '/a?b',
      '/%2e%2e/',
      '/(a)/',
      '/a,b/',
      'a/',
      'https://evil.example/',
      '',
    ];
    const { rules, texts } = await createRelease({
      redirects: [
        ...hostile.flatMap((each) => [
          { from: each, to: '/a/' },
          { from: '/b/', to: each },
        ]),
        { from: '/c/', to: '/d/#"\\${x} \n:*|;é%zz#' },
      ],
    });
    expect(rules.redirects).toEqual([
      {
        from: '/c/',
        encodedFrom: '/c/',
        to: '/d/#%22%5C%24%7Bx%7D%20%0A%3A%2A%7C%3B%C3%A9%25zz%23',
      },
    ]);
    expect([...texts.values()].filter((text) => /evil|HOME|X-A/.test(text))).toEqual([]);
  });

  it('are read by npm start as the table says it, and without them all is as hosts do by themselves', async () => {
    const { folder, rules } = await createRelease();
    const { headersOf, redirects: moved } = readServerRules(folder);
    for (const path of [...files, ...files.map(toAddress).map((address) => address.slice(1))])
      expect(headersOf(`/${path}`)).toEqual(getHeaders(rules, `/${path}`));
    expect([...moved]).toEqual([
      ['/größe/', '/ma%C3%9F/#%C3%9F%3A%2A%7B%24x%7D'],
      ['/old.page.html', '/a/'],
      ['/v1.2/', '/b/'],
    ]);
    const bare = await createTemporaryFolder();
    expect(readServerRules(bare).headersOf('/assets/a.Ch9C48f-.css')).toEqual({
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
    await writeFile(join(bare, '_server.json'), '{"headers": 1}');
    expect(readServerRules(bare).headersOf('/')).toEqual({
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'public, max-age=0, must-revalidate',
    });
  });

  it('give the page for what is not there, and no other, headers of its own', async () => {
    const { rules } = await createRelease();
    expect([
      getHeaders(rules, '/404.html')['Cache-Control'],
      getHeaders(rules, '/faq/404.html')['Cache-Control'],
    ]).toEqual(['no-store', 'public, max-age=0, must-revalidate']);
  });

  it('say where a policy is longer, and where files are more, than a host takes', async () => {
    const { notes } = formatHostFiles({
      files,
      policy: `script-src ${'a'.repeat(2000)}`,
      redirects: [],
      base: '/',
    });
    expect(notes).toEqual([
      expect.stringMatching(
        /^Cloudflare reads lines of 2000 characters, and that of Content-Security-Policy in _headers has \d+\. Move scripts/,
      ),
      expect.stringMatching(
        /^CloudFront takes a content security policy of 1783 characters, and this one has 2011\. /,
      ),
    ]);
    const paths = Array.from({ length: 8000 }, (_, index) => [
      `${index}.html`,
      `${index}.html.br`,
      `${index}.html.gz`,
    ]).flat();
    expect(noteFileLimits(paths)).toEqual([
      'Cloudflare Pages takes 20000 files and this release has 24000. Publish it elsewhere.',
      'Azure Static Web Apps takes 15000 files and this release has 24000. Publish it elsewhere.',
    ]);
    expect(noteFileLimits(paths.slice(0, 15_000))).toEqual([]);
  });

  it('tell Workers and Vercel to leave out the compressed copies of texts and what is for other servers, but nothing that they read', async () => {
    const { folder } = await createRelease();
    for (const name of ['.assetsignore', '.vercelignore']) {
      const lines = (await readFile(join(folder, name), 'utf8')).trim().split('\n');
      expect(lines).toEqual(
        expect.arrayContaining(['/.htaccess', '/_headers.nginx.conf', '*.html.br', '*.md.gz']),
      );
      expect(
        lines.filter(
          (line) =>
            ['/vercel.json', '*.gz', '*.br', '*.png.gz'].includes(line) ||
            (name === '.assetsignore' && ['/_headers', '/_redirects'].includes(line)),
        ),
      ).toEqual([]);
    }
  });

  it('lead to the page for what is not there through CloudFront, and nowhere else, whatever is asked for', async () => {
    const { folder } = await createRelease();
    const answer = await hosts['S3 with CloudFront']?.(folder);
    expect(
      ['/faq', '//evil', '/\\evil', '/faq?a=b&c=d', '/CNAME', '/%ff', '/.well-known/x'].map(
        (address) => answer?.(address).location,
      ),
    ).toEqual([
      '/faq/',
      '/evil/',
      '/evil/',
      '/faq/?a=b&c=d',
      undefined,
      '/%ff/',
      '/.well-known/x/',
    ]);
  });
});

it('the table of hosts tells files for servers from those for readers', () => {
  expect(serverFiles.filter((path) => !isServerFile(path))).toEqual([]);
  expect(
    [
      'index.html',
      '.well-known/security.txt',
      'faq/_headers',
      '_headersome.html',
      'constructor',
    ].filter(isServerFile),
  ).toEqual([]);
});
