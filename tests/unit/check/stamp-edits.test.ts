import { describe, expect, it } from 'vitest';
import { editFile, editText } from '../../../src/check/files/source-text.ts';
import { parseEntry } from '../../../src/check/entry.ts';
import { parseStamp } from '../../../src/check/reviews/entry-review.ts';
import { createStampEdits } from '../../../src/check/reviews/stamp-edits.ts';
import type { ReviewStamp } from '../../../src/domain/reviews/stamp.ts';
import { toFile } from './small-content.ts';

const stamp: ReviewStamp = { by: 'ada', on: '2026-03-01', hash: '12e4567890123456' };
const kept = [{ on: '2026-03-02', reason: 'a "typo"' }];

function read(text: string) {
  return parseEntry(
    { collection: 'faq', id: 'a', path: 'faq/a.md', format: 'markdown' },
    () => text,
    '2026-06-01',
  );
}

/** The text with this stamp, which must be read back as it was meant. */
function write(text: string, wanted: ReviewStamp): string {
  const edited = editText(text, createStampEdits(read(text), wanted) ?? []);
  expect(parseStamp(read(edited))).toEqual(wanted);
  return edited;
}

describe('a stamp', () => {
  it('is put at the end of the front matter, and nothing else changes', () => {
    const text =
      '---\r\n# The question\r\nquestion: "A?" # why\r\ntopic:   x\r\n# more\r\n---\r\n\r\nYes.  \r\n';
    expect(write(text, stamp)).toBe(
      '---\r\n# The question\r\nquestion: "A?" # why\r\ntopic:   x\r\n# more\r\nreviewed:\r\n  by: ada\r\n  on: 2026-03-01\r\n  hash: "12e4567890123456"\r\n---\r\n\r\nYes.  \r\n',
    );
  });

  it.each([
    [
      'its values only, with comments and order as they were',
      'reviewed:\n    # Twice.\n    on: 2025-01-01 # late\n    by: "ben" # the boss\n\ntopic: x\n',
      'reviewed:\n    # Twice.\n    on: 2026-03-01 # late\n    by: ada # the boss\n    hash: "12e4567890123456"\n\ntopic: x\n',
    ],
    [
      'the labels and reasons of the review before',
      'reviewed:\n  by: ada\n  self: true\n  on: 2025-01-01\n  kept:\n    - on: 2025-02-01\n      reason: typo\n  hash: "0000000000000000"\ntopic: x\n',
      'reviewed:\n  by: ada\n  on: 2026-03-01\n  hash: "12e4567890123456"\ntopic: x\n',
    ],
    [
      'a stamp within braces',
      'reviewed: {by: ben, on: 2025-01-01} # done\ntopic: x\n',
      'reviewed: { by: ada, on: 2026-03-01, hash: "12e4567890123456" } # done\ntopic: x\n',
    ],
  ])('replaces %s', (_, before, after) => {
    expect(write(`---\n${before}---\n\nYes.\n`, stamp)).toBe(`---\n${after}---\n\nYes.\n`);
  });

  it.each([
    [
      'on lines of its own',
      'reviewed:\n  by: ada\n  on: 2026-03-01\n  hash: "0000000000000000"\n',
      'reviewed:\n  by: ada\n  on: 2026-03-01\n  hash: "12e4567890123456"\n  kept:\n    - on: 2026-03-02\n      reason: "a \\"typo\\""\n',
    ],
    [
      'within braces',
      'reviewed: { by: ada, on: 2026-03-01 }\n',
      'reviewed: { by: ada, on: 2026-03-01, hash: "12e4567890123456", kept: [{ on: 2026-03-02, reason: "a \\"typo\\"" }] }\n',
    ],
  ])('takes the reason for which it was kept, %s', (_, before, after) => {
    expect(write(`---\n${before}---\n\nYes.\n`, { ...stamp, kept })).toBe(
      `---\n${after}---\n\nYes.\n`,
    );
  });

  it.each([
    [
      'reviewed:\n  by: ada\n  kept:\n  - on: 2026-03-01\n    reason: one\n  # the end\n  on: 2026-03-01\n  hash: "0000000000000000"\n',
    ],
    [
      'reviewed:\n  by: ada\n  on: 2026-03-01\n  hash: "0000000000000000"\n  kept: [{ on: 2026-03-01, reason: one }]\n',
    ],
    [
      'reviewed:\n  by: ada\n  on: 2026-03-01\n  kept:\n    - on: 2026-03-01\n      reason: one\n\n# the end\n',
    ],
  ])('adds a reason behind those that there are: %j', (before) => {
    const edited = write(`---\n${before}topic: x\n---\n\nYes.\n`, {
      ...stamp,
      kept: [{ on: '2026-03-01', reason: 'one' }, ...kept],
    });
    expect(
      edited
        .replace(/"(?:12e4567890123456|0000000000000000)"/g, '')
        .replace(/\n +hash: *(?=\n)/, ''),
    ).toContain('one');
    for (const line of before.split('\n').filter((each) => !/hash|kept: \[/.test(each)))
      expect(edited.split('\n')).toContain(line);
  });

  it('puts a name in quotes that would mean something else', () => {
    expect(write('---\ntopic: x\n---\n\nYes.\n', { ...stamp, by: '2020' })).toContain('by: "2020"');
  });

  it.each(['reviewed: ada\n', 'reviewed:\n', 'reviewed:\n  self: true\n'])(
    'is not put where %j stands',
    (before) => {
      expect(
        createStampEdits(read(`---\n${before}topic: x\n---\n\nYes.\n`), stamp),
      ).toBeUndefined();
    },
  );
});

it('a change of a file keeps its byte order mark', () => {
  const edited = editFile(toFile('faq/a.md', '\ufeffone two'), [{ start: 4, end: 7, text: '2' }]);
  expect([edited.bytes.toString(), edited.size]).toEqual(['\ufeffone 2', 8]);
});
