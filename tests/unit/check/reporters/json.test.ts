import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatJson } from '../../../../src/check/reporters/json.ts';
import { check, checkOnDisk } from '../small-content.ts';
import { problems, toReport, waived } from './small-report.ts';
import { validate } from './validate.ts';

describe('a report as JSON', () => {
  it('holds all of each problem', () => {
    expect(JSON.parse(formatJson(toReport(problems, { suppressed: waived }), 'content'))).toEqual({
      version: 1,
      folder: 'content',
      counts: { files: 27, errors: 1, warnings: 1, remarks: 1, waived: 1 },
      problems,
      waived: waived.map(({ diagnostics, ...each }) => ({ ...each, problems: diagnostics })),
      notJudged: [],
    });
  });

  it.each([
    ['with everything in it', toReport(problems, { suppressed: waived })],
    ['without a problem', check({})],
    [
      'of a bad day',
      check({
        'faq/is-it-safe.md': 'x',
        'pages/about.mdx': '---\ntitle: {\n---\n{<',
        'stray.txt': 'x',
        'topics/safety.yml': 'label: 1\nlabell: 2\n',
      }),
    ],
    [
      'of files on a disk',
      checkOnDisk({
        'faq/is-it-safe.md':
          '---\nquestion: Is it safe\ntopic: saftey\npublished: 1.2.2026\n---\n\n# No\n',
      }),
    ],
  ])('is valid against docs/report.schema.json: %s', (_, report) => {
    expect(validate('report', formatJson(report, ''))).toEqual([]);
  });

  it('looks as docs/checking.md shows it', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../../../docs/checking.md'), 'utf8');
    const samples = [...guide.matchAll(/^```json\n([^]*?)^```$/gm)].map(
      ([, sample = '']) => sample,
    );
    expect(samples.map((sample) => validate('report', sample))).toEqual([[]]);
  });

  it('would not be valid with another field, or half a place', () => {
    const json = formatJson(toReport(problems), 'content');
    expect(validate('report', json.replace('"rule"', '"rules"'))).not.toEqual([]);
    expect(validate('report', json.replace('"endColumn": 14,', ''))).not.toEqual([]);
  });
});
