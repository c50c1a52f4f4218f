import { describe, expect, it } from 'vitest';
import { parseEntry } from '../../../src/check/entry.ts';
import { check, type Files } from './small-content.ts';

const count = 350;

/** An FAQ entry that links into the page of a twin, which is read long before or after it. */
function toEntry(index: number): [string, string] {
  const twin = (index + count / 2) % count;
  const anchor = index === 300 ? 'lost' : 'the-dough';
  return [
    `articles/twin-${index}.mdx`,
    `---\ntitle: Loaf ${index}\ndescription: What bread number ${index} is, and how it is made by hand at home.\nauthors: [ada-baker]\npublished: 2026-01-01\n---\n\n## The dough\n\nSee [loaf ${twin}](/articles/twin-${twin}/#${anchor}).\n`,
  ];
}

describe('a folder of many entries', () => {
  it('is judged as a whole, though only some bodies are held at a time', () => {
    const files: Files = Object.fromEntries(
      Array.from({ length: count }, (_, index) => toEntry(index)),
    );
    const links = check(files).diagnostics.filter(({ rule }) => rule === 'link');
    expect(links).toMatchObject([{ path: 'articles/twin-300.mdx', line: 10, rule: 'link' }]);
  });
});

describe('an entry whose body was let go', () => {
  const entry = parseEntry(
    { collection: 'pages', id: 'a', path: 'pages/a.mdx', format: 'mdx' },
    () => '---\ntitle: A\n---\n\n## One\n\nTwo [@three] ![f](./f.png) [l](/l/).\n',
    '2026-01-01',
  );

  it('keeps its facts', () => {
    entry.releaseBody();
    expect(entry.getBodyFacts()).toEqual({
      isBounded: true,
      isParsed: true,
      headingAnchors: ['one'],
      faqIds: [],
      citedIds: ['three'],
      linkAddresses: ['/l/'],
      imageAddresses: ['./f.png'],
    });
  });

  it('reads its body again where it is asked for', () => {
    entry.releaseBody();
    expect(entry.body?.nodes.map(({ node }) => node.type)).toContain('heading');
  });
});
