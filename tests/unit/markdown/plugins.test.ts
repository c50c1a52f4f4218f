import { pathToFileURL } from 'node:url';
import { markdownToHtml, mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { markdownFeatures } from '../../../src/domain/body/markdown-tree.ts';
import { formatPlaceholder } from '../../../src/domain/entries/placeholders.ts';
import { citations } from '../../../src/markdown/citations.ts';
import { componentRegistry } from '../../../src/markdown/component-registry.ts';
import {
  componentProps,
  createMarkdownPlugins,
  headingLinks,
  htmlPlugins,
} from '../../../src/markdown/plugins.ts';

async function render(markdown: string, file = '/content/articles/cst.mdx'): Promise<string> {
  return (
    await markdownToHtml(markdown, {
      mdastPlugins: [headingLinks, citations],
      fileURL: pathToFileURL(file),
    })
  ).html;
}

describe('a citation in Markdown', () => {
  it('becomes a link to the list of references, without the space before it', async () => {
    expect(await render('Less pain [@haller-2020].')).toBe(
      `<p>Less pain<a href="#ref-haller-2020" class="citation" id="cite-haller-2020" role="doc-noteref" data-cite="haller-2020" data-pagefind-ignore aria-label="${formatPlaceholder({ kind: 'reference', source: 'haller-2020', anchor: 'cite-haller-2020' })}">${formatPlaceholder({ kind: 'number', source: 'haller-2020' })}</a>.</p>\n`,
    );
  });

  it('is counted, so that each mark has an id of its own', async () => {
    expect((await render('A [@x]. B [@x].')).match(/ id="[^"]*"/g)).toEqual([
      ' id="cite-x"',
      ' id="cite-x-2"',
    ]);
  });

  it('carries the question in an FAQ answer', async () => {
    expect(await render('A [@x].', '/content/faq/is-it-safe.md')).toContain(
      'id="q-is-it-safe-cite-x"',
    );
  });

  it('becomes a letter that leads to what it means, with words for who hears or copies the text', async () => {
    expect(await render('So [@tradition].')).toContain(
      `So<a href="#basis_tradition" class="basis" data-cite="tradition" data-letter="${formatPlaceholder({ kind: 'basis-letter', basis: 'tradition' })}" data-pagefind-ignore><span>\u00a0(${formatPlaceholder({ kind: 'basis', basis: 'tradition' })})</span></a>.`,
    );
  });

  it.each([
    ['stand on the same basis', 'One [@tradition]. Two [@tradition]. Three.[@tradition]', 1],
    ['stand on two', 'One [@tradition]. Two [@experience].', 2],
    ['are not all marked', 'One [@tradition]. Two. Three [@tradition].', 2],
    ['are paragraphs of their own', 'One [@tradition].\n\nTwo [@tradition].', 2],
    ['stand on a source', 'One [@x]. Two [@x].', 2],
    ['are one', 'One [@tradition] and two [@tradition].', 1],
  ])(
    'shows one mark a paragraph only where all its sentences agree: they %s',
    async (_, text, shown) => {
      const html = await render(text);
      expect(html.match(/<a /g)).toHaveLength(shown);
      // Each stays told to what reads the page.
      expect(html.match(/ data-cite=/g)).toHaveLength(text.split('[@').length - 1);
    },
  );

  it('is left alone in code', async () => {
    expect(await render('`[@x]`')).toBe('<p><code>[@x]</code></p>\n');
  });

  it('starts anew in each document', async () => {
    expect(await render('A [@x].')).toBe(await render('A [@x].'));
  });
});

describe('a heading', () => {
  it('is a link to itself', async () => {
    expect(await render('## It’s *so*')).toBe(
      '<h2 id="its-so"><a href="#its-so" class="heading-link">It’s <em>so</em></a></h2>\n',
    );
  });

  it('with a link in it keeps that link', async () => {
    expect(await render('## See [all](/faq/)')).toBe(
      '<h2 id="see-all">See <a href="/faq/">all</a></h2>\n',
    );
  });
});

