import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runApart } from '../cli/run-here.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import { validate } from './reporters/validate.ts';
import { faqWith, wellFiles, writeFiles, type Files } from './small-content.ts';

const project = join(import.meta.dirname, '../../..');
const fixtures = join(import.meta.dirname, '../../fixtures');
const { NO_COLOR: _, FORCE_COLOR: __, ...withoutColour } = process.env;

/** Runs `npm run check` in a folder, as a person does. */
function run(folder: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return runApart('check', words, { cwd: folder, env });
}

/** Runs it on the small site with these files changed or added, above the content folder. */
async function runOn(
  changes: Files,
  words: readonly string[],
  env?: Readonly<Record<string, string>>,
) {
  const folder = await createTemporaryFolder();
  writeFiles(join(folder, 'content'), { ...wellFiles, ...changes });
  return run(folder, ['--today', '2026-06-01', ...words], env);
}

const wrongLink = faqWith('Mostly [@haller-2020]. See [how bread is made](/articles/bred/).');
const twoWrong: Files = { ...wrongLink, 'topics/safety.yml': 'label: Safety\n' };
const odd: Files = {
  'site.yml': wellFiles['site.yml'].replace('bread-shelf.org', 'bread.example'),
};

describe('what a check keeps', () => {
  /** A site with a cache beside its content, and the place of what a check keeps there. */
  async function createSite() {
    const folder = await createTemporaryFolder();
    writeFiles(join(folder, 'content'), { ...wellFiles, ...twoWrong });
    writeFiles(folder, { 'package.json': '{}', 'node_modules/.package-lock.json': '{}' });
    const cache = join(folder, 'node_modules/.cache/answerable');
    return { folder, cache, pack: join(cache, 'check.pack') };
  }
  const words = ['--today', '2026-06-01', '--format', 'json'];

  it('lies in the cache of the site, and the next check says the same with it', async () => {
    const { folder, pack } = await createSite();
    const first = await run(folder, words);
    const { ino } = statSync(pack);
    expect(await run(folder, words)).toEqual(first);
    expect(statSync(pack).ino).toBe(ino);
    expect(first.code).toBe(1);
  });

  it('is neither read nor written with --cold', async () => {
    const { folder, pack } = await createSite();
    const cold = await run(folder, [...words, '--cold']);
    expect(existsSync(pack)).toBe(false);
    expect(await run(folder, words)).toEqual(cold);
  });

  it('follows what --fix mends', async () => {
    const { folder } = await createSite();
    await run(folder, words);
    writeFiles(join(folder, 'content'), faqWith('See [it](/faq/how-long) [@haller-2020].'));
    await run(folder, [...words, '--fix']);
    const kept = await run(folder, words);
    expect(kept).toEqual(await run(folder, [...words, '--cold']));
    expect(kept.stdout).not.toContain('/faq/how-long');
  });

  it('is no error where it cannot be written', async () => {
    const { folder, cache } = await createSite();
    writeFiles(folder, { 'node_modules/.cache': 'a file in the place of the folder' });
    const { code, stderr } = await run(folder, words);
    expect([code, stderr]).toEqual([1, '']);
    expect(existsSync(cache)).toBe(false);
  });

  it('is nothing where there is no site', async () => {
    const folder = await createTemporaryFolder();
    writeFiles(join(folder, 'content'), wellFiles);
    await run(folder, words);
    expect(readdirSync(folder)).toEqual(['content']);
  });
});

