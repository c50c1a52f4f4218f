import { describe, expect, it } from 'vitest';
import { sortDiagnostics, type Diagnostic } from '../../../src/check/diagnostic.ts';
import { filterReport, promoteWarnings } from '../../../src/check/report.ts';
import { readTimeZone } from '../../../src/check/settings.ts';
import { check, createDiagnostic, wellFiles, withFolder } from './small-content.ts';

describe('problems', () => {
  it('are sorted by path, line and column, and each is told once', () => {
    const at = (line: number, column: number) => ({
      line,
      column,
      endLine: line,
      endColumn: column,
    });
    const [a, b, c, d] = [
      createDiagnostic('error', 'link', 'a.md', undefined, '1'),
      createDiagnostic('error', 'link', 'a.md', at(2, 10), '2'),
      createDiagnostic('error', 'link', 'a.md', at(10, 1), '3'),
      createDiagnostic('error', 'link', 'b.md', at(1, 1), '4'),
    ];
    expect(sortDiagnostics([d, c, b, a, { ...b }])).toEqual([a, b, c, d]);
  });

  it('are the same in every run', () => {
    const changes = { 'faq/is-it-safe.md': 'x', 'pages/about.mdx': '---\ntitle: {\n---\n{<' };
    expect(check(changes)).toEqual(check(changes));
  });
});

describe('a report', () => {
  const report = check({ 'faq/is-it-safe.md': 'x', 'pages/about.mdx': 'y' });

  it('knows every file, and the text of those that have a problem', () => {
    expect(report.paths).toEqual(Object.keys(wellFiles).sort());
    expect(report.texts.get('pages/about.mdx')).toBe('y');
    expect([...report.texts.keys()]).toEqual([
      ...new Set(report.diagnostics.map(({ path }) => path)),
    ]);
  });

  it('can be of some files only', () => {
    const some = filterReport(report, new Set(['pages/about.mdx', 'site.yml']));
    expect(new Set(some.diagnostics.map(({ path }) => path))).toEqual(new Set(['pages/about.mdx']));
    expect(some).toMatchObject({ hasErrors: true, fileCount: 2 });
    expect(filterReport(report, new Set(['site.yml']))).toMatchObject({
      diagnostics: [],
      hasErrors: false,
    });
  });

  it('can be strict: warnings are errors then, and remarks are not', () => {
    const remark: Diagnostic = {
      path: 'a.md',
      severity: 'info',
      rule: 'reading-ease',
      message: 'Hard.',
    };
    const problems = [createDiagnostic('warning', 'link', 'a.md', undefined, 'Odd.'), remark];
    expect(promoteWarnings({ ...report, diagnostics: problems, hasErrors: false })).toMatchObject({
      diagnostics: [{ severity: 'error' }, remark],
      hasErrors: true,
    });
    expect(promoteWarnings({ ...report, diagnostics: [remark], hasErrors: false }).hasErrors).toBe(
      false,
    );
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
    withFolder({ 'site.yml': site, 'topics/x.yml': 'label: X' }, (folder) =>
      expect(readTimeZone(folder)).toBe(timeZone),
    );
  });
});
