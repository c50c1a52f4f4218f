import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  formatPagePolicy,
  formatPolicy,
  joinNeeds,
  parsePolicyPage,
  toStyleSheetNeeds,
} from '../../../../src/publish/finalize/policy.ts';

const toHash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function toDirectives(page: string, css = '', format = formatPolicy): Record<string, string> {
  const policy = format(joinNeeds([parsePolicyPage(page).needs, toStyleSheetNeeds(css)]));
  return Object.fromEntries(
    policy
      .split('; ')
      .map((each) => [each.slice(0, each.indexOf(' ')), each.slice(each.indexOf(' ') + 1)]),
  );
}

it('lets nothing in but files of the site, and no code that is made while the page runs', () => {
  const policy = toDirectives(
    '<script src="/a.js"></script><link rel="stylesheet" href="/a.css"><img src="/a.png">',
  );
  expect(policy).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'style-src': "'self'",
    'img-src': "'self'",
    'worker-src': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  });
  expect(Object.values(policy).join(' ')).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
});

it('names the hash of each script and style within a page, once, and none of data', () => {
  const page =
    '<style>p{}</style><script>a()</script><script type="MODULE">b(\r\n)</script><script>a()</script><script type="application/ld+json">{}</script><!-- <script>c()</script> -->';
  expect(toDirectives(page)).toMatchObject({
    'script-src': `'self' 'wasm-unsafe-eval' ${[toHash('a()'), toHash('b(\n)')].sort().join(' ')}`,
    'style-src': `'self' ${toHash('p{}')}`,
  });
});

it('allows images within pages and style sheets, and media, only where there are some', () => {
  expect(toDirectives('<img src="data:image/png;base64,">')['img-src']).toBe("'self' data:");
  expect(toDirectives('<p>', 'p { background: url("data:image/svg+xml,") }')['img-src']).toBe(
    "'self' data:",
  );
  expect(toDirectives('<p>data:image/png</p><video src="/a.webm"></video>')).toMatchObject({
    'img-src': "'self'",
    'media-src': "'self'",
  });
});

it('is in a page what it is in a header, but for what an element meta cannot say', () => {
  const page = '<script>a()</script><img src="data:,">';
  const { 'frame-ancestors': ancestors, ...others } = toDirectives(page);
  expect([ancestors, toDirectives(page, '', formatPagePolicy)]).toEqual(["'none'", others]);
});

it('finds what is written within pictures, templates and what readers see who have no scripts', () => {
  const page =
    '<svg><style>a{}</style><script>a()</script><image href="data:,"/></svg><template><style>b{}</style></template><noscript><style>c{}</style></noscript><title><script>d()</script></title>';
  expect(toDirectives(page)).toMatchObject({
    'script-src': `'self' 'wasm-unsafe-eval' ${toHash('a()')}`,
    'style-src': `'self' ${['a{}', 'b{}', 'c{}'].map(toHash).sort().join(' ')}`,
    'img-src': "'self' data:",
  });
});
