import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { asked, lost, only, outline, read } from './read.ts';

/** The blocks of a text, of which no word is lost. */
async function blocksOf(text: string, name?: string): Promise<string[]> {
  const reading = await read(text, name);
  expect(lost(reading)).toEqual([]);
  return outline(reading);
}

describe('a box of MkDocs', () => {
  it('is a quote that begins with its title, whatever stands in it', async () => {
    expect(
      await blocksOf(
        '!!! warning "Mind the gap"\n\n    It is *wide*.\n\n    - one\n    - two\n\nAfter.\n',
      ),
    ).toEqual(['blockquote: Mind the gapIt is wide.onetwo', 'paragraph: After.']);
    expect(await blocksOf('!!! tip\n    Lift your feet.\nAfter.\n')).toEqual([
      'blockquote: TipLift your feet.',
      'paragraph: After.',
    ]);
    expect(
      await blocksOf(
        '!!! note inline end "A"\n\n    Outer.\n\n    !!! danger "B"\n        Inner.\n',
      ),
    ).toEqual(['blockquote: AOuter.BInner.']);
  });

  it('stands within a list or another box as well, and is code only where nothing holds it', async () => {
    const [list] = only(
      await read('1. One\n\n    !!! note "N"\n\n        Words.\n\n    After.\n2. Two\n'),
    ).tree.children;
    const item = list?.type === 'list' ? list.children[0] : undefined;
    expect(item?.children.map(({ type }) => type)).toEqual([
      'paragraph',
      'blockquote',
      'paragraph',
    ]);
    expect(await blocksOf('Text.\n\n    !!! note "N"\n        Words.\n')).toEqual([
      'paragraph: Text.',
      'code: !!! note "N"\n    Words.',
    ]);
  });

  it.each([
    ['A [link](https://moss.garden/) to it', 'A link to it'],
    ['注意**这里**', '注意这里'],
    ['Use `moss` *now*', 'Use moss now'],
    ['1. [One] of * two', '1. [One] of * two'],
  ])('has the words of its title, whatever marks they have: %s', async (title, shown) => {
    for (const box of [
      `!!! tip "${title}"\r\n\r\n    Yes.\r\n`,
      `:::tip[${title}]\n\nYes.\n\n:::\n`,
    ])
      expect(await blocksOf(box)).toEqual([`blockquote: ${shown}Yes.`]);
  });

  it('that folds away is a question with its answer if it asks', async () => {
    expect(await blocksOf('??? question "Is it deep?"\n\n    No.\n')).toEqual([
      'questionAndAnswer: Is it deep? / No.',
    ]);
    expect(await blocksOf('???+ example\n    Some.\n')).toEqual([
      'paragraph: Example',
      'paragraph: Some.',
    ]);
  });

  it('holds code as code, and is code within code', async () => {
    expect(await blocksOf('!!! note "N"\n\n    ```sh\n    ls\n    ```\n')).toEqual([
      'blockquote: Nls',
    ]);
    expect(await blocksOf('```md\n!!! note "N"\n\n    Text.\n```\n')).toEqual([
      'code: !!! note "N"\n\n    Text.',
    ]);
  });
});

describe('a tab of MkDocs', () => {
  it('stands in the text under its name', async () => {
    expect(
      await blocksOf('=== "Linux"\n\n    Use apt.\n\n=== "Windows"\n\n    Use winget.\n'),
    ).toEqual([
      'paragraph: Linux',
      'paragraph: Use apt.',
      'paragraph: Windows',
      'paragraph: Use winget.',
    ]);
  });
});

describe('an attribute list', () => {
  it.each([
    ['[Go](https://moss.garden/){ .md-button } on.', 'Go on.'],
    ['[Go](https://moss.garden/){: .button target="_blank" } on.', 'Go on.'],
    ['[Go](https://moss.garden/){target=_blank} on.', 'Go on.'],
    ['**Go**{ #here } on.', 'Go on.'],
  ])('is no word of the text: %s', async (text, shown) => {
    expect(await blocksOf(`${text}\n`)).toEqual([`paragraph: ${shown}`]);
  });
});

