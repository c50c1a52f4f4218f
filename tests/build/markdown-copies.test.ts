import { markdownToMdast } from 'satteri';
import { describe, expect, inject, it } from 'vitest';
import { listFiles, listPermalinks, readAsset } from './read-release.ts';

const read = (release: string, path: string) => readAsset(release, path).toString();

describe.each(['firstSite', 'smallSite'] as const)('the Markdown copies of %s', (name) => {
  const release = inject(name);
  const copies = listFiles(release)
    .filter((path) => path.endsWith('.md'))
    .map((path) => `/${path}`);

  it('lie beside each article and each answer, and nowhere else', () => {
    const pages = listPermalinks(release).filter((permalink) =>
      /^\/(?:articles|faq)\/(?!a-z\/)[^/]+\/$/.test(permalink),
    );
    expect(pages.length).toBeGreaterThan(3);
    expect(copies).toEqual(pages.map((permalink) => `${permalink}index.md`));
  });

  it('are told of in llms.txt, each once', () => {
    const links = [...read(release, '/llms.txt').matchAll(/\]\(https:\/\/[^/]+([^)]+)\)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(links.sort()).toEqual([...copies].sort());
  });

  it.each(copies)(
    '%s is plain Markdown with one main heading, whole addresses and a note for each mark',
    (path) => {
      const text = read(release, path);
      const headings = [...text.matchAll(/^(#+) (.*)$/gm)].map((match) => (match[1] ?? '').length);
      expect([headings[0], headings.filter((depth) => depth === 1).length]).toEqual([1, 1]);
      expect(text).not.toMatch(/<\/?[A-Z]|\[@|^---$/m);
      expect(
        [...text.matchAll(/\]\(([^)]*)\)/g)]
          .map((match) => match[1] ?? '')
          .filter((address) => !/^(?:https:|mailto:|tel:)/.test(address)),
      ).toEqual([]);
      const marks = new Set([...text.matchAll(/(?<!^)\[\^(\d+)\]/gm)].map((match) => match[1]));
      expect([...text.matchAll(/^\[\^(\d+)\]: /gm)].map((match) => match[1])).toEqual([...marks]);
      expect(JSON.stringify(markdownToMdast(text))).not.toContain('"html"');
    },
  );
});

it('a copy says who wrote it, when, who reviewed it and where its page is, and writes components as Markdown', () => {
  const text = read(inject('smallSite'), '/articles/keeping-a-starter/index.md');
  expect(text).toContain(
    'By [Ada Baker](https://bread.example/people/ada-baker/)\n\nPublished 10 February 2026 · Updated 1 March 2026 · Self-reviewed by Ada Baker, 2 March 2026\n\nhttps://bread.example/articles/keeping-a-starter/\n',
  );
  expect(text).toMatch(
    /!\[A jar of starter with many bubbles\]\(https:\/\/bread\.example\/assets\/starter\.[^)]*\.webp\)\n\n\*A starter six hours after a feed\*/,
  );
  expect(text).toContain('1. Take a spoonful of the starter.\n2. Stir in');
  expect(text).toContain('> **Mould**\n>\n> Throw the starter away');
  expect(text).toContain(
    '## Questions on the way\n\n### How often do I feed a starter?\n\nOnce a day at room temperature',
  );
  expect(text).toContain(
    '*Reviewed by Ada Baker, 2 March 2026*\n\n## Common questions\n\n### Can I freeze bread?',
  );
  expect(text).toContain(
    '[^1]: Laboratory or animal study. Field F, Oven O. [*Acidity and temperature in sourdough starters*](https://doi.org/10.5555/example.field.2019). Journal of Example Baking 2019;4(2):11-19.',
  );
});
