import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { UnreadableInputError } from '../../../../src/import/input.ts';
import type { ParsedInput } from '../../../../src/import/document.ts';
import { parseWxr } from '../../../../src/import/formats/wxr.ts';

async function read(text: string): Promise<ParsedInput> {
  return parseWxr({ name: 'site.xml', bytes: Buffer.from(text), readBeside: () => undefined });
}

async function readItems(items: string, channel = ''): Promise<ParsedInput> {
  return read(`<rss><channel><link>https://a.example</link>${channel}${items}</channel></rss>`);
}

function toItem(content: string, fields = ''): string {
  return `<item><title>T</title>${fields}<wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[${content}]]></content:encoded></item>`;
}

async function readContent(content: string): Promise<string[]> {
  const { documents } = await readItems(toItem(content));
  return documents.flatMap(({ tree }) => tree.children.map(describeBlock));
}

function describeBlock(node: Nodes): string {
  const inner =
    node.type === 'paragraph'
      ? node.children
          .map((child) =>
            child.type === 'break'
              ? '/'
              : child.type === 'text' || child.type === 'passthrough'
                ? child.value
                : `${child.type}:${toString(child)}`,
          )
          .join('')
      : toString(node);
  return `${node.type}: ${node.type === 'questionAndAnswer' ? `${node.question} ` : ''}${inner}`;
}

describe('the text of a post', () => {
  it('has paragraphs and lines where it has no tags for them', async () => {
    expect(
      await readContent('One\ntwo\n\n<b>Three</b>\n<ul>\n<li>a\nb</li>\n</ul>\nFour<br />\nfive'),
    ).toEqual([
      'paragraph: One/two',
      'paragraph: strong:Three',
      'list: ab',
      'paragraph: Four/five',
    ]);
  });

  it('keeps the ends of lines as blanks where it is made of blocks', async () => {
    expect(
      await readContent('<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->'),
    ).toEqual(['paragraph: One two']);
  });

  it('has captions below their images', async () => {
    expect(
      await readContent(
        '[caption width="1"]<img src="https://a.example/b.jpg" alt="B"> The <i>b</i>[/caption]',
      ),
    ).toEqual(['paragraph: image:B', 'paragraph: emphasis:The b']);
  });

  it('keeps shortcodes that are not known, and words in square brackets', async () => {
    const { documents, messages } = await readItems(toItem('See [chart id="3"] and [sic], [1].'));
    expect(documents[0]?.tree.children.map(describeBlock)).toEqual([
      'paragraph: See [chart id="3"] and [sic], [1].',
    ]);
    expect(messages.map(({ requiresAction }) => requiresAction)).toEqual([true]);
  });

  it('has questions where shortcodes or blocks of plugins fold them away', async () => {
    expect(
      await readContent(
        '[toggle title="Is it &quot;cold&quot;?"]No.[/toggle]<div class="rank-math-faq-item"><h3 class="rank-math-question">Warm?</h3><div class="rank-math-answer">Yes.</div></div>',
      ),
    ).toEqual(['questionAndAnswer: Is it "cold"? No.', 'questionAndAnswer: Warm? Yes.']);
  });

  it('leads to pages of its site by whole addresses', async () => {
    const { documents } = await readItems(toItem('<p><a href="/x/">x</a></p>'));
    expect(JSON.stringify(documents[0]?.tree)).toContain('"url":"https://a.example/x/"');
  });
});

describe('a post', () => {
  it('has the name of its author, its categories before its tags, its days and its old address', async () => {
    const author =
      '<wp:author><wp:author_login>n</wp:author_login><wp:author_display_name><![CDATA[Nora &amp; Per]]></wp:author_display_name></wp:author>';
    const fields =
      '<dc:creator>n</dc:creator><link>https://a.example/2019/x/</link><guid>https://a.example/?p=3</guid><wp:post_date>2019-01-02 03:04:05</wp:post_date><wp:post_modified>2019-02-03 00:00:00</wp:post_modified><wp:post_name>x%C3%A4</wp:post_name><category domain="post_tag" nicename="t">Tag</category><category domain="category" nicename="c">Cat</category><category domain="category" nicename="uncategorized">Uncategorized</category>';
    const {
      documents: [document],
    } = await readItems(toItem('Text', fields), author);
    expect(document?.authors.map(({ value }) => value.name)).toEqual(['Nora & Per']);
    expect(document?.topics.map(({ value }) => value.label)).toEqual(['Cat', 'Tag']);
    expect([
      document?.published,
      document?.updated,
      document?.slug,
      document?.oldAddresses,
    ]).toEqual(['2019-01-02', '2019-02-03', 'xä', ['https://a.example/2019/x/']]);
  });

  it.each(['draft', 'pending', 'private', 'future'])(
    'that is "%s" becomes a draft',
    async (status) => {
      const { documents } = await readItems(toItem('Text').replace('publish', status));
      expect(documents.map(({ isDraft }) => isDraft)).toEqual([true]);
    },
  );

  it('gives the words of its comments to what was left out', async () => {
    const { dropped } = await readItems(
      toItem(
        'Text',
        '<wp:comment><wp:comment_author>Per</wp:comment_author><wp:comment_content><![CDATA[Nice]]></wp:comment_content></wp:comment>',
      ),
    );
    expect(dropped.map(({ words, reason }) => `${words}: ${reason}`)).toEqual([
      'Per Nice: a comment of a reader',
    ]);
  });
});

describe('a malformed export', () => {
  it('is read where a sign stands for itself, a tag is never closed, a text ends too early', async () => {
    const { documents, messages } = await read(
      '<rss><channel><item><title>A & B</title><wp:post_type>post</wp:post_type><content:encoded><![CDATA[one ]]> <b>two</b><br>three]]></content:encoded><item><title>C</title><content:encoded><![CDATA[fo',
    );
    expect(documents.map(({ title, tree }) => `${title?.value}: ${toString(tree)}`)).toEqual([
      'A & B: one  twothree'.replace('  ', ' '),
      'C: fo',
    ]);
    expect(messages.filter(({ requiresAction }) => requiresAction)).toHaveLength(2);
  });

  it.each([
    [
      'entities of its own',
      '<!DOCTYPE rss [<!ENTITY a "aa">]><rss><channel><item></item></channel></rss>',
    ],
    [
      'tags within tags without end',
      `<rss><channel>${'<a>'.repeat(100)}${'<item>'.repeat(3)}<content:encoded>${'<b>'.repeat(5000)}`,
    ],
    ['a text of lines without end', `<rss><channel>${toItem('a\n'.repeat(250_000))}`],
    ['no channel', '<feed><entry></entry></feed>'],
    ['no texts', '<rss><channel><title>x</title></channel></rss>'],
    ['no XML', 'Just words'],
  ])('with %s ends in a clear error', async (_, text) => {
    await expect(read(text)).rejects.toThrow(UnreadableInputError);
  });
});

describe('the number of a post', () => {
  it('is an address that only links have', async () => {
    const fields =
      '<link>https://a.example/2020/01/x/</link><guid>https://a.example/?p=12</guid><wp:post_id>12</wp:post_id>';
    const { documents } = await readItems(toItem('Text', fields));
    expect(documents[0]?.oldAddresses).toEqual([
      'https://a.example/2020/01/x/',
      'link:/?p=12',
      'link:https://a.example/?p=12',
    ]);
  });
});
