import { createDiagnostic } from '../small-content.ts';
import { describe, expect, it } from 'vitest';
import { formatReport, formatSourceLine } from '../../../../src/check/reporters/text.ts';
import { at, problems, text, toReport, waived } from './small-report.ts';

describe('a report as text', () => {
  it('shows the problems of each file, each with its line and carets under its place', () => {
    expect(formatReport(toReport(problems, { suppressed: waived }), '../content'))
      .toBe(`../content/faq/is it.md

  3:8 error The topic "saftey" does not exist: 100% sure. [reference]
  3 | topic: saftey
    |        ^^^^^^
    write: safety
    see ../content/topics/safety.yml:1:1 – The topic that is there.
    see ../content/topics/a.yml – Another.

  2:11 warning Short. [question-length]
  2 | question: Is it safe?
    |           ^^^^^^^^^^^

../content/site.yml

  remark A remark. [site]

Waived
  ../content/faq/a.md [link-text] 1 problem: A quotation.

1 error, 1 warning, 1 remark in 27 files. npm run check -- --fix mends 1 of them.`);
  });

  it('says that all is well', () => {
    expect(formatReport(toReport([]), 'content')).toBe('27 files, no problems.');
    expect(formatReport(toReport([], { fileCount: 1 }), 'content')).toBe('1 file, no problems.');
  });

  it('tells a hundred problems of one kind in one file, and how many more there are', () => {
    const links = Array.from({ length: 250 }, (_, index) =>
      createDiagnostic('error', 'link', 'a.md', at(index + 1, 1, 2), 'No such page.'),
    );
    const other = createDiagnostic('error', 'image', 'a.md', at(251, 1, 2), 'No such image.');
    const written = formatReport(toReport([...links, other]), 'content');
    expect(written.match(/No such page/g)).toHaveLength(100);
    expect(written).toContain('251:1 error No such image. [image]');
    expect(written).toContain(
      'and 150 more problems of this kind in this file; --format json tells all. [link]',
    );
    expect(written).toContain('251 errors in 27 files.');
  });

  it('does not say twice what to write', () => {
    const problem = createDiagnostic('error', 'link', 'a.md', at(3, 1, 2), 'Write /about/.', {
      suggestion: '/about/',
    });
    expect(formatReport(toReport([problem]), '')).not.toContain('write:');
  });

  it('aligns the numbers of the lines of a file', () => {
    const long = `${'\n'.repeat(9)}ten`;
    const report = toReport(
      [
        createDiagnostic('error', 'link', 'a.md', at(1, 1, 1), 'A.'),
        createDiagnostic('error', 'link', 'a.md', at(10, 1, 4), 'B.'),
      ],
      { texts: new Map([['a.md', long]]) },
    );
    expect(formatReport(report, '')).toContain('\n   1 |\n     | ^\n');
    expect(formatReport(report, '')).toContain('\n  10 | ten\n     | ^^^\n');
  });

  it('counts lines as places do, however they end', () => {
    const report = toReport([createDiagnostic('warning', 'link', 'a.md', at(4, 1, 2), 'A.')], {
      texts: new Map([['a.md', 'a\r\nb\rc\nd']]),
    });
    expect(formatReport(report, '')).toContain('  4 | d\n');
  });

  it('shows no line where the text is not known or too short', () => {
    const report = toReport(
      [
        createDiagnostic('error', 'svg', 'a.svg', at(4, 1, 2), 'A.'),
        createDiagnostic('error', 'svg', 'b.svg', at(99, 1, 2), 'B.'),
      ],
      { texts: new Map([['b.svg', text]]) },
    );
    expect(formatReport(report, '')).toBe(
      'a.svg\n\n  4:1 error A. [svg]\n\nb.svg\n\n  99:1 error B. [svg]\n\n2 errors in 27 files.',
    );
  });

  it('has colour only where it is asked for', () => {
    const report = toReport(problems, { suppressed: waived });
    const coloured = formatReport(report, '', { hasColour: true });
    expect(coloured).toContain('\u001b[31merror');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(formatReport(report, ''));
    expect(formatReport(report, '')).not.toContain('\u001b');
  });

  it('does not let content move the cursor or colour the screen', () => {
    const bad = '\u001b[31m \u202e \u0007';
    const problem = createDiagnostic(
      'error',
      'link',
      `${bad}.md`,
      at(1, 1, 4),
      `Red ${bad} \n text.`,
      {
        suggestion: bad,
        related: [{ path: bad, message: bad }],
      },
    );
    const report = toReport([problem], {
      texts: new Map([[problem.path, bad]]),
      suppressed: [{ ...waived[0], path: bad, rule: 'link-text', reason: bad, diagnostics: [] }],
    });
    expect(formatReport(report, '.')).not.toMatch(/[\u001b\u202e\u0007]|\n text/);
  });
});

describe('a line with carets', () => {
  it.each([
    ['topic: bakign', 8, 14, 'topic: bakign', '       ^^^^^^'],
    ['\t- saftey', 4, 10, '  - saftey', '    ^^^^^^'],
    ['topic: 漢字 bad', 11, 14, 'topic: 漢字 bad', '            ^^^'],
    ['👩‍👩‍👧 e\u0301 bad', 13, 16, '👩‍👩‍👧 e\u0301 bad', '     ^^^'],
    ['topic: 漢字', 8, 10, 'topic: 漢字', '       ^^^^'],
    ['a', 2, 2, 'a', ' ^'],
    ['', 1, 1, '', '^'],
    ['abc', 9, 12, 'abc', '   ^'],
  ])('stands under the place: %j', (line, from, to, shown, carets) => {
    expect(formatSourceLine(line, from, to)).toEqual({ text: shown, carets });
  });

  it.each([
    ['in the middle', 'x'.repeat(150), 'y'.repeat(150)],
    ['at the beginning', '', 'y'.repeat(150)],
    ['at the end', 'x'.repeat(150), ''],
    ['among wide characters', '漢'.repeat(150), '字'.repeat(150)],
    ['among joined characters', 'e\u0301'.repeat(150), '👩‍👩‍👧'.repeat(150)],
  ])('is cut around the place, %s', (_, before, after) => {
    const { text: shown, carets } = formatSourceLine(
      `${before}BAD${after}`,
      before.length + 1,
      before.length + 4,
    );
    expect(shown).toContain('BAD');
    expect(shown.startsWith('…')).toBe(before !== '');
    expect(shown.endsWith('…')).toBe(after !== '');
    expect([...shown].length).toBeLessThan(210);
    expect(carets).toMatch(/^ *\^\^\^$/);
    expect(shown).not.toMatch(/^…(?:\u0301|\p{Surrogate})|\p{Surrogate}…$/u);
  });

  it('keeps carets under a place that is longer than what is shown', () => {
    const { text: shown, carets } = formatSourceLine('x'.repeat(500), 1, 501);
    expect(carets.length).toBe(shown.length - 1);
  });
});
