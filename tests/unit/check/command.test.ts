import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validate } from './reporters/validate.ts';
import { faqWith, wellFiles, withFolder, type Files } from './small-content.ts';

const project = join(import.meta.dirname, '../../..');
const fixtures = join(import.meta.dirname, '../../fixtures');

/** Runs `npm run check` in a folder, as a person does, or from the modules that it is bundled from. */
function run(
  folder: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  program = 'answerable.js',
) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(project, 'src/cli', program), 'check', ...words],
    { cwd: folder, encoding: 'utf8', env: { ...rest, ...env } },
  );
  return { status, stdout, stderr };
}

/** Runs it on the small site with these files changed or added, above the content folder. */
function runOn(changes: Files, words: readonly string[], env?: Readonly<Record<string, string>>) {
  const files = Object.fromEntries(
    Object.entries<Files[string]>({ ...wellFiles, ...changes }).map(([path, text]) => [
      `content/${path}`,
      text,
    ]),
  );
  return withFolder(files, (folder) => run(folder, ['--today', '2026-06-01', ...words], env));
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
      const { status, stdout } = run(folder, ['--today', '2026-06-01'], {}, program);
      expect(stdout).toBe(readFileSync(join(folder, 'problems.txt'), 'utf8'));
      expect(status).toBe(1);
    },
  );

  it('ends with 0 where there are warnings at most, and with 1 where it is strict', () => {
    const lines = '\n  2 | url: https://www.bread.example\n    |      ^^^^^^^^^^^^^^^^^^^^^^^^^\n';
    const lax = runOn(odd, []);
    expect(lax.stdout).toMatch(/^content\/site\.yml\n\n  2:6 warning .* \[site-url\]\n/);
    expect(lax.stdout).toContain(lines);
    expect(lax.stdout).toMatch(/\n1 warning in 11 files\.\n$/);
    expect(lax.status).toBe(0);
    const strict = runOn(odd, ['--strict']);
    expect(strict.stdout).toMatch(/\n  2:6 error .* \[site-url\]\n[^]*\n1 error in 11 files\.\n$/);
    expect(strict.status).toBe(1);
  });

  it('leaves remarks what they are where it is strict', () => {
    const { status, stdout } = runOn(
      {
        'site.yml': `${wellFiles['site.yml']}rules:\n  description-length: info\n`,
        'pages/about.mdx':
          '---\ntitle: About\ndescription: Us.\n---\n\nWe bake. See [questions](/faq/#q-is-it-safe).\n',
      },
      ['--strict'],
    );
    expect(stdout).toMatch(/ remark .*\[description-length\][^]*\n1 remark in 11 files\.\n$/);
    expect(status).toBe(0);
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
  ])('ends with 2 and one line where it is used wrongly: %j', (words, line) => {
    const { status, stdout, stderr } = run(fixtures, words);
    expect(stderr).toMatch(line);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('explains itself', () => {
    const { status, stdout } = run(fixtures, ['--help']);
    expect(stdout).toMatch(
      /^Usage: npm run check -- \[FILE\.\.\.\] \[--content DIR\] \[--today YYYY-MM-DD\] \[--format text\|json\|github\|sarif\] /,
    );
    expect(status).toBe(0);
  });

  it('explains a rule, with its examples, where there is no content', () => {
    const { status, stdout } = run(join(fixtures, 'publish'), ['--explain', 'link']);
    expect(stdout).toMatch(
      /^link\n\nLinks lead somewhere[^]*\nWrong\n\n  faq\/is-it-safe\.md\n\n    ---\n    question: Is it safe\?\n[^]*\nRight\n\n  faq\/is-it-safe\.md\n\n    ---\n[^`]*$/,
    );
    expect(status).toBe(0);
  });
});

describe('npm run check -- FILE', () => {
  it('shows only the problems of the files named', () => {
    const { status, stdout } = runOn(twoWrong, ['content/faq/is-it-safe.md']);
    expect(stdout).toMatch(
      /^content\/faq\/is-it-safe\.md\n\n  7:\d+ error .*\/articles\/bread\/.*\[link\]\n[^]*\n\n1 error in 1 file\.\n$/,
    );
    expect(status).toBe(1);
  });

  it('ends with 0 where the problems are elsewhere', () => {
    expect(runOn(twoWrong, ['faq/how-long.md'])).toMatchObject({
      status: 0,
      stdout: '1 file, no problems.\n',
    });
  });

  it('ends with 2 where it is no file of the content', () => {
    expect(runOn({}, ['content/faq/is-it-save.md'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^.* Did you mean content\/faq\/is-it-safe\.md\?\n$/),
    });
  });
});

describe('npm run check -- --format', () => {
  it('json prints a report that is valid, and nothing else', () => {
    const { status, stdout } = runOn(wrongLink, ['--format', 'json']);
    expect(validate('report', stdout)).toEqual([]);
    expect(JSON.parse(stdout)).toMatchObject({
      folder: 'content',
      problems: [{ path: 'faq/is-it-safe.md', line: 7, severity: 'error', rule: 'link' }],
    });
    expect(status).toBe(1);
  });

  it('sarif prints a log that is valid, and nothing else', () => {
    const { status, stdout } = runOn(wrongLink, ['--format', 'sarif']);
    expect(validate('sarif', stdout)).toEqual([]);
    expect(stdout).toContain('"uri": "content/faq/is-it-safe.md"');
    expect(status).toBe(1);
  });

  it('github prints a workflow command for each problem, and nothing where all is well', () => {
    expect(runOn(wrongLink, ['--format', 'github'])).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(
        /^::error file=content\/faq\/is-it-safe\.md,line=7,.*title=link::.*\n$/,
      ),
    });
    expect(runOn({}, ['--format', 'github'])).toMatchObject({ status: 0, stdout: '' });
  });

  it.each([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
  ])(
    'text has colour only on a terminal, or where the environment asks for it: %j',
    (env, isColoured) => {
      expect(runOn(wrongLink, [], env).stdout.includes('\u001b[')).toBe(isColoured);
    },
  );
});
