import { markdownToHtml, mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/domain/body/markdown-tree.ts';
import { serializeMarkdown } from '../../../src/domain/body/serialize-markdown.ts';
import { renderingFeatures } from '../../../src/markdown/footnotes.ts';
import { judgeMath } from '../../../src/markdown/math.ts';
import { htmlPlugins } from '../../../src/markdown/plugins.ts';
import { check, faqWith } from '../check/small-content.ts';

const options = { features: renderingFeatures, hastPlugins: htmlPlugins };
const render = async (text: string) => (await markdownToHtml(text, options)).html.trim();

describe('a formula', () => {
  it('between two dollar signs is MathML in its line, and between lines of them a block', async () => {
    expect(await render('So $$x^2$$ is.')).toMatch(
      /^<p>So <math>.*<msup><mi>x<\/mi><mn>2<\/mn><\/msup>.*<\/math> is\.<\/p>$/,
    );
    expect(await render('$$\n\\frac{a}{b}\n$$')).toMatch(
      /^<div class="math"><math display="block">.*<mfrac>/,
    );
    const { code } = await mdxToJs('So $$a_{1}$$ is.', options);
    expect(code).toContain('msub');
  });

  it('has no style, no address and no handler, whatever it asks for', async () => {
    for (const tex of [
      '\\color{red}x\\boxed{y}\\cancel{z}',
      '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
      '\\begin{aligned}a&=b\\\\c&=d\\end{aligned}',
      '\\text{<script>alert(1)</script>}',
    ]) {
      expect(judgeMath(tex), tex).toBeUndefined();
      const html = await render(`$$${tex}$$`);
      expect(html, tex).not.toMatch(/ style=|href|\son|<script|tml-/);
      expect(html, tex).toContain('<math>');
    }
  });

  it.each([
    '\\foo',
    '\\frac{1}{2',
    '\\href{https://a.example}{x}',
    '\\def\\a{\\a\\a}\\a',
    ' ',
    'x'.repeat(6000),
  ])('that cannot be shown is told: %s', (tex) => {
    expect(judgeMath(tex)).toMatch(/^This formula/);
  });

  it('is checked like all else, and one dollar sign is an amount', () => {
    const rules = (text: string) => check(faqWith(text)).diagnostics.map(({ rule }) => rule);
    expect(rules('It costs $5 or $10, and $$x^2$$ [@experience].')).toEqual([]);
    expect(rules('So $$\\foo$$ it is.')).toEqual(['math']);
  });

  it.each([
    'A $$x_1 * y$$ *b*.\n',
    '$$\n\\frac{a}{b}\n$$\n',
    '| $$x$$ |\n| --- |\n',
    'A \\$\\$x\\$\\$\n',
  ])('is written as it is read: %j', (text) => {
    const { text: written, unsayable } = serializeMarkdown(parseMarkdown(text, 'mdx'), 'mdx');
    expect(unsayable).toEqual([]);
    expect(parseMarkdown(written, 'mdx')).toMatchObject({ type: 'root' });
    expect(written).toBe(text);
  });
});
