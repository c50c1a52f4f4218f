import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../build-release.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';

const today = '2026-11-23';
const faq = 'faq/what-comes-next-year.md';

async function createContent(): Promise<string> {
  const content = join(await createTemporaryFolder(), 'content');
  await cp(resolve(import.meta.dirname, '../../fixtures/small-site'), content, { recursive: true });
  return content;
}

async function readAll(content: string): Promise<Record<string, string>> {
  const files = (await readdir(content, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
  return Object.fromEntries(await Promise.all(files.map(async ({ parentPath, name }) => [join(parentPath, name).slice(content.length + 1), await readFile(join(parentPath, name), 'latin1')])));
}

const review = (content: string, ...words: string[]) => runCommand('review', [...words, '--content', content, '--today', today]);

describe('npm run review', () => {
  it('writes the stamp into the front matter, and touches nothing else', async () => {
    const content = await createContent();
    const before = await readAll(content);
    const { code, output } = await review(content, 'what-comes-next-year', '--by', 'ada-baker', '--on', '2026-11-20');
    expect([code, output]).toEqual([
      0,
      `Wrote into ${content}/${faq}: reviewed by ada-baker on 2026-11-20.\nFAQ entries name no author. If ada-baker wrote this answer, run it again with --self.\n`,
    ]);
    const text = before[faq]?.replace('\n---\n\n', '\nreviewed:\n  by: ada-baker\n  on: 2026-11-20\n  hash: "HASH"\n---\n\n') ?? '';
    const after = await readAll(content);
    expect({ ...after, [faq]: after[faq]?.replace(/"[0-9a-f]{16}"/, '"HASH"') }).toEqual({ ...before, [faq]: text });
  });

  it('keeps a review with its reviewer and day where the edit changed nothing that was reviewed', async () => {
    const content = await createContent();
    const entry = join(content, 'faq/can-i-freeze-bread.md');
    const { code, output } = await review(content, entry, '--kept', 'a word of the same meaning');
    expect([code, output]).toEqual([0, `Kept in ${entry} the review by ada-baker on 2026-04-10.\n`]);
    expect(await readFile(entry, 'utf8')).toMatch(/by: ada-baker\n {2}on: 2026-04-10\n {2}hash: "(?!f0cc0806898b4565)[0-9a-f]{16}"\n {2}kept:\n {4}- on: 2026-11-23\n {6}reason: "a word of the same meaning"\n---/);
    const again = await review(content, entry, '--kept', 'again');
    expect([again.code, again.output]).toEqual([0, `${entry} says what was reviewed; there is nothing to keep, and nothing was written.\n`]);
  });

  it('lists what is due, the oldest review first, and counts what was never reviewed', async () => {
    expect(await review(await createContent(), '--due')).toEqual({
      code: 0,
      output:
        'Reviewed    Entry                     By         Why again\n' +
        '2026-02-21  faq/why-is-my-loaf-dense  ada-baker  due on 2026-11-21\n' +
        '2026-04-10  faq/can-i-freeze-bread    ada-baker  edited since\n' +
        '\n1 published entry was never reviewed.\n',
    });
  });

  it('reviews drafts, and no entry with an error', async () => {
    const content = await createContent();
    expect((await review(content, 'an-unfinished-loaf', '--by', 'ada-baker', '--self')).code).toBe(0);
    await writeFile(join(content, faq), '---\nquestion: What comes next year?\ntopic: baking\npublished: 2099-01-01\n---\n\nSee [that](/nowhere/).\n');
    const before = await readAll(content);
    const { code, output } = await review(content, 'what-comes-next-year', '--by', 'ada-baker');
    expect([code, output]).toEqual([1, expect.stringMatching(/^faq\/what-comes-next-year\.md:7 has an error, so it was not changed: There is no page \/nowhere\/\./)]);
    expect(await readAll(content)).toEqual(before);
  });

  it('asks for the folder where an id stands in two', async () => {
    const content = await createContent();
    await cp(join(content, faq), join(content, 'faq/flour-and-water.md'));
    expect(await review(content, 'flour-and-water', '--by', 'ada-baker')).toEqual({ code: 2, output: '"flour-and-water" may mean articles/flour-and-water or faq/flour-and-water. Write one of these.\n' });
  });

  it.each([
    [['can-i-freeze-bred', '--by', 'ada-baker'], 'There is no entry "can-i-freeze-bred". Did you mean can-i-freeze-bread?'],
    [['can-i-freeze-bread', '--by', 'ada'], 'There is no person "ada". people/ holds ada-baker.'],
    [['can-i-freeze-bread'], 'Write who reviewed it: npm run review -- faq/can-i-freeze-bread --by PERSON, a file name in people/.'],
    [['can-i-freeze-bread', '--by', 'ada-baker', '--on', '2026-11-24'], '--on names 2026-11-24, which lies after today (2026-11-23). Write the day on which it was reviewed.'],
    [['flour-and-water', '--by', 'ada-baker'], '"ada-baker" is an author of articles/flour-and-water.mdx, and a reviewer is somebody else. Name another person, or label it as self-reviewed with --self.'],
    [['flour-and-water', '--kept', 'typo'], 'articles/flour-and-water.mdx has no review, so none can be kept. Write one: npm run review -- articles/flour-and-water --by PERSON.'],
    [['can-i-freeze-bread', '--by', 'ada-baker', '--kept', 'x'], '--kept keeps the review with its reviewer. Leave --by and --self out; or leave --kept out for a new review.'],
    [['can-i-freeze-bread', '--kept', 'x', '--on', '2026-04-09'], '--on names 2026-04-09, which lies before the review of 2026-04-10. Write the day on which the review was kept.'],
    [['can-i-freeze-bread', '--kept', ' '], '--kept needs a reason, such as --kept "typo".'],
    [[], 'Write what was reviewed and by whom: npm run review -- ENTRY --by PERSON. What is to be reviewed is listed by npm run review -- --due.'],
    [['x', '--due'], '--due lists all entries and takes nothing else. Write npm run review -- --due.'],
  ])('refuses %j in one line', async (words, line) => {
    expect(await review(resolve(import.meta.dirname, '../../fixtures/small-site'), ...words)).toEqual({ code: 2, output: `${line}\n` });
  });
});
