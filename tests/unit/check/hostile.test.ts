import { describe, expect, it } from 'vitest';
import { hostileMarkdown, hostileMdx } from './hostile-content.ts';
import { check, faqWith, pageWith, type Files } from './small-content.ts';

/** The lines of the errors of the one file that was changed. */
function errorLines(changes: Files): (number | undefined)[] {
  const [changed] = Object.keys(changes);
  return check(changes).diagnostics.flatMap(({ path, line, severity }) =>
    path === changed && severity === 'error' ? [line] : [],
  );
}

describe('content that would run code or deceive', () => {
  it.each(hostileMdx)('is an error at its line in MDX: $body', ({ body, line }) => {
    expect(errorLines(pageWith(body))).toContain(line + 5);
  });

  it.each(hostileMarkdown)('is an error at its line in Markdown: $body', ({ body, line }) => {
    expect(errorLines(faqWith(body))).toContain(line + 6);
  });

  it('is an error in front matter', () => {
    expect(
      errorLines({
        'pages/about.mdx': '---\ntitle: About\ndescription: Us.\nlayout: ./evil.js\n---\n\nText.\n',
      }),
    ).toEqual([4]);
  });

  it('is found at every place of a text at once', () => {
    const body =
      'A { one\n\nB <2 two\n\n<Callout kind="note">\n\n{three}\n\n</Calout>\n\n<https://x.org>\n\n[four](javascript:x)\n\nimport five';
    expect(errorLines(pageWith(body))).toEqual([6, 8, 12, 14, 16, 18, 20]);
  });
});

describe('text that is only text', () => {
  it.each([
    'A \\{ brace \\} and a \\< sign.',
    '`{code}` and `<b>`',
    '```js\nimport x from "y"\n{x}\n```',
    'a < b and c > d',
    '&lt;b&gt; &#123;x&#125;',
    'Import duties rose.',
    'The import of it',
    'A } alone',
    'https://www.who.int/',
    'ada@bread-shelf.org',
    '[words](https://www.who.int/a_(b)?c=d&e=f#g)',
    '~~old~~ **new**',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    '- [ ] open',
    '***',
    '> quoted',
    '2 * 3 * 4',
    'AT&T',
  ])('is no problem in MDX: %s', (body) => {
    expect(errorLines(pageWith(body))).toEqual([]);
  });

  it.each([
    'A { brace } and {another',
    'import x from "y"',
    'export default 1',
    '5 < 6',
    '<https://www.who.int/>',
    '<ada@bread-shelf.org>',
    '\\<b>',
    '`<b>`',
    '    ',
  ])('is no problem in Markdown: %s', (answer) => {
    expect(errorLines(faqWith(`Yes. ${answer}`))).toEqual([]);
  });
});

describe('a component', () => {
  it.each([
    '<Callout kind="note">\nText\n</Callout>',
    '<Callout kind="tip" title="A &quot;tip&quot;">\n\nText **bold**\n\n- a\n\n</Callout>',
    '<Callout kind="note">Text</Callout>',
    '<Steps>\n\n1. One\n2. Two\n\n</Steps>',
    '<Steps>\n1. One\n</Steps>',
    '<Faq ids="how-long, is-it-safe" />',
  ])('is no problem where it is written right: %s', (body) => {
    expect(errorLines(pageWith(body))).toEqual([]);
  });

  it.each([
    ['<Calout kind="note">\nx\n</Calout>', 'Did you mean <Callout>?'],
    ['<Zebra />', 'There are Callout, Details, Figure, Video, VideoLink, Tabs, Tab, Steps, Faq.'],
    ['<Callout>\nx\n</Callout>', '<Callout> needs "kind".'],
    [
      '<Callout kind="nte">\nx\n</Callout>',
      'Did you mean "note"? Write one of note, tip, caution, warning.',
    ],
    ['<Callout kind="note" kind="tip">\nx\n</Callout>', '"kind" stands twice'],
    ['<Callout kind="note" tilte="x">\nx\n</Callout>', 'Did you mean "title"?'],
    ['<Callout kind="note" title="">\nx\n</Callout>', '"title" of <Callout> says nothing.'],
    ['<Callout kind="note" title>\nx\n</Callout>', '"title" of <Callout> says nothing.'],
    ['<Callout kind="note"/>', '<Callout> is empty.'],
    ['<Callout kind=note>x</Callout>', 'stands in straight quotes'],
    ['<Callout kind=“note”>x</Callout>', 'Its quotes are curly'],
    ['<Callout kind="note">\n\nx\n\n</Calout>', 'Write </Callout>.'],
    ['Text <Callout kind="note">x</Callout>', 'Put it on lines of its own'],
    ['<Steps>\n\n- a\n\n</Steps>', 'exactly one numbered list'],
    ['<Figure caption="x">\ntext\n</Figure>', 'exactly one image'],
    ['<Faq ids="how-long">x</Faq>', '<Faq> stands alone'],
    ['<Faq ids="how-long how-long" />', '"how-long" stands twice'],
  ])('is told once, and how to write it: %s', (body, message) => {
    const messages = check(pageWith(body)).diagnostics.map((problem) => problem.message);
    expect(messages).toEqual([expect.stringContaining(message)]);
  });
});