describe('a list of definitions', () => {
  it('is a list whose items begin with the term', async () => {
    expect(await blocksOf('Peat\n: Old moss.\n\nTurf\n: Grass.\n: Its roots.\n')).toEqual([
      'list: Peat: Old moss.Turf: Grass.Its roots.',
    ]);
  });

  it('may have blank lines, several terms and several paragraphs', async () => {
    expect(await blocksOf('Intro.\n\nPeat\n\n:   Old moss.\n\n    It burns.\n\nAfter.\n')).toEqual([
      'paragraph: Intro.',
      'list: Peat: Old moss.It burns.',
      'paragraph: After.',
    ]);
    expect(await blocksOf('Peat\nBog\n: Wet ground\ngoes on.\n')).toEqual([
      'list: Peat, Bog: Wet ground\ngoes on.',
    ]);
  });

  it.each([
    ['**Bog**\n: Wet.\n', 'list: Bog: Wet.'],
    ['[Link](https://moss.garden/)\n: A link.\n', 'list: Link: A link.'],
    ['`moss`\r\n: Code.\r\n', 'list: moss: Code.'],
    ['沼泽\n: 湿地。\n', 'list: 沼泽: 湿地。'],
    ['Was ist Torf?\n: Altes Moos.\n', 'list: Was ist Torf? Altes Moos.'],
  ])('has terms of any kind and script: %s', async (text, shown) => {
    expect(await blocksOf(text)).toEqual([shown]);
  });

  it('is none in code, and no other line with a colon is one', async () => {
    expect(await blocksOf('```\nPeat\n: Old moss.\n```\n')).toEqual(['code: Peat\n: Old moss.']);
    expect(await blocksOf('He said: yes\n\nAnd: no.\n')).toEqual([
      'paragraph: He said: yes',
      'paragraph: And: no.',
    ]);
  });
});

describe('code of a shortcode', () => {
  it.each([
    '{{< highlight go >}}a := 1{{< /highlight >}}\n\nBetween.\n\n{{< highlight go >}}\nb := 2\n{{< /highlight >}}\n',
    '{{% highlight go %}}a := 1{{% /highlight %}}\n\nBetween.\n\n{{% highlight go "linenos=table" %}}b := 2{{% /highlight %}}\n',
    '{% highlight go %}a := 1{% endhighlight %}\n\nBetween.\n\n{% highlight go linenos %}\nb := 2\n{% endhighlight %}\n',
    '{{< highlight go >}}a := 1\n{{< /highlight >}}\n\nBetween.\n\n{{< highlight go >}}\nb := 2{{< /highlight >}}\n',
  ])('ends where it is closed, on its line or on a later one: %s', async (text) => {
    expect(await blocksOf(text)).toEqual(['code: a := 1', 'paragraph: Between.', 'code: b := 2']);
  });
});

describe('code of a shortcode within a sentence', () => {
  it.each([
    'Use {{< highlight go >}}x := 1{{< /highlight >}} here.',
    'Use {{% highlight go "linenos=false" %}}x := 1{{% /highlight %}} here.',
    'Use {% highlight go %}x := 1{% endhighlight %} here.',
  ])('is code there: %s', async (text) => {
    expect(await blocksOf(`${text}\n`)).toEqual(['paragraph: Use x := 1 here.']);
  });
});

describe('several pieces of code of shortcodes in one line', () => {
  it.each([
    '{{< highlight go >}}a{{< /highlight >}} {{< highlight go >}}b{{< /highlight >}}',
    '{{% highlight sh %}}a{{% /highlight %}} {{% highlight sh %}}b{{% /highlight %}}',
    '{% highlight ruby %}a{% endhighlight %} {% highlight ruby %}b{% endhighlight %}',
  ])('are told apart: %s', async (text) => {
    expect(await blocksOf(`${text}\n\nAfter.\n`)).toEqual(['paragraph: a b', 'paragraph: After.']);
  });
});

describe('bold words that touch letters of a language without spaces', () => {
  const bold = async (text: string) => {
    const [block] = only(await read(text)).tree.children;
    const within = block?.type === 'paragraph' ? block.children : [];
    return within.map((node) => (node.type === 'strong' ? `<${toString(node)}>` : toString(node)));
  };
  it.each([
    ['请点**「这里」**来。', '请点<「这里」>来。'],
    ['**注意：**水は**「冷たい」**です。', '<注意：>水は<「冷たい」>です。'],
    ['이것은**“책”**입니다.', '이것은<“책”>입니다.'],
    ['**《苔》**是书，**蕨**是草。', '<《苔》>是书，<蕨>是草。'],
    ['写 \\*\\*「这」\\*\\*吗', '写 **「这」**吗'],
    ['2**(3)**4 and **a:**b', '2**(3)**4 and **a:**b'],
  ])('are bold: %s', async (text, shown) => {
    expect((await bold(`${text}\r\n`)).join('')).toBe(shown);
    for (const around of [`> ${text}\n`, `- ${text}\n`, `| ${text} |\n| --- |\n`])
      expect(lost(await read(around))).toEqual([]);
  });
});

