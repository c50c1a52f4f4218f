import { describe, expect, it } from 'vitest';
import { checkLines, png, wellFiles, type Files } from '../small-content.ts';

const source = wellFiles['sources/haller-2020.yml'];

/** What the rules on unused files and orphans say. */
function find(changes: Files): string[] {
  return checkLines(changes).filter((line) => /\[(?:unused-|orphan-)/.test(line));
}

function article(id: string, head: string, body: string): Files {
  return {
    [`articles/${id}.mdx`]: `---\ntitle: ${id}\ndescription: A text.\nauthors: [ada-baker]\npublished: 2026-01-01\n${head}---\n\n${body}\n`,
  };
}

describe('a source', () => {
  it('that no text cites is told', () => {
    expect(find({ 'sources/old.yml': source })).toEqual([
      expect.stringContaining(
        'sources/old.yml warning [unused-source] No text cites this source. Write [@old]',
      ),
    ]);
  });

  it('is used by a draft, by a cell of a table, and by a text that cannot be read', () => {
    expect(
      find({
        'sources/old.yml': source,
        ...article('draft', 'draft: true\n', '| A |\n| --- |\n| b [@old] |'),
      }),
    ).toEqual([]);
    expect(
      find({
        'sources/old.yml': source,
        'faq/is-it-safe.md': `---\nquestion: Is it safe?\ntopic: safety\npublished: 2026-01-01\n---\n\n${'> '.repeat(300)}a [@haller-2020] [@old]\n`,
      }),
    ).toEqual([]);
  });

  it('is not used by code that shows its mark, nor by a note in a file of data', () => {
    expect(find({ 'sources/old.yml': source, ...article('code', '', '`[@old]`') })).toHaveLength(1);
    expect(
      find({
        'sources/old.yml': source,
        'sources/haller-2020.yml': `# Newer than [@old].\n${source}`,
      }),
    ).toHaveLength(1);
  });
});

describe('a person', () => {
  it('whom nothing names is told', () => {
    expect(find({ 'people/eve.yml': 'name: Eve\n' })).toEqual([
      expect.stringContaining('people/eve.yml warning [unused-person] No entry names this person.'),
    ]);
  });

  it('is used by a review and by a link', () => {
    expect(
      find({
        'people/eve.yml': 'name: Eve\n',
        ...article('reviewed', 'reviewed:\n  by: eve\n  on: 2026-01-01\n', 'Text.'),
      }),
    ).toEqual([]);
    expect(
      find({
        'people/eve.yml': 'name: Eve\n',
        ...article('linked', '', 'By [Eve](/people/eve/#main).'),
      }),
    ).toEqual([]);
  });
});

describe('a topic', () => {
  it('to which nothing belongs is told', () => {
    expect(find({ 'topics/idle.yml': 'label: Idle\ndescription: Nothing.\n' })).toEqual([
      expect.stringContaining(
        'topics/idle.yml warning [unused-topic] Nothing belongs to this topic. Write "topic: idle"',
      ),
    ]);
  });

  it('is used by an article', () => {
    expect(
      find({
        'topics/idle.yml': 'label: Idle\ndescription: Nothing.\n',
        ...article('busy', 'topics: [idle]\n', 'Text.'),
      }),
    ).toEqual([]);
  });
});

describe('an image', () => {
  it('that nothing shows is told', () => {
    expect(find({ 'articles/oven.png': png })).toEqual([
      expect.stringContaining(
        'articles/oven.png warning [unused-image] No text shows this image. Write ![What it shows](./oven.png)',
      ),
    ]);
  });

  it('is not shown by an image of the same name in another folder', () => {
    expect(find({ 'pages/loaf.png': png })).toEqual([expect.stringContaining('pages/loaf.png')]);
  });

  it('is shown by a cover, within a component, and by a name with other capitals', () => {
    expect(
      find({
        'articles/oven.png': png,
        ...article('cover', 'cover:\n  src: ./oven.png\n  alt: An oven\n', 'Text.'),
      }),
    ).toEqual([]);
    expect(
      find({
        'articles/oven.png': png,
        ...article('figure', '', '<Figure caption="Hot">\n\n![An oven](./oven.png)\n\n</Figure>'),
      }),
    ).toEqual([]);
    expect(
      find({ 'articles/oven.png': png, ...article('capitals', '', '![An oven](./Oven.png)') }),
    ).toEqual([]);
  });
});

describe('a page of the publisher', () => {
  const page =
    '---\ntitle: Legal\ndescription: Who is liable.\n---\n\nWe are. See [this page](/legal/).\n';

  it('that neither the navigation nor another text names is told', () => {
    expect(find({ 'pages/legal.mdx': page })).toEqual([
      expect.stringContaining(
        'pages/legal.mdx info [orphan-page] Only the foot of the pages leads here.',
      ),
    ]);
  });

  it('is named by the site where site.yml gives no navigation', () => {
    expect(
      find({
        'pages/legal.mdx': page,
        'site.yml': wellFiles['site.yml'].replace(/navigation:[^]*/, ''),
      }),
    ).toEqual([]);
  });

  it('is named by a heading of it in the navigation, or by a text', () => {
    expect(
      find({
        'pages/legal.mdx': page,
        'site.yml': `${wellFiles['site.yml']}  - label: Legal\n    to: /legal/#main\n`,
      }),
    ).toEqual([]);
    expect(
      find({ 'pages/legal.mdx': page, ...article('linked', '', 'See [who is liable](/legal/).') }),
    ).toEqual([]);
  });

  it('is not named by a draft, which nobody sees', () => {
    expect(
      find({
        'pages/legal.mdx': page,
        ...article('linked', 'draft: true\n', 'See [who is liable](/legal/).'),
      }),
    ).toHaveLength(1);
  });

  it('may be a draft without a link', () => {
    expect(find({ 'pages/legal.mdx': page.replace('---\n\n', 'draft: true\n---\n\n') })).toEqual(
      [],
    );
  });
});

describe('what cannot be read', () => {
  const broken = { 'faq/how-long.md': '---\nquestion: [How long\n---\n\nAn hour.\n' };

  it('may name a topic, a person or an image, so that none of them is told', () => {
    expect(
      find({
        'topics/idle.yml': 'label: Idle\ndescription: Nothing.\n',
        'people/eve.yml': 'name: Eve\n',
        'articles/oven.png': png,
        ...broken,
      }),
    ).toEqual([]);
  });

  it('is no link of the navigation to a page', () => {
    expect(find({ 'site.yml': wellFiles['site.yml'].replace('/about/', '/abuot/') })).toEqual([]);
  });
});
