import { describe, expect, it } from 'vitest';
import { hostileMdx } from './hostile-content.ts';
import { createRandom } from './random.ts';
import { check, wellFiles, type Files } from './small-content.ts';

const entryPaths = ['faq/is-it-safe.md', 'articles/bread.mdx', 'site.yml', 'sources/haller-2020.yml', 'logo.svg'] as const;

/** Every problem has a message, and its place lies within the file. */
function expectSoundProblems(changes: Files): void {
  for (const problem of check(changes).problems) {
    const { path, line, column, endLine, endColumn, message } = problem;
    expect(message.length).toBeGreaterThan(20);
    if (line === undefined || column === undefined) continue;
    const written = Object.entries<string | Uint8Array | undefined>({ ...wellFiles, ...changes }).find(([each]) => each === path)?.[1] ?? '';
    const lines = new TextDecoder().decode(Buffer.from(written)).split(/\r\n|\n|\r/);
    expect(line, JSON.stringify(problem)).toBeGreaterThan(0);
    expect(line, JSON.stringify(problem)).toBeLessThanOrEqual(lines.length);
    expect(column, JSON.stringify(problem)).toBeGreaterThan(0);
    expect(column, JSON.stringify(problem)).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
    expect([endLine ?? line, endLine === line ? endColumn : column]).toSatisfy(([last, end]: number[]) => (last ?? 0) >= line && (end ?? 0) >= column);
  }
}

describe('the checker does not stumble', () => {
  it('over files that are cut off at any place', () => {
    for (const path of entryPaths) {
      const text = wellFiles[path];
      for (let length = 0; length < text.length; length += 7) expectSoundProblems({ [path]: text.slice(0, length) });
    }
  });

  it('over random bytes', () => {
    const random = createRandom(11);
    for (let count = 0; count < 60; count += 1) {
      const bytes = () => Uint8Array.from({ length: random(300) }, () => random(256));
      expectSoundProblems(Object.fromEntries(entryPaths.map((path) => [path, bytes()])));
    }
  });

  it('over texts with signs put in, taken out and exchanged', () => {
    const random = createRandom(23);
    const signs = ['{', '}', '<', '>', '</', '/>', '"', "'", '`', '```\n', '---\n', '\n', '\n\n', '[', ']', '](', '[@', '![', '#', '*', '&', '\\', ':', ': ', '\t', '\r\n', '\u0000', '😀', 'é', 'import ', '\ud800'];
    for (let count = 0; count < 150; count += 1) {
      const changes = Object.fromEntries(entryPaths.map((path) => {
        let text: string = wellFiles[path];
        for (let change = 0; change < 4; change += 1) {
          const at = random(text.length);
          text = text.slice(0, at) + (signs[random(signs.length)] ?? '') + text.slice(at + random(3));
        }
        return [path, text];
      }));
      expectSoundProblems(changes);
    }
  });

  it('over hostile texts put together', () => {
    const random = createRandom(5);
    const pick = () => hostileMdx[random(hostileMdx.length)]?.body ?? '';
    for (let count = 0; count < 80; count += 1) {
      expectSoundProblems({ 'pages/about.mdx': `---\ntitle: A\ndescription: B.\n---\n\n${[pick(), pick(), pick()].join('\n\n')}\n` });
    }
  });

  it.each([
    ['>'.repeat(50_000), 'nested too deeply'],
    ['- '.repeat(50_000), 'nested too deeply'],
    [`${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`, 'nested too deeply'],
    [`${'<Callout kind="note">\n\n'.repeat(300)}x${'\n\n</Callout>'.repeat(300)}`, 'nested too deeply'],
    ['{'.repeat(50_000), 'very many braces'],
  ])('over signs within each other, and says so', (body, message) => {
    const { problems } = check({ 'pages/about.mdx': `---\ntitle: A\ndescription: B.\n---\n\n${body}\n` });
    expect(problems.map((problem) => problem.message)).toContainEqual(expect.stringContaining(message));
  });

  it('over brackets within each other in front matter', () => {
    const { problems } = check({ 'pages/about.mdx': `---\ntitle: ${'['.repeat(20_000)}\n---\n\nText.\n` });
    expect(problems.some(({ rule }) => rule === 'yaml')).toBe(true);
  });
});
