import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import {
  createTextListener,
  findCanonical,
  readHtml,
  type Tag,
} from '../../../../src/publish/pages/html.ts';

const written = readFileSync(
  resolve(import.meta.dirname, '../../../fixtures/publish/page.html'),
  'utf8',
);

function listTags(html: string): Tag[] {
  const tags: Tag[] = [];
  readHtml(html, [{ onTag: (tag) => void tags.push(tag) }]);
  return tags;
}

function listTexts(html: string, name: string): string[] {
  const listener = createTextListener((tag) => tag.name === name);
  readHtml(html, [listener]);
  return listener.texts.map(({ text }) => text);
}

/** The elements that a full parser finds, but those that it adds itself. */
function parseWithBrowserRules(html: string): [string, Record<string, string>, string][] {
  const found: [string, Record<string, string>, string][] = [];
  (function walk(node: DefaultTreeAdapterTypes.Node) {
    const place = 'tagName' in node ? node.sourceCodeLocation?.startTag : undefined;
    if ('tagName' in node && place !== undefined)
      found.push([
        node.tagName,
        Object.fromEntries(node.attrs.map(({ name, value }) => [name.toLowerCase(), value])),
        html.slice(place.startOffset, place.endOffset),
      ]);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  })(parse(html, { sourceCodeLocationInfo: true }));
  return found;
}

describe('the tags of a page', () => {
  it('are those that a full parser finds, in the same places', () => {
    const tags = listTags(written);
    expect(tags.length).toBeGreaterThan(20);
    expect(
      tags.map(({ name, attributes, start, end }) => [
        name,
        { ...attributes },
        written.slice(start, end),
      ]),
    ).toEqual(parseWithBrowserRules(written));
  });

  it('are not those within comments, scripts, styles, titles and text areas', () => {
    const html =
      '<title><b></title><!-- <i> --><!--><p class="seen">--><script>"<u>"</script><style>/* <s> */</style><textarea><a></textarea><p>';
    expect(listTags(html).map((tag) => tag.name)).toEqual([
      'title',
      'p',
      'script',
      'style',
      'textarea',
      'p',
    ]);
  });

  it('are only those that are written', () => {
    expect(listTags('</p><p>').map(({ start }) => start)).toEqual([4]);
  });

  it('keep the first of two attributes of one name, decoded', () => {
    expect(listTags('<a HREF="/a?b&amp;c" href=/d data-x>')[0]?.attributes).toEqual({
      href: '/a?b&c',
      'data-x': '',
    });
  });

  it('are read from any text', () => {
    for (const html of ['', '<', '<a', '<a b="', '<!--', '&#x;&nosuch;', '\0<p\0>', '</', '<svg><'])
      expect(() => listTags(html), html).not.toThrow();
  });
});

describe('the text of an element', () => {
  it('is what a reader sees, without scripts and styles', () => {
    expect(
      listTexts(
        '<p>Tea &amp; <em>bre</em>ad&#x21;&hellip;<script>hidden()</script><style>p{}</style><!-- note --></p> outside',
        'p',
      ),
    ).toEqual(['Tea & bread!…']);
  });

  it('ends with the page if nothing ends the element before', () => {
    expect(listTexts('<main><h1>One</h1> and all', 'main')).toEqual(['One and all']);
  });
});

it('the canonical address of a page is the first that it names', () => {
  expect(findCanonical(written)).toBe('https://bread.example/a/?x=1&y=2');
  expect(findCanonical('<p>')).toBeUndefined();
});
