import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { parseTags, toText } from '../../../../src/publish/audit/html-tags.ts';

function parseWithBrowserRules(html: string): [string, Record<string, string>][] {
  const found: [string, Record<string, string>][] = [];
  (function walk(node: DefaultTreeAdapterTypes.Node) {
    if ('tagName' in node)
      found.push([
        node.tagName.toLowerCase(),
        Object.fromEntries(node.attrs.map(({ name, value }) => [name.toLowerCase(), value])),
      ]);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  })(parse(html));
  return found;
}

describe('the tags of a page', () => {
  it('are those that a full parser finds', () => {
    const html = readFileSync(
      resolve(import.meta.dirname, '../../../fixtures/publish/page.html'),
      'utf8',
    );
    const tags = parseTags(html).map(({ name, attributes }): [string, Record<string, string>] => [
      name,
      Object.fromEntries(attributes),
    ]);
    expect(tags.length).toBeGreaterThan(20);
    expect(tags).toEqual(parseWithBrowserRules(html));
  });

  it('are not those that stand in comments, scripts, styles, titles and text areas', () => {
    const html =
      '<title><b></title><!-- <i> --><script>"<u>"</script><style>/* <s> */</style><textarea><a></textarea><p>';
    expect(parseTags(html).map((tag) => tag.name)).toEqual([
      'title',
      'script',
      'style',
      'textarea',
      'p',
    ]);
  });

  it('keep the first of two attributes of one name, decoded', () => {
    expect([...(parseTags('<a HREF="/a?b&amp;c" href=/d data-x>')[0]?.attributes ?? [])]).toEqual([
      ['href', '/a?b&c'],
      ['data-x', ''],
    ]);
  });
});

describe('the text of a page', () => {
  it('is what a reader sees, without scripts and styles', () => {
    expect(
      toText(
        '<p>Tea &amp; <em>bre</em>ad&#x21;</p><script>hidden()</script><style>p{}</style><!-- note -->',
      ),
    ).toBe('Tea & bread!');
  });
});
