import { pathToFileURL } from 'node:url';
import { parseFragment } from 'parse5';
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { fillPlaceholders } from '../../../src/domain/entries/placeholders.ts';
import { english } from '../../../src/domain/locale/labels/english.ts';
import { renderingFeatures } from '../../../src/markdown/footnotes.ts';
import { createMarkdownPlugins, htmlPlugins } from '../../../src/markdown/plugins.ts';
import { check, pageWith } from '../check/small-content.ts';

async function render(markdown: string): Promise<string> {
  const { html } = await markdownToHtml(markdown, {
    features: renderingFeatures,
    mdastPlugins: createMarkdownPlugins('/', () => 0).slice(1),
    hastPlugins: htmlPlugins,
    fileURL: pathToFileURL('/content/articles/bread.mdx'),
  });
  return fillPlaceholders(html, english).html;
}

describe('a footnote in an article', () => {
  it('is marked by a letter, which a screen reader calls a note, and listed below the text', async () => {
    const html = await render('Salt[^a] and [@haller].\n\n[^a]: By *weight*.\n\n## After');
    expect(html).toContain(
      '<p>Salt<a href="#fn-a" id="fnref-a" class="footnote-mark" role="doc-noteref" data-pagefind-ignore="" aria-label="Note a">a</a>',
    );
    expect(html).toMatch(
      /<section class="footnotes" role="doc-endnotes" aria-label="Notes"><h2 id="footnotes" data-pagefind-ignore="">Notes<\/h2>\s*<ol>\s*<li id="fn-a">\s*<p>By <em>weight<\/em>\./,
    );
    expect(html).toContain('aria-label="Back to mark a.1 in the text">↑</a>');
    // Numbers stand for sources alone.
    expect(html).toMatch(/aria-label="Reference 1">1</);
  });

  it('has a way back to each of its marks, whatever its name is written with', async () => {
    const html = await render('A[^Größe.1] b[^Größe.1] c[^x].\n\n[^x]: X.\n[^Größe.1]: G.');
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const links = [...html.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(6);
    expect(links.every((id) => ids.includes(id) && !/[^\w.-]/.test(id ?? '%'))).toBe(true);
    expect(html.match(/Back to mark [^ ]*/g)).toEqual([
      'Back to mark a.1',
      'Back to mark a.2',
      'Back to mark b.1',
    ]);
  });

  it('leaves lists of the author as they are', async () => {
    const html = await render('1. One\n2. Two');
    expect(html).toBe('<ol>\n<li>One</li>\n<li>Two</li>\n</ol>\n');
    expect(parseFragment(html).childNodes.length).toBeGreaterThan(0);
  });
});

describe('the check of footnotes', () => {
  const tell = (body: string) =>
    check(pageWith(body))
      .diagnostics.filter(({ path }) => path === 'pages/about.mdx')
      .map(({ rule, message }) => `${rule}: ${message}`);

  it('finds nothing where each note is marked', () => {
    expect(tell('Salt[^a], more[^a].\n\n[^a]: By weight.\n\n    - And so on.')).toEqual([]);
  });

  it.each([
    ['Salt.\n\n[^a]: By weight.', /^footnote: No mark leads to this note/],
    ['Salt[^a].\n\n[^a]: One.\n[^a]: Two.', /^footnote: There are two notes \[\^a\]/],
    ['Salt[^a].', /^raw-markdown: The mark \[\^a\] has no note/],
    ['## Salt[^a]\n\n[^a]: One.', /^footnote: The mark of a note cannot stand in a heading/],
    ['[Salt[^a]](/faq/)\n\n[^a]: One.', /^raw-markdown: This link cannot be read/],
    ['Salt[^a].\n\n[^a]:', /^footnote: This note says nothing/],
    ['Salt[^a].\n\n[^a]: See[^a].', /^footnote: This note has a mark to itself/],
  ])('tells of %j once', (body, message) => {
    expect(tell(body)).toEqual([expect.stringMatching(message)]);
  });
});
