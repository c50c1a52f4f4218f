import { describe, expect, it } from 'vitest';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { ParsedInput } from '../../../../src/import/document.ts';
import { asked, lost, only, outline, read } from './read.ts';

/** What stands in the text as it was written for another system. */
function foreign(reading: ParsedInput): string[] {
  const found: string[] = [];
  visit(only(reading).tree, 'passthrough', ({ value }) => void found.push(value));
  return found;
}

function links(reading: ParsedInput): string[] {
  const found: string[] = [];
  visit(only(reading).tree, (node) => {
    if (node.type === 'link') found.push(`${toString(node)}: ${node.url}`);
    if (node.type === 'image') found.push(`!${node.alt ?? ''}: ${node.url}`);
  });
  return found;
}

describe('a mark of another system', () => {
  it('that Markdown has no words for stays, and a person is asked for it', async () => {
    const text =
      'One {{ page.title }} and `{{ code }}`.\n\n{{< chart "Sales of two years" >}}\n\n{% include ad.html %}\n\n<Map place="Rome" />\n\n$$\n\\foo\n$$\n';
    const reading = await read(text, 'a.mdx');
    expect(foreign(reading)).toEqual([
      '{{ page.title }}',
      '{{< chart "Sales of two years" >}}',
      '{% include ad.html %}',
      '<Map place="Rome" />',
      '$$\n\\foo\n$$',
    ]);
    expect(asked(reading).map((message) => Number(message.split(':')[0]))).toEqual([1, 3, 5, 7, 9]);
    expect(lost(reading)).toEqual([]);
  });

  it('keeps both of its ends around what it holds', async () => {
    const reading = await read('{{% wobble %}}\nText *in* it.\n{{% /wobble %}}\n');
    expect(outline(reading)).toEqual([
      'paragraph: {{% wobble %}}',
      'paragraph: Text in it.',
      'paragraph: {{% /wobble %}}',
    ]);
    expect(asked(reading)).toHaveLength(1);
  });

  it('in code is code', async () => {
    const reading = await read(
      '```\n{{< x >}}\n:::note\n<Tabs>\n```\n\n    {% indented %}\n\n`[[page]]`\n',
    );
    expect(outline(reading)).toEqual([
      'code: {{< x >}}\n:::note\n<Tabs>',
      'code: {% indented %}',
      'paragraph: [[page]]',
    ]);
    expect(asked(reading)).toEqual([]);
  });

  it('on several lines leaves the lines after it where they were', async () => {
    const { tree } = only(await read('{{< figure\n  src="a.png"\n  alt="Alt" >}}\n\nText.\n'));
    expect(tree.children.map(({ position }) => position?.start.line)).toEqual([1, 5]);
  });

  it('may be a formula, which stays one, or a price, which is none', async () => {
    expect(foreign(await read('It costs $5 to $10, or $20.\n'))).toEqual([]);
    const formulas: string[] = [];
    visit(only(await read('The area is $\\pi r^2$ and $x$.\n\n$$\nx^2\n$$\n')).tree, (node) => {
      if (node.type === 'inlineMath' || node.type === 'math') formulas.push(node.value);
    });
    expect(formulas).toEqual(['\\pi r^2', 'x', 'x^2']);
  });
});

describe('Jekyll', () => {
  it('has code between tags, addresses made of tags, and attributes that nobody sees', async () => {
    const text =
      '* TOC\n{:toc}\n\n{% highlight ruby %}\nputs "{{ x }}"\n{% endhighlight %}\n\n[a]({% post_url 2020-01-02-b %}) [c]({{ site.url }}/c/) [d]({{ "/d/" | relative_url }})\n{: .x}\n';
    const reading = await read(text, '_posts/2020-01-01-a.md');
    expect(outline(reading)).toEqual(['code: puts "{{ x }}"', 'paragraph: a c d']);
    expect(links(reading)).toEqual(['a: ref:2020-01-02-b.md', 'c: /c/', 'd: /d/']);
    expect(lost(reading)).toEqual([]);
  });
});

describe('Hugo', () => {
  it('has figures, films, boxes, tabs, parts that fold away, and references', async () => {
    const text =
      '{{< figure src="a.png" alt="Alt" caption="Cap" >}}\n\n{{< youtube abc123 >}}\n\n{{% notice tip %}}\nDo.\n{{% /notice %}}\n\n{{< expand "Why so?" >}}\nSo.\n{{< /expand >}}\n\n[x]({{< ref "b.md#c" >}})\n';
    const reading = await read(text, 'content/post/a.md');
    expect(outline(reading)).toEqual([
      'paragraph: Alt',
      'paragraph: Cap',
      'paragraph: https://www.youtube.com/watch?v=abc123',
      'blockquote: TipDo.',
      'questionAndAnswer: Why so? / So.',
      'paragraph: x',
    ]);
    expect(links(reading).at(-1)).toBe('x: ref:b.md#c');
    expect(asked(reading)).toEqual([]);
    expect(lost(reading)).toEqual([]);
  });
});

describe('Docusaurus and Astro', () => {
  it('have boxes within boxes', async () => {
    expect(
      outline(await read('::::note Outer\n\nOne.\n\n:::tip\n\nTwo.\n\n:::\n\n::::\n\nThree.\n')),
    ).toEqual(['blockquote: OuterOne.TipTwo.', 'paragraph: Three.']);
  });

  it('have components whose inside is set in, tags with braces, and comments in braces', async () => {
    const reading = await read(
      'import a from \'./a.png\';\n\n<Steps>\n    1. One.\n\n       More.\n\n    2. Two.\n</Steps>\n\n<div style={{top: 1}} className="x">\n*In* it.\n</div>\n\n<Image src={a} alt="Alt" />{/* note */}\n',
      'a.mdx',
    );
    expect(outline(reading)).toEqual([
      'list: One.More.Two.',
      'paragraph: In it.',
      'paragraph: Alt',
    ]);
    expect(links(reading)).toEqual(['!Alt: ./a.png']);
    expect(lost(reading)).toEqual([]);
  });

  it('note the ids by which links lead to a heading', async () => {
    const reading = await read('## One & two {#own}\n\n[a](#own) [b](#one--two)\n');
    expect(outline(reading)[0]).toBe('heading 2: One & two');
    const [heading] = only(reading).tree.children;
    expect(heading?.type === 'heading' ? heading.data?.formerIds : []).toEqual(
      expect.arrayContaining(['own', 'one--two', 'one-two']),
    );
  });
});

describe('programs for notes', () => {
  it('link by double brackets', async () => {
    const reading = await read(
      '[[Other page|words]], [[Third]] and ![[pic.png|A tree]].\n',
      'a.md',
      { 'attachments/pic.png': 'png' },
    );
    expect(links(reading)).toEqual([
      'words: ref:Other%20page.md',
      'Third: ref:Third.md',
      '!A tree: ./pic.png',
    ]);
    expect(only(reading).images.map(({ name }) => name)).toEqual(['pic.png']);
    expect(lost(reading)).toEqual([]);
  });
});
