import type { Nodes } from 'mdast';
import { markdownToHtml, mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { judgeImage, judgeLink } from '../../../src/markdown/address-policy.ts';
import { judgeNode } from '../../../src/markdown/content-policy.ts';
import { parseMarkdown } from '../../../src/domain/body/markdown-tree.ts';
import { createMarkdownPlugins } from '../../../src/markdown/plugins.ts';
import { refuseUnsafe } from '../../../src/markdown/refuse-unsafe.ts';
import { imagePathPattern } from '../../../src/schemas/fields.ts';
import { hostileMarkdown, hostileMdx } from '../check/hostile-content.ts';

function judgeAll(node: Nodes, dialect: 'markdown' | 'mdx'): string[] {
  const own = judgeNode(node, dialect).map(({ rule }) => rule);
  return 'children' in node
    ? [...own, ...node.children.flatMap((child) => judgeAll(child, dialect))]
    : own;
}

describe('what authors may write', () => {
  it('is judged node by node, without a file', () => {
    expect(
      judgeAll(
        parseMarkdown(
          '# One\n\n{two} [three](javascript:x)\n\n<four />\n\n![](https://x.org/five.png)',
          'mdx',
        ),
        'mdx',
      ),
    ).toEqual(['heading', 'unsafe', 'unsafe', 'html', 'image', 'image']);
    expect(
      judgeAll(parseMarkdown('One[^1] <b>two</b>\n\n[^1]: Note', 'markdown'), 'markdown'),
    ).toEqual(['footnote', 'html', 'html', 'footnote']);
  });

  it('is what is named, so that a kind of node that nobody thought of is refused', () => {
    expect(judgeNode({ type: 'textDirective', name: 'x', children: [] }, 'mdx')).toEqual([
      expect.objectContaining({ rule: 'unsafe' }),
    ]);
    expect(judgeNode({ type: 'yaml', value: 'layout: x' }, 'mdx')).toEqual([
      expect.objectContaining({ rule: 'unsafe' }),
    ]);
  });

  it.each([
    ['one tab alone', '<Tabs>\n<Tab label="A">\nOne.\n</Tab>\n</Tabs>'],
    ['words between tabs', '<Tabs>\n<Tab label="A">\nOne.\n</Tab>\n\nWords.\n\n</Tabs>'],
    ['two of one name', '<Tabs>\n<Tab label="A">\n1\n</Tab>\n<Tab label="A ">\n2\n</Tab>\n</Tabs>'],
    ['a tab without a name', '<Tabs>\n<Tab>\n1\n</Tab>\n<Tab label="A">\n2\n</Tab>\n</Tabs>'],
    ['a group that the author writes', '<Tab label="A" group="x">\n1\n</Tab>'],
    [
      'a card without a picture',
      '<VideoLink href="https://video.org/" title="A">\nWords.\n</VideoLink>',
    ],
    [
      'a card for http',
      '<VideoLink href="http://video.org/" title="A">\n![b](./c.png)\n</VideoLink>',
    ],
    [
      'a card for a script',
      '<VideoLink href="javascript:x" title="A">\n![b](./c.png)\n</VideoLink>',
    ],
    [
      'a card with a password',
      '<VideoLink href="https://a:b@video.org/" title="A">\n![b](./c.png)\n</VideoLink>',
    ],
  ])('holds in components no %s', (_, body) => {
    expect(judgeAll(parseMarkdown(body, 'mdx'), 'mdx')).toHaveLength(1);
  });

  it('of images is the same as what the schemas allow', () => {
    for (const path of [
      './a.png',
      './a.PNG',
      './a.b.webp',
      './-a.png',
      './a/b.png',
      '../a.png',
      'a.png',
      './a.png?raw',
      './a b.png',
      './a%20b.png',
      './A_1.jpeg',
      './a.svg',
      './a.js',
      './.png',
      './a.avif',
      './a.gif',
      './a.png\n',
    ]) {
      expect([path, judgeImage(path, 'words').length === 0]).toEqual([
        path,
        imagePathPattern.test(path),
      ]);
    }
  });

  it.each([
    'https://www.who.int/',
    'HTTPS://www.who.int',
    'https://www.who.int/a_(b)?c=d#e',
    'mailto:a@b.org',
    'mailto:a@b.org?subject=Hi',
    'mailto:a@b.org?cc=c@b.org&Subject=Hi%20you&body=One%0D%0Atwo',
    'tel:+49-30-123',
    '/about/',
    '#one',
    '/',
  ])('may link to %s', (address) => {
    expect(judgeLink(address)).toEqual([]);
  });

  it.each([
    '',
    'javascript:x',
    'JAVASCRIPT:x',
    ' javascript:x',
    'java\nscript:x',
    '\u0001javascript:x',
    'data:x',
    'vbscript:x',
    'file:///x',
    'ftp://x',
    'about:blank',
    '//x.org',
    '/\\x.org',
    '\\\\x.org',
    'https:x.org',
    'https:///x.org',
    'https://',
    'https://a@b.org',
    'https://a:b@c.org',
    'http://x.org',
    'mailto:',
    'mailto:x',
    'mailto:a@b.org?bcc=c@d.org',
    'mailto:a@b.org?subject=Hi&BCC=c@d.org',
    'mailto:a@b.org?%62cc=c@d.org',
    'mailto:a@b.org?attach=/etc/passwd',
    'mailto:a@b.org?subject=Hi%0d%0aBcc:c@d.org',
    'mailto:a@b.org%2Cc%40d.org',
    'mailto:a@b.org,c',
    'mailto:%3Cscript%3E@b.org',
    'tel:x',
    'tel:',
    'x',
    './x',
    '../x.md',
    'www.x.org',
    'x:y',
    'https://x.org/\u00a0',
  ])('may not link to %j', (address) => {
    expect(judgeLink(address)).toHaveLength(1);
  });
});

describe('the safety net in the build', () => {
  const plugins = [refuseUnsafe, ...createMarkdownPlugins('/', () => 0)];

  it.each(hostileMdx)('stops MDX: $body', ({ body }) => {
    expect(() => mdxToJs(body, { mdastPlugins: plugins, features: { gfm: true } })).toThrow(Error);
  });

  it.each(hostileMarkdown)('stops Markdown: $body', ({ body }) => {
    expect(() =>
      markdownToHtml(body.trim(), { mdastPlugins: plugins, features: { gfm: true } }),
    ).toThrow(Error);
  });

  it('names the place', () => {
    expect(() => markdownToHtml('One\n\ntwo <b>three</b>', { mdastPlugins: plugins })).toThrow(
      expect.objectContaining({ line: 3, column: 5, message: expect.stringContaining('<b>') }),
    );
  });

  it('stops an entry that names a layout', () => {
    expect(() =>
      mdxToJs('Text.', {
        mdastPlugins: plugins,
        data: toAstroData({ title: 'A', layout: './evil.js' }),
      }),
    ).toThrow('Front matter may not name a layout.');
  });

  it('lets through what is allowed, with what the other plugins make of it', async () => {
    const { code } = await mdxToJs(
      '## One\n\nText [@haller-2020] \\{x\\}.\n\n<Faq ids="a" />\n\n<Callout kind="note">\n\nText\n\n</Callout>',
      { mdastPlugins: plugins, features: { gfm: true }, data: toAstroData({ title: 'A' }) },
    );
    expect(code).toContain('Callout');
    expect(code).toContain('props.answers');
  });
});

function toAstroData(frontmatter: Record<string, unknown>) {
  return {
    astro: {
      frontmatter,
      headings: [],
      localImagePaths: new Set<string>(),
      remoteImagePaths: new Set<string>(),
    },
  };
}
