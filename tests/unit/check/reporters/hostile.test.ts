import { describe, expect, it } from 'vitest';
import { formatGithub } from '../../../../src/check/reporters/github.ts';
import { formatJson } from '../../../../src/check/reporters/json.ts';
import { formatSarif } from '../../../../src/check/reporters/sarif.ts';
import { formatReport } from '../../../../src/check/reporters/text.ts';
import { hostileMdx } from '../hostile-content.ts';
import { createRandom } from '../random.ts';
import { check, pageWith, type Files } from '../small-content.ts';
import { validate } from './validate.ts';

const random = createRandom(3);
const noise = (): Uint8Array => Uint8Array.from({ length: random(400) }, () => random(256));
const cases: readonly (readonly [string, Files])[] = [
  ['content that would run code', pageWith(hostileMdx.map(({ body }) => body).join('\n\n'))],
  [
    'random bytes',
    {
      'faq/is-it-safe.md': noise(),
      'articles/bread.mdx': noise(),
      'site.yml': noise(),
      'logo.svg': noise(),
    },
  ],
  [
    'names with signs',
    { 'faq/a\u001b[31m,:%\n#?.md': 'x', 'b c\ud800.txt': 'y', 'd\u202e.png': 'z' },
  ],
  ['a line without end', pageWith('漢 {x} \t'.repeat(900))],
];

describe('each format can be read', () => {
  it.each(cases)('of %s', (_, changes) => {
    const report = check(changes);
    expect(report.diagnostics.length).toBeGreaterThan(3);
    expect(formatReport(report, 'content')).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/,
    );
    expect(
      formatGithub(report, 'content')
        .split('\n')
        .filter((line) => !/^::(?:error|warning|notice) file=[^:,]+,/.test(line)),
    ).toEqual([]);
    expect(formatGithub(report, 'content').split('\n').length).toBe(report.diagnostics.length);
    expect(validate('report', formatJson(report, 'content'))).toEqual([]);
    expect(
      validate('sarif', formatSarif(report, { folder: 'content', getPage: () => 'A page.' })),
    ).toEqual([]);
  });
});
