import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import { runHere } from './run-here.ts';

const today = '2026-06-01';

async function createContent(): Promise<string> {
  const content = join(await createTemporaryFolder(), 'content');
  await cp(resolve(import.meta.dirname, '../../fixtures/small-site'), content, { recursive: true });
  return content;
}

describe('npm run new', () => {
  it('writes entries of every kind in which the check finds nothing but what is to be replaced', async () => {
    const content = await createContent();
    const before = checkContent(content, { today }).diagnostics;
    const titles = {
      faq: 'How long: does "it" take',
      article: 'Why #1: a tale',
      page: 'Our rules',
      topic: 'Salt: all of it',
      person: 'Émile Zola',
      source: '3 trials: results',
    };
    const results = await Promise.all(
      Object.entries(titles).map(([kind, title]) =>
        runHere('new', [kind, title, '--content', content, '--today', today]),
      ),
    );
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
    const { diagnostics: problems, counts } = checkContent(content, { today });
    const added = problems.filter(
      (problem) =>
        !before.some((each) => each.path === problem.path && each.message === problem.message),
    );
    const drafts = [
      'articles/why-1-a-tale.mdx',
      'faq/how-long-does-it-take.md',
      'pages/our-rules.mdx',
    ];
    const shown = [
      'people/emile-zola.yml',
      'sources/3-trials-results.yml',
      'topics/salt-all-of-it.yml',
    ];
    expect(
      [
        ...new Set(
          added
            .filter(({ rule }) => rule === 'placeholder')
            .map(({ path, severity }) => `${path} ${severity}`),
        ),
      ].toSorted(),
    ).toEqual(
      [
        ...drafts.map((path) => `${path} warning`),
        ...shown.map((path) => `${path} error`),
      ].toSorted(),
    );
    // What is new is not used yet.
    const others = added.filter(
      ({ rule }) => rule !== 'placeholder' && !rule.startsWith('unused-'),
    );
    expect(others.map(({ path, rule, message }) => `${path} [${rule}] ${message}`)).toEqual([]);
    expect(counts).toMatchObject({
      articles: 4,
      faq: 5,
      pages: 3,
      topics: 3,
      people: 2,
      sources: 3,
    });
  });

  it('says where the file is and what comes next', async () => {
    const content = await createContent();
    const { output } = await runHere('new', [
      'faq',
      'How long does it take?',
      '--content',
      content,
      '--today',
      today,
    ]);
    expect(output).toBe(
      `Wrote ${content}/faq/how-long-does-it-take.md.\nNext: open it and write the answer below the second line of hyphens. When it is ready to be read, write draft: false. Then run npm run check.\n`,
    );
  });

  it('says of what cannot be a draft that the site waits for it', async () => {
    const content = await createContent();
    const { output } = await runHere('new', [
      'topic',
      'Salt',
      '--content',
      content,
      '--today',
      today,
    ]);
    expect(output).toContain(
      'say in the description what belongs here. Until then, the check says what is left, and the site is not built. Then run npm run check.',
    );
  });

  it('never writes over a file', async () => {
    const content = await createContent();
    const before = await readFile(join(content, 'faq/can-i-freeze-bread.md'), 'utf8');
    const { code, output } = await runHere('new', [
      'faq',
      'Can I freeze bread?',
      '--content',
      content,
    ]);
    expect([code, output]).toEqual([
      2,
      `${content}/faq/can-i-freeze-bread.md exists. Open that file, or give the new one another name with --slug.\n`,
    ]);
    expect(await readFile(join(content, 'faq/can-i-freeze-bread.md'), 'utf8')).toBe(before);
  });

  it.each([
    [
      ['recipe', 'Bread'],
      '"recipe" is nothing that can be written. Write one of faq, article, page, topic, person, source.',
    ],
    [
      ['faq', '安全ですか？'],
      'No address can be made of this title. Choose one with --slug, such as --slug is-it-safe.',
    ],
    [
      ['faq', 'Safe?', '--slug', 'Is It Safe'],
      '--slug takes lower-case letters a to z, digits and hyphens; found "Is It Safe". Write --slug is-it-safe.',
    ],
    [
      ['faq', 'Safe?', '--topic', 'salt'],
      'There is no topic "salt". Write one of baking, starter, or make it: npm run new -- topic "Name"',
    ],
    [
      ['article', 'Salt', '--author', 'bob'],
      'There is no person "bob". Write one of ada-baker, or make it: npm run new -- person "Name"',
    ],
    [['page', 'Search'], '/search/ is taken by the site itself. Choose another with --slug.'],
    [['faq', ' '], 'Write the title on one line, in quotation marks.'],
  ])('refuses %j in one line', async (words, line) => {
    expect(await runHere('new', [...words, '--content', await createContent()])).toEqual({
      code: 2,
      output: `${line}\n`,
    });
  });

  it('asks for a topic first where there is none', async () => {
    const content = await createContent();
    await rm(join(content, 'topics'), { recursive: true });
    await mkdir(join(content, 'topics'));
    expect(await runHere('new', ['faq', 'Is it safe?', '--content', content])).toEqual({
      code: 2,
      output: 'There is no topic yet, and this needs one. Make it: npm run new -- topic "Name"\n',
    });
  });
});