describe('npm run check', () => {
  it.each(['main.ts', 'answerable.js', 'answerable.js'])(
    'prints every problem of a bad day, and ends with 1, by %s',
    (program) => {
      const folder = join(fixtures, 'check/a-bad-day');
      // The modules, and what they are bundled to.
      const { status, stdout } = spawnSync(
        process.execPath,
        [join(project, 'src/cli', program), 'check', '--today', '2026-06-01'],
        { cwd: folder, encoding: 'utf8', env: withoutColour },
      );
      expect(stdout).toBe(readFileSync(join(folder, 'problems.txt'), 'utf8'));
      expect(status).toBe(1);
    },
  );

  it('ends with 0 where there are warnings at most, and with 1 where it is strict', async () => {
    const lines = '\n  2 | url: https://www.bread.example\n    |      ^^^^^^^^^^^^^^^^^^^^^^^^^\n';
    const lax = await runOn(odd, []);
    expect(lax.stdout).toMatch(/^content\/site\.yml\n\n  2:6 warning .* \[site-url\]\n/);
    expect(lax.stdout).toContain(lines);
    expect(lax.stdout).toMatch(/\n1 warning in 11 files\.\n$/);
    expect(lax.code).toBe(0);
    const strict = await runOn(odd, ['--strict']);
    expect(strict.stdout).toMatch(/\n  2:6 error .* \[site-url\]\n[^]*\n1 error in 11 files\.\n$/);
    expect(strict.code).toBe(1);
  });

  it('leaves remarks what they are where it is strict', async () => {
    const { code, stdout } = await runOn(
      {
        'site.yml': `${wellFiles['site.yml']}rules:\n  description-length: info\n`,
        'pages/about.mdx':
          '---\ntitle: About\ndescription: Us.\n---\n\nWe bake. See [questions](/faq/#q-is-it-safe).\n',
      },
      ['--strict'],
    );
    expect(stdout).toMatch(/ remark .*\[description-length\][^]*\n1 remark in 11 files\.\n$/);
    expect(code).toBe(0);
  });

  it.each([
    [
      ['--content', 'nowhere'],
      /^There is no folder nowhere\. Name the content folder with --content DIR\.\n$/,
    ],
    [['--conten', 'x'], /^There is no option --conten\. Did you mean --content\?\n$/],
    [['--today', 'soon'], /^--today takes a day of the calendar .*\n$/],
    [['--format', 'xml'], /^--format takes one of text, json, github, sarif; found "xml"\.\n$/],
    [['--explain', 'link-txt'], /^There is no rule "link-txt"\. Did you mean "link-text"\?\n$/],
    [['--explain', 'zzz'], /^There is no rule "zzz"\. The rules are abbreviation, .*\n$/],
  ])('ends with 2 and one line where it is used wrongly: %j', async (words, line) => {
    const { code, stdout, stderr } = await run(fixtures, words);
    expect(stderr).toMatch(line);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('explains itself', async () => {
    const { code, stdout } = await run(fixtures, ['--help']);
    expect(stdout).toMatch(
      /^Usage: npm run check -- \[FILE\.\.\.\] \[--content DIR\] \[--today YYYY-MM-DD\] \[--format text\|json\|github\|sarif\] /,
    );
    expect(code).toBe(0);
  });

  it('explains a rule, with its examples, where there is no content', async () => {
    const { code, stdout } = await run(join(fixtures, 'publish'), ['--explain', 'link']);
    expect(stdout).toMatch(
      /^link\n\nLinks lead somewhere[^]*\nWrong\n\n  faq\/is-it-safe\.md\n\n    ---\n    question: Is it safe\?\n[^]*\nRight\n\n  faq\/is-it-safe\.md\n\n    ---\n[^`]*$/,
    );
    expect(code).toBe(0);
  });
});

describe('npm run check -- FILE', () => {
  it('shows only the problems of the files named', async () => {
    const { code, stdout } = await runOn(twoWrong, ['content/faq/is-it-safe.md']);
    expect(stdout).toMatch(
      /^content\/faq\/is-it-safe\.md\n\n  7:\d+ error .*\/articles\/bread\/.*\[link\]\n[^]*\n\n1 error in 1 file\.\n$/,
    );
    expect(code).toBe(1);
  });

  it('ends with 0 where the problems are elsewhere', async () => {
    expect(await runOn(twoWrong, ['faq/how-long.md'])).toMatchObject({
      code: 0,
      stdout: '1 file, no problems.\n',
    });
  });

  it('ends with 2 where it is no file of the content', async () => {
    expect(await runOn({}, ['content/faq/is-it-save.md'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^.* Did you mean content\/faq\/is-it-safe\.md\?\n$/),
    });
  });
});

describe('npm run check -- --format', () => {
  it('json prints a report that is valid, and nothing else', async () => {
    const { code, stdout } = await runOn(wrongLink, ['--format', 'json']);
    expect(validate('report', stdout)).toEqual([]);
    expect(JSON.parse(stdout)).toMatchObject({
      folder: 'content',
      problems: [{ path: 'faq/is-it-safe.md', line: 7, severity: 'error', rule: 'link' }],
    });
    expect(code).toBe(1);
  });

  it('sarif prints a log that is valid, and nothing else', async () => {
    const { code, stdout } = await runOn(wrongLink, ['--format', 'sarif']);
    expect(validate('sarif', stdout)).toEqual([]);
    expect(stdout).toContain('"uri": "content/faq/is-it-safe.md"');
    expect(code).toBe(1);
  });

  it('github prints a workflow command for each problem, and nothing where all is well', async () => {
    expect(await runOn(wrongLink, ['--format', 'github'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /^::error file=content\/faq\/is-it-safe\.md,line=7,.*title=link::.*\n$/,
      ),
    });
    expect(await runOn({}, ['--format', 'github'])).toMatchObject({ code: 0, stdout: '' });
  });

  it.each([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
  ])(
    'text has colour only on a terminal, or where the environment asks for it: %j',
    async (env, isColoured) => {
      expect((await runOn(wrongLink, [], env)).stdout.includes('\u001b[')).toBe(isColoured);
    },
  );
});