describe('code beside code', () => {
  it.each([
    '`a`<code>b</code>',
    '<kbd>a</kbd>`b`',
    '`a`<samp>b</samp>',
    '<kbd>a</kbd><kbd>b</kbd>',
  ])('loses no word: %s', async (text) => {
    await blocksOf(`Press ${text} now.\n\n| ${text} |\n| --- |\n| ${text} |\n`);
  });
});

describe('literal text of Liquid', () => {
  it('is shown as it is, in words, in code and in blocks of code', async () => {
    const jekyll = (text: string) => blocksOf(`---\nlayout: post\n---\n${text}\n`);
    expect(await jekyll('Write {% raw %}{{ page.moss }}{% endraw %} here.')).toEqual([
      'paragraph: Write {{ page.moss }} here.',
    ]);
    expect(await jekyll('Write `{% raw %}{% moss %}{% endraw %}` here.')).toEqual([
      'paragraph: Write {% moss %} here.',
    ]);
    expect(await jekyll('```\n{% raw %}{{ a }}{% endraw %}\n```')).toEqual(['code: {{ a }}']);
    expect(await jekyll('{% raw %}\n```\n{{ a }}\n```\n{% endraw %}')).toEqual(['code: {{ a }}']);
  });

  it('is that of other systems where the file is none of Jekyll', async () => {
    expect(await blocksOf('```jinja\n{% raw %}a{% endraw %}\n```\n')).toEqual([
      'code: {% raw %}a{% endraw %}',
    ]);
  });
});

describe('HTML with blank lines', () => {
  it.each([
    '<table>\n  <tr>\n    <td>\n\n      A <b>word</b> there.\n\n    </td>\n  </tr>\n</table>\n',
    '<div>\n  <div>\n\n      <p>A <b>word</b> there.</p>\n\n  </div>\n</div>\n',
    '<section>\n\n    <p>A <b>word</b> there.</p>\n\n</section>\n',
  ])('is no code, however far it is indented: %s', async (text) => {
    expect(await blocksOf(text)).toEqual(['paragraph: A word there.']);
  });
});

describe('a letter below or above the line', () => {
  it.each([
    ['H~2~O', 'H₂O'],
    ['x^2^ and 10^-3^', 'x² and 10⁻³'],
    ['the 1^st^ of CO~2~', 'the 1st of CO₂'],
    ['~old~ words and ~~gone~~', 'old words and gone'],
    ['a<sub>max</sub> and e<sup>x+y</sup>', 'amax and e^(x+y)'],
    ['SO~4~^2-^ in 水~2~', 'SO₄²⁻ in 水₂'],
    ['C~6~H~12~O~6~', 'C₆H₁₂O₆'],
    ['about ~5 to ~10 km', 'about ~5 to ~10 km'],
  ])('is one where its sign stands at a word: %s', async (text, shown) => {
    expect(await blocksOf(`${text}.\n`)).toEqual([`paragraph: ${shown}.`]);
    const others = await read(`A[^1]\n\n> ${text}\n\n- ${text}\n\n## ${text}\n\n[^1]: ${text}\n`);
    expect(lost(others)).toEqual([]);
    expect(outline(others).slice(1)).toEqual([
      `footnoteDefinition: ${shown}`,
      `blockquote: ${shown}`,
      `list: ${shown}`,
      `heading 2: ${shown}`,
    ]);
  });
});

describe('a row with more cells than the head', () => {
  it('makes the table as wide as it is', async () => {
    const widths = async (text: string) => {
      const [table] = only(await read(text)).tree.children;
      return table?.type === 'table' ? table.children.map(({ children }) => children.length) : [];
    };
    expect(await widths('| a | b |\n| --- | --- |\n| 1 | 2 | 3 |\n')).toEqual([3, 3]);
    expect(await widths('| a |\n| --- |\n| 1 |\n| 2 | 3 | 4 |\n')).toEqual([3, 1, 3]);
    expect(await widths('| a | b |\n| --- | --- |\n| 1 |\n')).toEqual([2, 1]);
  });
});

