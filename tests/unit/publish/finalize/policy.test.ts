import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { expect, it } from 'vitest';
import {
  createPolicyListener,
  formatPagePolicy,
  formatPolicy,
  joinNeeds,
  type Needs,
  type PagePolicy,
  collectStyleSheetNeeds,
} from '../../../../src/publish/finalize/policy.ts';
import { readHtml } from '../../../../src/publish/pages/html.ts';

const toHash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function readPolicy(page: string): PagePolicy {
  const listener = createPolicyListener(page);
  readHtml(page, [listener]);
  return listener.finish();
}

function toDirectives(page: string, css = '', format = formatPolicy): Record<string, string> {
  const policy = format(joinNeeds([readPolicy(page).needs, collectStyleSheetNeeds(css)]));
  return Object.fromEntries(
    policy
      .split('; ')
      .map((each) => [each.slice(0, each.indexOf(' ')), each.slice(each.indexOf(' ') + 1)]),
  );
}

it('the content security policy lets nothing in but files of the site, and no code that is made while the page runs', () => {
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

it('the content security policy names the hash of each script and style within a page, once, and none of data', () => {
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

it('lets a form send to another site only where a page has one, and to no address that would be read as more', () => {
  const form = (action: string) => toDirectives(`<form method="post" action="${action}">`);
  expect(form('/search/')['form-action']).toBe("'self'");
  expect(form('https://forms.example/a?b')['form-action']).toBe("'self' https://forms.example");
  for (const odd of ['https://a;script-src', 'https://a,b', 'http://forms.example', 'javascript:1'])
    expect(form(odd)['form-action']).toBe("'self'");
});

it('the content security policy is in a page what it is in a header, but for what an element meta cannot say', () => {
  const page = '<script>a()</script><img src="data:,">';
  const { 'frame-ancestors': ancestors, ...others } = toDirectives(page);
  expect([ancestors, toDirectives(page, '', formatPagePolicy)]).toEqual(["'none'", others]);
});

it('the content security policy finds what is written within pictures, templates and what readers see who have no scripts', () => {
  const page =
    '<svg><style>a{}</style><script>a()</script><image href="data:,"/></svg><template><style>b{}</style></template><noscript><style>c{}</style></noscript><title><script>d()</script></title>';
  expect(toDirectives(page)).toMatchObject({
    'script-src': `'self' 'wasm-unsafe-eval' ${toHash('a()')}`,
    'style-src': `'self' ${['a{}', 'b{}', 'c{}'].map(toHash).sort().join(' ')}`,
    'img-src': "'self' data:",
  });
});

it.each([
  [
    'behind what declares the encoding',
    '<!doctype html><html><head><meta name="a"><title>A &lt; b</title><meta charset="utf-8">',
    '<script></script>',
  ],
  [
    'where the head begins, if no encoding is declared before what loads',
    '<!doctype html><html lang="en"><head>',
    '<link href="/a.css"><meta charset="utf-8"></head><body>',
  ],
  [
    'before a refresh',
    '<html><head>',
    '<meta http-equiv="refresh" content="0; url=/"><meta charset="utf-8">',
  ],
  [
    'behind the tag of the page, or its type, if it has no head',
    '<!-- a --><!DOCTYPE html>',
    '<p><meta charset="utf-8">',
  ],
  ['at the beginning of a page without any of these', '', 'Text <meta charset="utf-8">'],
  ['behind a byte order mark', '\uFEFF', '<p>'],
])('the content security policy is written %s', (_, before, after) => {
  expect(readPolicy(before + after)).toMatchObject({ offset: before.length, isWritten: false });
  expect(
    readPolicy(
      `${before}<meta http-equiv="Content-Security-Policy" content="default-src 'none'">${after}`,
    ),
  ).toMatchObject({ isWritten: true });
});

it('the content security policy is the same as that of a full parser, whatever a page holds', () => {
  // Both are read by the rules of the HTML standard.
  for (const page of [
    '<!doctype html><title>a</title><style>b{}</style><script>c()</script>',
    '<html><head><meta charset=utf-8><script>a = "<!-- <b>"</script></head><body><iframe><script>d()</script></iframe><noscript><style>e{}</style></noscript><textarea><script>f()</script></textarea><!--><script>g()</script>--><svg><style>h{}</style><title><script>i()</script></title></svg>',
    '<script>a()</script >x<SCRIPT TYPE=text/plain>b()</SCRIPT><script/>c()</script><style>d{}</sty</style>',
  ])
    expect(sortNeeds(readPolicy(page).needs), page).toEqual(sortNeeds(parseNeeds(page)));
});

function sortNeeds({ scripts, styles }: Pick<Needs, 'scripts' | 'styles'>) {
  return { scripts: [...scripts].sort(), styles: [...styles].sort() };
}

/** The hashes of the scripts and styles that a full parser finds. */
function parseNeeds(page: string): Pick<Needs, 'scripts' | 'styles'> {
  const found = { script: new Set<string>(), style: new Set<string>() };
  (function walk(node: DefaultTreeAdapterTypes.Node) {
    if ('tagName' in node && (node.tagName === 'script' || node.tagName === 'style')) {
      const isData = node.attrs.some(
        ({ name, value }) => name === 'type' && value === 'text/plain',
      );
      const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
      if (!isData) found[node.tagName].add(toHash(text));
    }
    if ('content' in node) walk(node.content);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  })(parse(page, { scriptingEnabled: false }));
  return { scripts: [...found.script], styles: [...found.style] };
}
