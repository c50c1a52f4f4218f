import { describe, expect, it } from 'vitest';
import { sortProblems, toError, toWarning } from '../../../src/check/problem.ts';
import { formatReport } from '../../../src/check/report/text.ts';
import type { Report } from '../../../src/check/report.ts';
import { readTimeZone } from '../../../src/check/site-time-zone.ts';
import { check, wellFiles, withFolder } from './small-content.ts';

const place = { line: 4, column: 12, endLine: 4, endColumn: 18 };
const none: Report = { problems: [], waived: [], hasErrors: false, fileCount: 27, counts: { site: 1, articles: 0, faq: 0, pages: 0, topics: 0, people: 0, sources: 0 }, entries: [] };

describe('a report as text', () => {
  it('has a line for each problem, with a place where it is known, and a line that counts', () => {
    const problems = [toError('reference', 'faq/x.md', place, 'Wrong.'), toWarning('file-place', 'y', undefined, 'Odd.')];
    expect(formatReport({ ...none, problems }, '../content')).toBe('../content/faq/x.md:4:12 error Wrong. [reference]\n../content/y warning Odd. [file-place]\n1 error, 1 warning in 27 files.');
  });

  it('says that all is well', () => {
    expect(formatReport(none, 'content')).toBe('27 files, no problems.');
    expect(formatReport({ ...none, fileCount: 1 }, 'content')).toBe('1 file, no problems.');
  });

  it('does not let content move the cursor or colour the screen', () => {
    const problems = [toError('x', 'a\u001b[31m.md', undefined, 'Red \u001b[31m \u202e \n text.')];
    expect(formatReport({ ...none, problems }, '.')).not.toMatch(/[\u001b\u202e]|\n text/);
  });
});

describe('problems', () => {
  it('are sorted by path, line and column, and each is told once', () => {
    const at = (line: number, column: number) => ({ line, column, endLine: line, endColumn: column });
    const [a, b, c, d] = [toError('x', 'a.md', undefined, '1'), toError('x', 'a.md', at(2, 10), '2'), toError('x', 'a.md', at(10, 1), '3'), toError('x', 'b.md', at(1, 1), '4')];
    expect(sortProblems([d, c, b, a, { ...b }])).toEqual([a, b, c, d]);
  });

  it('are the same in every run', () => {
    const changes = { 'faq/is-it-safe.md': 'x', 'pages/about.mdx': '---\ntitle: {\n---\n{<' };
    expect(check(changes)).toEqual(check(changes));
  });
});

describe('the time zone of the site', () => {
  it.each([
    [`${wellFiles['site.yml']}timeZone: Europe/Berlin\n`, 'Europe/Berlin'],
    [wellFiles['site.yml'], 'UTC'],
    ['timeZone: Nowhere/Else\n', 'UTC'],
    ['timeZone: [', 'UTC'],
    [undefined, 'UTC'],
  ])('is read from site.yml, and UTC where it cannot be', (site, timeZone) => {
    withFolder({ 'site.yml': site, 'topics/x.yml': 'label: X' }, (folder) => expect(readTimeZone(folder)).toBe(timeZone));
  });
});