describe('a list in a cell', () => {
  it.each([
    ['<ul><li>one</li><li>two</li></ul>', 'one; two'],
    ['<ol><li>one</li><li>two <b>three</b></li></ol>', 'one; two three'],
    ['<p>one</p><p>two</p>', 'one two'],
  ])('stands in one line, with its parts told apart: %s', async (cell, shown) => {
    const reading = await read(`| a |\n| --- |\n| ${cell} |\n`);
    const [table] = only(reading).tree.children;
    const row = table?.type === 'table' ? table.children[1] : undefined;
    expect(row?.children.map((each) => toString(each).replace(/\s+/g, ' '))).toEqual([shown]);
    expect(lost(reading)).toEqual([]);
  });
});

describe('an image whose name has spaces', () => {
  it.each([
    '![Moss](<My Moss (1).PNG>)',
    '![Moss](My Moss (1).PNG)',
    '![Moss](My%20Moss%20(1).PNG)',
    '![Moss][m]\n\n[m]: <My Moss (1).PNG>',
    '> ![Moss][M]\n\n[m]: My%20Moss%20(1).PNG "Green"',
    '| ![Moss][m] |\n| --- |\n\n[m]: <My Moss (1).PNG>',
    '![Moss]\r\n\r\n[moss]: <My Moss (1).PNG>\r\n',
  ])('is taken from beside the text: %s', async (text) => {
    const reading = await read(`${text}\n`, 'page.md', { 'My Moss (1).PNG': 'image' });
    expect(only(reading).images.map(({ name }) => name)).toEqual(['My-Moss-1.png']);
    expect(asked(reading)).toEqual([]);
    expect(lost(reading)).toEqual([]);
  });

  it.each(['/img/moss.png', '@site/static/img/moss.png', '../../static/img/moss.png'])(
    'is taken from the folder that is published at the root: %s',
    async (address) => {
      const reading = await read(`![Moss](${address})\n`, 'docs/a/page.md', {
        '../../static/img/moss.png': 'image',
      });
      expect(only(reading).images.map(({ name }) => name)).toEqual(['moss.png']);
    },
  );
});

describe('what MkDocs and its plugins write within a line', () => {
  it.each([
    ['==marked== words', 'marked words', 'emphasis'],
    ['++ctrl+c++ copies', 'ctrl+c copies', 'inlineCode'],
    ['if a == b == c', 'if a == b == c', 'text'],
    ['i++ and j++', 'i++ and j++', 'text'],
    [':material-home: Home', 'Home', 'text'],
    ['Words\n\n*[HTML]: Hyper Text', 'Words', 'text'],
    ['Words\n\n[TOC]', 'Words', 'text'],
    ['Words\n\n[[_TOC_]]', 'Words', 'text'],
  ])('is what it means: %s', async (text, shown, kind) => {
    const reading = await read(`${text}\n`);
    expect(outline(reading)).toEqual([`paragraph: ${shown}`]);
    const [block] = only(reading).tree.children;
    expect(block?.type === 'paragraph' ? block.children[0]?.type : '').toBe(kind);
    expect(lost(reading)).toEqual([]);
  });
});

describe('the components of Starlight and Docusaurus', () => {
  const blocksOfMdx = (text: string) => blocksOf(`${text}\n`, 'page.mdx');

  it('are boxes, cards and tabs with their words', async () => {
    expect(await blocksOfMdx('<Aside type="tip" title="Look">\nAt **this**.\n</Aside>')).toEqual([
      'blockquote: LookAt this.',
    ]);
    expect(await blocksOfMdx(':::caution[Mind]\n\nThe gap.\n\n:::')).toEqual([
      'blockquote: MindThe gap.',
    ]);
    expect(
      await blocksOfMdx(
        '<CardGrid>\n  <Card title="First" icon="star">\n    Words.\n  </Card>\n  <LinkCard title="Go" href="https://moss.garden/" description="On." />\n</CardGrid>',
      ),
    ).toEqual(['paragraph: First', 'paragraph: Words.', 'paragraph: Go', 'paragraph: On.']);
    expect(
      await blocksOfMdx(
        '<Tabs>\n  <TabItem label="npm">npm i</TabItem>\n  <TabItem label="pnpm">pnpm i</TabItem>\n</Tabs>',
      ),
    ).toEqual(['paragraph: npm', 'paragraph: npm i', 'paragraph: pnpm', 'paragraph: pnpm i']);
  });

  it('are buttons, badges and icons within a line', async () => {
    const reading = await read(
      'A <Badge text="New" /> thing <Icon name="star" />, <LinkButton href="https://moss.garden/">go</LinkButton>.\n',
      'page.mdx',
    );
    expect(outline(reading)).toEqual(['paragraph: A New thing , go.']);
    expect(asked(reading)).toEqual([]);
    expect(lost(reading)).toEqual([]);
  });
});
