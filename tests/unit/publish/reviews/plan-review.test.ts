import { describe, expect, it } from 'vitest';
import { usualOrDeep } from '../../../deep.ts';
import { parseContent } from '../../../../src/check/content.ts';
import { planReview, type NewStamp } from '../../../../src/publish/reviews/plan-review.ts';
import { checkLines, toFile, wellFiles, type Files } from '../../check/small-content.ts';
import { createRandom } from '../../check/random.ts';

const today = '2026-06-01';
const stamp: NewStamp = { by: 'ada-baker', on: '2026-05-01' };

/** The text of the FAQ entry with the stamp. */
function review(text: string | Uint8Array, wanted: NewStamp = stamp): string {
  const files = Object.entries<string | Uint8Array>({
    ...wellFiles,
    'faq/is-it-safe.md': text,
  }).map(([path, bytes]) => toFile(path, bytes));
  const entry = parseContent(files, today).getEntry('faq', 'is-it-safe');
  if (entry === undefined) throw new Error('The entry is missing.');
  return planReview(files, entry, wanted, today).file.bytes.toString();
}

function toLines(changes: Files): string[] {
  return checkLines(changes, today).filter(
    (line) => line.startsWith('faq/is-it-safe.md') && !line.includes('trailing-space'),
  );
}

const head = 'question: Is it safe?\ntopic: safety\npublished: 2026-01-01\n';
const entry = (fields: string, body = 'Mostly [@haller-2020].\n') =>
  `---\n${head}${fields}---\n\n${body}`;

describe('a review', () => {
  it('is one that the check takes for current, and a second one changes nothing', () => {
    const text = review(wellFiles['faq/is-it-safe.md']);
    expect(toLines({ 'faq/is-it-safe.md': text })).toEqual([]);
    expect(review(text)).toBe(text);
  });

  it('mends a stamp that the check refuses', () => {
    expect(review(entry('reviewed:\n  by: nobody\n  on: 2026-02-30\n  hash: x\n'))).toMatch(
      /\nreviewed:\n  by: ada-baker\n  on: 2026-05-01\n  hash: "v2:[0-9a-f]{16}"\n---\n/,
    );
  });

  it.each([
    [
      'that cannot be read',
      entry('asks: [one\n'),
      /^faq\/is-it-safe\.md cannot be read as a whole, so it was not changed\./,
    ],
    [
      'that is not UTF-8',
      Buffer.from(entry('', 'Caf\u00e9.\n'), 'latin1'),
      /^faq\/is-it-safe\.md cannot be read as a whole/,
    ],
    [
      'whose stamp is no group of fields',
      entry('reviewed: yes\n'),
      /^The front matter of faq\/is-it-safe\.md is written in a way/,
    ],
    [
      'with an error',
      entry('asks: [Really]\nolder: 1\n', 'No [@nobody].\n'),
      /^faq\/is-it-safe\.md:\d+ has an error, so it was not changed: /,
    ],
  ])('is not written into an entry %s', (_, text, message) => {
    expect(() => review(text)).toThrow(message);
  });

  it('leaves every other line as it is, however the front matter is written', () => {
    const random = createRandom(11);
    const fields = [
      'asks:\n- Really?\n- "So: really?"\n',
      '# a remark\n',
      'order: 10 # first\n',
      '\n',
      "related: ['how-long']\n",
      'updated: 2026-02-01   \n',
      'draft: false\n',
    ];
    const stamps = [
      '',
      'reviewed: {by: ada-baker, on: 2026-01-02} # done\n',
      'reviewed: # who\n    on: 2026-01-02\n    # the boss\n    by: "ada-baker"\n',
      'reviewed:\n  self: true\n  by: ada-baker\n  kept:\n  - reason: one\n    on: 2026-01-03\n\n  on: 2026-01-02 # late\n',
    ];
    for (let round = 0; round < usualOrDeep(30, 150); round += 1) {
      const before = fields.filter(() => random(2) === 0);
      const own = stamps[random(stamps.length)] ?? '';
      const at = random(before.length + 1);
      const eol = random(3) === 0 ? '\r\n' : '\n';
      const text = entry([...before.slice(0, at), own, ...before.slice(at)].join('')).replaceAll(
        '\n',
        eol,
      );
      const after = review(text);
      expect(toLines({ 'faq/is-it-safe.md': after })).toEqual([]);
      const lines = after.split(eol);
      // Remarks of the stamp stay, too; what goes is what the stamp said before.
      for (const line of text
        .split(eol)
        .filter((each) => !/^ +(?:on|by|self|kept|- reason)\b|^ +- |^reviewed: \{/.test(each)))
        expect(lines).toContain(line);
      for (const remark of ['# done', '# who', '# the boss', '# late'])
        expect([remark, after.includes(remark)]).toEqual([remark, own.includes(remark)]);
    }
  });
});
