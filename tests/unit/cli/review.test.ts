import { cp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import { runHere } from './run-here.ts';

const today = '2026-11-23';
const faq = 'faq/what-comes-next-year.md';

async function createContent(): Promise<string> {
  const content = join(await createTemporaryFolder(), 'content');
  await cp(resolve(import.meta.dirname, '../../fixtures/small-site'), content, { recursive: true });
  return content;
}

async function readAll(content: string): Promise<Record<string, string>> {
  const files = (await readdir(content, { recursive: true, withFileTypes: true })).filter((each) =>
    each.isFile(),
  );
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ parentPath, name }) => [
        join(parentPath, name).slice(content.length + 1),
        await readFile(join(parentPath, name), 'latin1'),
      ]),
    ),
  );
}

/** Bytes are kept, so that a picture can be changed, too. */
async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, Buffer.from(change((await readFile(file)).toString('latin1')), 'latin1'));
}

const review = (content: string, ...words: string[]) =>
  runHere('review', [...words, '--content', content, '--today', today]);

describe('npm run review', () => {
  it('writes the stamp into the front matter, and touches nothing else', async () => {
    const content = await createContent();
    const before = await readAll(content);
    const { code, output } = await review(
      content,
      'what-comes-next-year',
      '--by',
      'ada-baker',
      '--on',
      '2026-11-20',
    );
    expect([code, output]).toEqual([
      0,
      `Wrote into ${content}/${faq}: reviewed by ada-baker on 2026-11-20.\nFAQ entries name no author. If ada-baker wrote this answer, run it again with --self.\n`,
    ]);
    const text =
      before[faq]?.replace(
        '\n---\n\n',
        '\nreviewed:\n  by: ada-baker\n  on: 2026-11-20\n  hash: "HASH"\n---\n\n',
      ) ?? '';
    const record = 'reviews/faq/what-comes-next-year.json';
    const after = await readAll(content);
    expect({ ...after, [faq]: after[faq]?.replace(/"v2:[0-9a-f]{16}"/, '"HASH"') }).toEqual({
      ...before,
      [faq]: text,
      [record]: expect.stringContaining('"A future answer that no reader may see yet."'),
    });
  });

  it('shows what changed since the review before it writes a new one, and alone with no reviewer', async () => {
    const content = await createContent();
    const entry = join(content, 'articles/keeping-a-starter.mdx');
    await review(content, entry, '--by', 'ada-baker', '--self');
    expect((await review(content, entry)).output).toBe(
      'Nothing that its page shows was changed since ada-baker reviewed articles/keeping-a-starter on 2026-11-23.\nNothing was written. When somebody has reviewed it: npm run review -- articles/keeping-a-starter --by PERSON.\n',
    );
    await edit(join(content, 'sources/field-2019.yml'), (text) =>
      text.replace(/finding: .*/, 'finding: Nothing was found.'),
    );
    await edit(join(content, 'faq/can-i-freeze-bread.md'), (text) =>
      text.replace('from frozen', 'after three hours'),
    );
    await edit(join(content, 'articles/starter.png'), (text) => `${text}.`);
    const before = await readAll(content);
    const { code, output } = await review(content, entry);
    expect(code).toBe(0);
    for (const line of [
      /^ {2}Cover:$/m,
      /^ {2}Embedded answer faq\/can-i-freeze-bread:\n.*\[-from frozen-\] \{\+after three hours\+\}/m,
      /^ {2}Source field-2019, finding:\n.*\{\+Nothing was found\+\}/m,
    ])
      expect(output).toMatch(line);
    expect(await readAll(content)).toEqual(before);
    const again = await review(content, entry, '--by', 'ada-baker', '--self');
    expect(again.output).toMatch(/^What changed since[^]*Wrote into/);
    expect((await review(content, entry)).output).toMatch(
      /^Nothing that its page shows was changed/,
    );
  });

  it('keeps a review with its reviewer and day after a slip in a few words, with who kept it and why', async () => {
    const content = await createContent();
    const entry = join(content, 'faq/can-i-freeze-bread.md');
    await edit(entry, (text) => text.replace('toast', 'tost'));
    await review(content, entry, '--by', 'ada-baker', '--on', '2026-11-20');
    await edit(entry, (text) => text.replace('tost', 'toast'));
    const { code, output } = await review(content, entry, '--kept', 'typo', '--by', 'ada-baker');
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(
        /\[-tost-\] \{\+toast\+\}[^]*Kept in .* the review by ada-baker on 2026-11-20; ada-baker kept it on 2026-11-23: typo\.\n$/,
      ),
    ]);
    expect(await readFile(entry, 'utf8')).toMatch(
      /by: ada-baker\n {2}on: 2026-11-20\n {2}hash: "v2:[0-9a-f]{16}"\n {2}kept:\n {4}- on: 2026-11-23\n {6}by: ada-baker\n {6}reason: "typo"\n {6}hash: "v2:[0-9a-f]{16}"\n---/,
    );
    const again = await review(content, entry, '--kept', 'again', '--by', 'ada-baker');
    expect([again.code, again.output]).toEqual([
      0,
      `${entry} says what was reviewed; there is nothing to keep, and nothing was written.\n`,
    ]);
    // A chain of small changes is judged against what was reviewed.
    await edit(entry, (text) =>
      text
        .replace('toast the slices from frozen', 'eat the pieces from cold')
        .replace('softens', 'hardens'),
    );
    expect((await review(content, entry, '--kept', 'typo', '--by', 'ada-baker')).output).toContain(
      '4 words changed',
    );
  });

  it('keeps no review where a number changed, and writes nothing', async () => {
    const content = await createContent();
    const entry = join(content, 'faq/can-i-freeze-bread.md');
    await edit(entry, (text) => text.replace('softens somewhat', 'softens within 19 minutes'));
    await review(content, entry, '--by', 'ada-baker');
    await edit(entry, (text) => text.replace('19 minutes', '91 minutes and never harmed anyone'));
    const before = await readAll(content);
    const { code, output } = await review(content, entry, '--kept', 'typo', '--by', 'ada-baker');
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(
        /\[-19-\] \{\+91\+\}[^]*The review cannot be kept, and nothing was written:\n {2}A number changed: “19 minutes” became “91 minutes”\.[^]*“never”[^]*Have it reviewed again: npm run review -- faq\/can-i-freeze-bread --by PERSON\.\n$/,
      ),
    ]);
    expect(await readAll(content)).toEqual(before);
  });

  it('keeps no review of which there is no record', async () => {
    const content = await createContent();
    await review(content, 'can-i-freeze-bread', '--by', 'ada-baker');
    await edit(join(content, 'faq/can-i-freeze-bread.md'), (text) => text.replace('Slice', 'Cut'));
    await edit(join(content, 'reviews/faq/can-i-freeze-bread.json'), (text) =>
      text.replace('Slice', 'Cut'),
    );
    const forged = await review(
      content,
      'can-i-freeze-bread',
      '--kept',
      'typo',
      '--by',
      'ada-baker',
    );
    expect([forged.code, forged.output]).toEqual([
      1,
      expect.stringContaining(
        'The record of what was reviewed is missing from reviews/, or is of another review',
      ),
    ]);
  });

  it('keeps no review with a stamp of the first kind, which has no record, and writes none through a link', async () => {
    const content = await createContent();
    const old = await review(content, 'can-i-freeze-bread', '--kept', 'typo', '--by', 'ada-baker');
    expect([old.code, old.output]).toEqual([
      1,
      expect.stringContaining('The stamp is of an older kind'),
    ]);
    await symlink(join(content, 'faq'), join(content, 'reviews'));
    expect((await review(content, 'can-i-freeze-bread', '--by', 'ada-baker')).output).toContain(
      'reviews is a link to another place of the disk',
    );
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
    expect((await review(content, 'an-unfinished-loaf', '--by', 'ada-baker', '--self')).code).toBe(
      0,
    );
    await writeFile(
      join(content, faq),
      '---\nquestion: What comes next year?\ntopic: baking\npublished: 2099-01-01\n---\n\nSee [that](/nowhere/).\n',
    );
    const before = await readAll(content);
    const { code, output } = await review(content, 'what-comes-next-year', '--by', 'ada-baker');
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(
        /^faq\/what-comes-next-year\.md:7 has an error, so it was not changed: There is no page \/nowhere\/\./,
      ),
    ]);
    expect(await readAll(content)).toEqual(before);
  });

  it('asks for the folder where an id stands in two', async () => {
    const content = await createContent();
    await cp(join(content, faq), join(content, 'faq/flour-and-water.md'));
    expect(await review(content, 'flour-and-water', '--by', 'ada-baker')).toEqual({
      code: 2,
      output:
        '"flour-and-water" may mean articles/flour-and-water or faq/flour-and-water. Write one of these.\n',
    });
  });

  it.each([
    [
      ['can-i-freeze-bred', '--by', 'ada-baker'],
      'There is no entry "can-i-freeze-bred". Did you mean can-i-freeze-bread?',
    ],
    [['can-i-freeze-bread', '--by', 'ada'], 'There is no person "ada". people/ holds ada-baker.'],
    [
      ['flour-and-water'],
      'Write who reviewed it: npm run review -- articles/flour-and-water --by PERSON, a file name in people/.',
    ],
    [
      ['can-i-freeze-bread', '--by', 'ada-baker', '--on', '2026-11-24'],
      '--on names 2026-11-24, which lies after today (2026-11-23). Write the day on which it was reviewed.',
    ],
    [
      ['flour-and-water', '--by', 'ada-baker'],
      '"ada-baker" is an author of articles/flour-and-water.mdx, and a reviewer is somebody else. Name another person, or label it as self-reviewed with --self.',
    ],
    [
      ['flour-and-water', '--kept', 'typo'],
      'articles/flour-and-water.mdx has no review, so none can be kept. Write one: npm run review -- articles/flour-and-water --by PERSON.',
    ],
    [
      ['can-i-freeze-bread', '--kept', 'x'],
      'Write who keeps the review, since they answer for the change: npm run review -- faq/can-i-freeze-bread --kept "x" --by PERSON, a file name in people/.',
    ],
    [
      ['can-i-freeze-bread', '--kept', 'x', '--by', 'ada'],
      'There is no person "ada". people/ holds ada-baker.',
    ],
    [
      ['can-i-freeze-bread', '--by', 'ada-baker', '--self', '--kept', 'x'],
      '--kept keeps the review with its reviewer. Leave --self out; or leave --kept out for a new review.',
    ],
    [
      ['can-i-freeze-bread', '--kept', 'x', '--on', '2026-04-09'],
      '--on names 2026-04-09, which lies before the review of 2026-04-10. Write the day on which the review was kept.',
    ],
    [['can-i-freeze-bread', '--kept', ' '], '--kept needs a reason, such as --kept "typo".'],
    [
      [],
      'Write what was reviewed and by whom: npm run review -- ENTRY --by PERSON. What is to be reviewed is listed by npm run review -- --due.',
    ],
    [
      ['x', '--due'],
      '--due lists all entries and takes nothing else. Write npm run review -- --due.',
    ],
  ])('refuses %j in one line', async (words, line) => {
    expect(
      await review(resolve(import.meta.dirname, '../../fixtures/small-site'), ...words),
    ).toEqual({ code: 2, output: `${line}\n` });
  });
});
