import { randomFillSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/check/diagnostic.ts';
import { usualOrDeep } from '../../deep.ts';
import { listHeavyFiles } from './heavy-files.ts';
import { hostileMdx } from './hostile-content.ts';
import { createRandom } from './random.ts';
import { check, checkOnDisk, wellFiles, type Files } from './small-content.ts';

const entryPaths = [
  'faq/is-it-safe.md',
  'articles/bread.mdx',
  'site.yml',
  'sources/haller-2020.yml',
  'logo.svg',
] as const;

/** Checks the files; fails where it throws, or where a problem is unsound. */
function expectSoundProblems(changes: Files): void {
  const { diagnostics: problems } = check(changes);
  if (problems.length === 0) return;
  const lines = new Map(
    Object.entries(changes).map(([path, text]) => [
      path,
      new TextDecoder().decode(Buffer.from(text ?? '')).split(/\r\n|\n|\r/),
    ]),
  );
  // Of very many, the first and the last few stand for all.
  const judged =
    problems.length > 200 ? [...problems.slice(0, 100), ...problems.slice(-100)] : problems;
  expect(judged.filter((problem) => !isSound(problem, lines.get(problem.path)))).toEqual([]);
}

/** Whether a problem has a message, and its place lies within the file. */
function isSound(
  { line, column, endLine, endColumn, message }: Diagnostic,
  lines: readonly string[] | undefined,
): boolean {
  if (message.length <= 20) return false;
  if (line === undefined || column === undefined || lines === undefined) return true;
  const isWithin =
    line > 0 && line <= lines.length && column > 0 && column <= (lines[line - 1] ?? '').length + 1;
  return (
    isWithin && (endLine ?? line) >= line && (endLine !== line || (endColumn ?? column) >= column)
  );
}

describe('the checker does not stumble', () => {
  it('over files that are cut off at any place', { timeout: 60_000 }, () => {
    for (const path of entryPaths) {
      const text = wellFiles[path];
      for (let length = 0; length < text.length; length += usualOrDeep(19, 1))
        expectSoundProblems({ [path]: text.slice(0, length) });
    }
  });

  it('over random bytes', { timeout: 60_000 }, () => {
    const random = createRandom(11);
    for (let count = 0; count < usualOrDeep(40, 800); count += 1) {
      const bytes = () => Uint8Array.from({ length: random(300) }, () => random(256));
      expectSoundProblems(Object.fromEntries(entryPaths.map((path) => [path, bytes()])));
    }
  });

  it('over texts with signs put in, taken out and exchanged', { timeout: 60_000 }, () => {
    const random = createRandom(23);
    const signs = [
      '{',
      '}',
      '<',
      '>',
      '</',
      '/>',
      '"',
      "'",
      '`',
      '```\n',
      '---\n',
      '\n',
      '\n\n',
      '[',
      ']',
      '](',
      '[@',
      '![',
      '#',
      '*',
      '&',
      '\\',
      ':',
      ': ',
      '\t',
      '\r\n',
      '\u0000',
      '😀',
      'é',
      'import ',
      '\ud800',
    ];
    for (let count = 0; count < usualOrDeep(40, 800); count += 1) {
      const changes = Object.fromEntries(
        entryPaths.map((path) => {
          let text: string = wellFiles[path];
          for (let change = 0; change < 4; change += 1) {
            const at = random(text.length);
            text =
              text.slice(0, at) + (signs[random(signs.length)] ?? '') + text.slice(at + random(3));
          }
          return [path, text];
        }),
      );
      expectSoundProblems(changes);
    }
  });

  it('over files put together of the halves of others', () => {
    const random = createRandom(31);
    const part = () => {
      const text = wellFiles[entryPaths[random(entryPaths.length)] ?? 'site.yml'];
      return text.slice(random(text.length)).slice(0, random(text.length));
    };
    for (let count = 0; count < usualOrDeep(30, 160); count += 1)
      expectSoundProblems(Object.fromEntries(entryPaths.map((path) => [path, part() + part()])));
  });

  it('over hostile texts put together', () => {
    const random = createRandom(5);
    const pick = () => hostileMdx[random(hostileMdx.length)]?.body ?? '';
    for (let count = 0; count < usualOrDeep(40, 200); count += 1) {
      expectSoundProblems({
        'pages/about.mdx': `---\ntitle: A\ndescription: B.\n---\n\n${[pick(), pick(), pick()].join('\n\n')}\n`,
      });
    }
  });

  // Deep, they are as large as allowed.
  it('over large files of what takes a parser or a pattern longest', { timeout: 180_000 }, () => {
    for (const { path, text } of listHeavyFiles(usualOrDeep(1 / 600, 1)))
      expectSoundProblems({ [path]: text });
  });

  it('over files of 10 MB', () => {
    const random = randomFillSync(Buffer.alloc(9_990_000));
    const large = Buffer.alloc(10_485_760, 'a word\n');
    const { diagnostics: problems } = checkOnDisk({
      'faq/is-it-safe.md': large,
      'articles/bread.mdx': random,
      'site.yml': large,
      'sources/haller-2020.yml': random,
      'logo.svg': random,
      'articles/loaf.png': large,
    });
    for (const path of [
      'faq/is-it-safe.md',
      'articles/bread.mdx',
      'site.yml',
      'sources/haller-2020.yml',
      'articles/loaf.png',
    ]) {
      expect(
        problems.some((problem) => problem.path === path && problem.rule === 'file-size'),
      ).toBe(true);
    }
  });

  it.each([
    ['>'.repeat(50_000), 'nested too deeply'],
    ['- '.repeat(50_000), 'nested too deeply'],
    [`${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`, 'nested too deeply'],
    [
      `${'<Callout kind="note">\n\n'.repeat(300)}x${'\n\n</Callout>'.repeat(300)}`,
      'nested too deeply',
    ],
    ['{'.repeat(50_000), 'very many braces'],
    ['[a](b) '.repeat(50_000), 'very many lines and signs'],
    ['<b>'.repeat(5000), 'very many lines and signs'],
    [`<Callout ${'a '.repeat(5000)}>\n\nx\n\n</Callout>`, 'has 5000 attributes'],
    [`<Faq ids="${'a '.repeat(5000)}" />`, 'names 5000 questions'],
  ])('over signs within each other, and says so', (body, message) => {
    const { diagnostics: problems } = check({
      'pages/about.mdx': `---\ntitle: A\ndescription: B.\n---\n\n${body}\n`,
    });
    expect(problems.map((problem) => problem.message)).toContainEqual(
      expect.stringContaining(message),
    );
  });

  it.each([
    ['[', 20_000],
    ['a: "b\n', 20_000],
  ])('over %j again and again in front matter', (unit, count) => {
    const { diagnostics: problems } = check({
      'pages/about.mdx': `---\ntitle: ${unit.repeat(count)}\n---\n\nText.\n`,
    });
    expect(problems.some(({ rule }) => rule === 'yaml')).toBe(true);
  });

  it('over lists within lists, of which it tells before a stack is full', () => {
    const { diagnostics: problems } = check({
      'pages/about.mdx': `---\ntitle: ${'['.repeat(60)}a${']'.repeat(60)}\n---\n\nText.\n`,
    });
    expect(problems).toContainEqual(
      expect.objectContaining({
        rule: 'yaml',
        line: 2,
        message: expect.stringContaining('too many brackets within each other'),
      }),
    );
  });
});
