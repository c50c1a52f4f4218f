import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
