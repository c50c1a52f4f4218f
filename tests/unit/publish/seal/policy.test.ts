import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { addPage, addStyleSheet, createNeeds, toPolicy } from '../../../../src/publish/seal/policy.ts';

const toHash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function toDirectives(page: string, css = ''): Record<string, string> {
  const needs = createNeeds();
  addPage(needs, page);
  addStyleSheet(needs, css);
  return Object.fromEntries(toPolicy(needs).split('; ').map((each) => [each.slice(0, each.indexOf(' ')), each.slice(each.indexOf(' ') + 1)]));
}

it('lets nothing in but files of the site, and no code that is made while the page runs', () => {
  const policy = toDirectives('<script src="/a.js"></script><link rel="stylesheet" href="/a.css"><img src="/a.png">');
  expect(policy).toMatchObject({ 'default-src': "'none'", 'script-src': "'self' 'wasm-unsafe-eval'", 'style-src': "'self'", 'img-src': "'self'", 'worker-src': "'self'", 'base-uri': "'none'", 'frame-ancestors': "'none'" });
  expect(Object.values(policy).join(' ')).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
});

it('names the hash of each script and style within a page, once, and none of data', () => {
  const page = '<style>p{}</style><script>a()</script><script type="MODULE">b(\r\n)</script><script>a()</script><script type="application/ld+json">{}</script><!-- <script>c()</script> -->';
  expect(toDirectives(page)).toMatchObject({
    'script-src': `'self' 'wasm-unsafe-eval' ${[toHash('a()'), toHash('b(\n)')].sort().join(' ')}`,
    'style-src': `'self' ${toHash('p{}')}`,
  });
});

it('allows images within pages and style sheets, and media, only where there are some', () => {
  expect(toDirectives('<img src="data:image/png;base64,">')['img-src']).toBe("'self' data:");
  expect(toDirectives('<p>', 'p { background: url("data:image/svg+xml,") }')['img-src']).toBe("'self' data:");
  expect(toDirectives('<p>data:image/png</p><video src="/a.webm"></video>')).toMatchObject({ 'img-src': "'self'", 'media-src': "'self'" });
});
