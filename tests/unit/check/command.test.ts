import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../../..');
const fixtures = join(import.meta.dirname, '../../fixtures');

/** Runs `npm run check` in a folder, as a person does. */
function run(folder: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, 'src/cli/check.ts'), ...words], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('npm run check', () => {
  it('prints every problem of a bad day, and ends with 1', () => {
    const folder = join(fixtures, 'check/a-bad-day');
    const { status, stdout } = run(folder, '--today', '2026-06-01');
    expect(stdout).toBe(readFileSync(join(folder, 'problems.txt'), 'utf8'));
    expect(status).toBe(1);
  });

  it('ends with 0 where there are warnings at most', () => {
    const { status, stdout } = run(fixtures, '--content=small-site', '--today', '2026-06-01');
    expect(stdout).toMatch(/^small-site\/site\.yml:3:6 warning .*\n1 warning in \d+ files\.\n$/);
    expect(status).toBe(0);
  });

  it.each([
    [['--content', 'nowhere'], /^There is no folder nowhere\. Name the content folder with --content DIR\.\n$/],
    [['--conten', 'x'], /^There is no option --conten\. Did you mean --content\?\n$/],
    [['--today', 'soon'], /^--today takes a day of the calendar .*\n$/],
  ])('ends with 2 and one line where it is used wrongly: %j', (words, line) => {
    const { status, stdout, stderr } = run(fixtures, ...words);
    expect(stderr).toMatch(line);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('explains itself', () => {
    const { status, stdout } = run(fixtures, '--help');
    expect(stdout).toMatch(/^Usage: npm run check -- \[--content DIR\] \[--today YYYY-MM-DD\]\n/);
    expect(status).toBe(0);
  });
});