describe('a link of a site below a path', () => {
  const below = {
    mdastPlugins: createMarkdownPlugins('/repo/', () => 0),
    fileURL: pathToFileURL('/content/pages/about.mdx'),
  };
  const links = (html: string) =>
    [...html.matchAll(/href(?:="|": "|: ")([^"]*)"/g)].map(([, href]) => href);

  it('leads below it, whatever its form, and to other sites and places as it is written', async () => {
    const markdown =
      '## See [all](/faq/)\n\n> - [a](/) and [b](</c/> "B")\n\n[d][] [**e**](/#x) <https://f.example/> [g](#h) [i](mailto:j@k.example) [l](https://m.example/n/)\n\n[d]: /d/?o#p\n';
    const { html } = await markdownToHtml(markdown, below);
    expect(links(html)).toEqual([
      '/repo/faq/',
      '/repo/',
      '/repo/c/',
      '/repo/d/?o#p',
      '/repo/#x',
      'https://f.example/',
      '#h',
      'mailto:j@k.example',
      'https://m.example/n/',
    ]);
  });

  it('leads below it within components, too', async () => {
    const { code } = await mdxToJs('<Callout kind="note">\nSee [all](/faq/).\n</Callout>\n', below);
    expect(links(code)).toEqual(['/repo/faq/']);
  });

  it('stays as it is written where the site lies at the root', async () => {
    const { html } = await markdownToHtml('[a](/a/)', {
      ...below,
      mdastPlugins: createMarkdownPlugins('/', () => 0),
    });
    expect(links(html)).toEqual(['/a/']);
  });
});

describe('<Faq>', () => {
  const readLevels = async (mdx: string) => {
    const { code } = await mdxToJs(mdx, { mdastPlugins: [componentProps] });
    return [...code.matchAll(/answers:\s*props\.answers,\s*level:\s*(\d)/g)].map(
      ([, level]) => level,
    );
  };

  it('gets the answers of its page, and the level below the heading before it', async () => {
    const faq = '<Faq ids="a" />';
    expect(
      await readLevels(
        `${faq}\n\n## A\n\n${faq}\n\n${faq}\n\n#### B\n\n${faq}\n\n###### C\n\n${faq}`,
      ),
    ).toEqual(['2', '3', '3', '5', '6']);
  });

  it('gets them within another component, too', async () => {
    expect(
      await readLevels('## A\n\n<Callout kind="note">\n### B\n\n<Faq ids="a" />\n</Callout>'),
    ).toEqual(['4']);
  });
});

it('each tab gets the group of which one is open, also within another component', async () => {
  const tabs = '<Tabs>\n<Tab label="A">\n1\n</Tab>\n<Tab label="B">\n2\n</Tab>\n</Tabs>';
  const { code } = await mdxToJs(`${tabs}\n\n<Callout kind="note">\n${tabs}\n</Callout>`, {
    mdastPlugins: [componentProps],
  });
  expect(
    [...code.matchAll(/group: "([^"]*)",\s*isFirst: (\w+)/g)].map(([, ...place]) => place),
  ).toEqual([
    ['tabs-1', 'true'],
    ['tabs-1', 'false'],
    ['tabs-2', 'true'],
    ['tabs-2', 'false'],
  ]);
});

describe('a table', () => {
  const table = '|   | a |\n| - | - |\n| b | c |';

  it('is a group with a name, in which no head cell heads nothing', async () => {
    const { html } = await markdownToHtml(table, { hastPlugins: htmlPlugins });
    const name = formatPlaceholder({ kind: 'table' });
    expect(html).toContain(
      `<div class="table" role="group" tabindex="0" aria-label="${name}"><table>`,
    );
    expect(html).toContain('</table></div>');
    expect(html.match(/<t[hd]\b[^>]*>[^<]*/g)).toEqual([
      '<td>',
      '<th scope="col">a',
      '<td>b',
      '<td>c',
    ]);
  });

  it('is one within a component, too', async () => {
    const { code } = await mdxToJs(`<Callout kind="note">\n\n${table}\n\n</Callout>`, {
      hastPlugins: htmlPlugins,
    });
    expect(code).toContain('_components.div');
  });
});

it('the component registry gives an example that keeps to its own rule', () => {
  for (const [name, rule] of Object.entries(componentRegistry)) {
    expect(rule.example.startsWith(`<${name}`)).toBe(true);
    for (const [attribute, { required }] of Object.entries(rule.attributes))
      if (required) expect(rule.example).toContain(`${attribute}="`);
  }
});

it.each([
  '| a | b | |\n| :-- | --: | :-: |\n| 1 | 2 | 3 |',
  '- | 部位 | 价格 | |\r\n  |:-|-:|:-:|\r\n  | 一 | 二 | 三 |',
  '> | Größe | **Preis** | |\n> | :--- | ---: | :---: |\n> | 1 | 2,50 € |',
])('a column that is aligned has a class for it in each cell, and no style: %s', async (table) => {
  const { html } = await markdownToHtml(table, { hastPlugins: htmlPlugins });
  expect(html).not.toContain('style');
  expect(
    [...html.matchAll(/<(t[hd])(?: class="([^"]*)")?(?: scope="col")?>/g)].map(([, tag, name]) => [
      tag,
      name,
    ]),
  ).toEqual([
    ['th', 'align-left'],
    ['th', 'align-right'],
    ['td', 'align-center'],
    ['td', 'align-left'],
    ['td', 'align-right'],
    ['td', 'align-center'],
  ]);
});

describe('a quotation that begins with [!NOTE]', () => {
  const plugins = { mdastPlugins: createMarkdownPlugins('/', () => 0) };
  const html = async (text: string) => (await markdownToHtml(text, plugins)).html;

  it('is a callout in an answer, with its kind or its title', async () => {
    expect(await html('> [!WARNING]\n> Hot *oven*.')).toBe(
      `<div class="callout" role="note" data-kind="warning"><p class="callout-title">${formatPlaceholder({ kind: 'callout', callout: 'warning' })}</p><p>Hot <em>oven</em>.</p></div>\n`,
    );
    expect(await html('> [!TIP] First of all\n> Weigh.')).toContain(
      'data-kind="tip"><p class="callout-title">First of all</p><p>Weigh.</p></div>',
    );
  });

  it('is the component in an article', async () => {
    const { code } = await mdxToJs('> [!NOTE] Title\n> Text.', plugins);
    expect(code).toMatch(/_jsx\(Callout, \{\s*kind: "note",\s*title: "Title"/);
  });

  it('stays a quotation where the mark is another, or stands elsewhere', async () => {
    for (const text of [
      '> [!CHAPTER]\n> a',
      '> a\n> [!NOTE]',
      '> [!NOTE] *a*\n> b',
      '> \\[!NOTE]\n> a',
    ])
      expect(await html(text), text).toMatch(/^<blockquote>/);
  });
});

describe('tags for which Markdown has no signs', () => {
  const plugins = { mdastPlugins: createMarkdownPlugins('/', () => 0) };

  it('are elements in a text, with what stands between them', async () => {
    const { html } = await markdownToHtml(
      'H<sub>2</sub>O, m<sup>*2*</sup>, <kbd>Ctrl</kbd><kbd>C</kbd>\n\n| a<sup>2</sup> |\n| - |',
      plugins,
    );
    expect(html).toContain(
      '<p>H<sub>2</sub>O, m<sup><em>2</em></sup>, <kbd>Ctrl</kbd><kbd>C</kbd></p>',
    );
    expect(html).toContain('<th>a<sup>2</sup></th>');
    const { code } = await mdxToJs('H<sub>2</sub>O', plugins);
    expect(code).toContain('_jsx(_components.sub, { children: "2" })');
  });

  it.each([
    'A <sub>b',
    'A </sub>',
    '**<kbd>a**</kbd>',
    '<sub class="x">a</sub>',
    '<sub>a\n\nb</sub>',
  ])('are refused where they are not whole: %s', async (text) => {
    await expect(async () => markdownToHtml(text, plugins)).rejects.toThrow(
      /The tag <(?:sub|kbd)>/,
    );
  });
});

it('terms and what they mean are a list of definitions', async () => {
  const { html } = await markdownToHtml(
    'Dough\n: Flour and *water*.\n\nYeast\n: What makes it rise.',
    {
      mdastPlugins: createMarkdownPlugins('/', () => 0),
      features: markdownFeatures,
    },
  );
  expect(html.replaceAll('\n', '')).toBe(
    '<dl><dt>Dough</dt><dd>Flour and <em>water</em>.</dd><dt>Yeast</dt><dd>What makes it rise.</dd></dl>',
  );
});

describe('code of which the language is said', () => {
  const renderCode = async (text: string) =>
    (await markdownToHtml(text, { hastPlugins: htmlPlugins })).html.trim();
  const shown = async (text: string) => /<pre>[^]*<\/pre>/.exec(await renderCode(text))?.[0];

  it('has a button to copy it, which is hidden without a script', async () => {
    const words = (part: 'copy' | 'copied' | 'failed') => formatPlaceholder({ kind: 'code', part });
    expect(await renderCode('```\na\n```')).toBe(
      `<copy-text class="code" data-copied="${words('copied')}" data-failed="${words('failed')}"><pre><code>a\n</code></pre><p hidden data-pagefind-ignore="all"><button type="button" data-copy="">${words('copy')}</button><span role="status"></span></p></copy-text>`,
    );
  });

  it('has its words in classes, and no styles', async () => {
    expect(await shown('```js\nlet a = "<b>"; // c\n```')).toBe(
      '<pre><code class="language-js"><span class="hljs-keyword">let</span> a = <span class="hljs-string">"&lt;b&gt;"</span>; <span class="hljs-comment">// c</span>\n</code></pre>',
    );
  });

  it('stays as it is in a language that is not known, and without one', async () => {
    expect(await shown('```klingon\na\n```')).toBe(
      '<pre><code class="language-klingon">a\n</code></pre>',
    );
    expect(await shown('```\nlet a\n```')).toBe('<pre><code>let a\n</code></pre>');
  });
});

it('code in a sentence may be divided after the signs within it, a block of code not', async () => {
  const renderHtml = async (text: string) =>
    (await markdownToHtml(text, { hastPlugins: htmlPlugins })).html.trim();
  expect(await renderHtml('Set `max_transfers_each`, or `a_b`.')).toBe(
    '<p>Set <code>max_<wbr>transfers_<wbr>each</code>, or <code>a_b</code>.</p>',
  );
  expect(await renderHtml('```\nmax_transfers_each\n```')).toContain(
    '<pre><code>max_transfers_each',
  );
});
