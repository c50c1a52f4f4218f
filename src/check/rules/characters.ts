import { defineRule, type ReportDetails } from '../define-rule.ts';
import type { Severity } from '../diagnostic.ts';
import { createLineIndex } from '../files/source-text.ts';

const kinds: readonly {
  readonly pattern: RegExp;
  readonly severity: Severity;
  readonly says: string;
}[] = [
  {
    pattern: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]|\r(?!\n)/gu,
    severity: 'error',
    says: 'which is a control character and no text. Delete it',
  },
  {
    // The build marks with two of these what it fills in on a page; a text with them could forge
    // such a mark.
    pattern: /[\ufdd0-\ufdef]/gu,
    severity: 'error',
    says: 'which Unicode keeps out of texts. Delete it',
  },
  {
    pattern: /[\u202a-\u202e\u2066-\u2069]/gu,
    severity: 'error',
    says: 'which turns the order of letters around, so that the text reads other than it is. Delete it',
  },
  {
    // The flags of Scotland and others are spelt with these behind U+1F3F4.
    pattern: /(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e007f}]/gu,
    severity: 'error',
    says: 'with which text can be hidden. Delete it',
  },
  {
    pattern: /[\u200b\u2060\ufeff]/gu,
    severity: 'warning',
    says: 'which breaks words apart, so that search does not find them. Delete it',
  },
];

/**
 * The most findings of each kind in one file; a file with more is not text, and reporting them all
 * would be slow.
 */
const mostOfAKind = 1000;

/** At most one finding of each kind per line. */
export default defineRule({
  name: 'characters',
  level: 'error',
  summary: 'A character that cannot be seen and changes what a text says.',
  checkFile(_file, { source, report }) {
    if (source === undefined) return;
    const { text, encoding } = source;
    const { toPlace } = createLineIndex(text);
    const seen = new Set<string>();
    const reportFirst = (at: number, length: number, message: string, details: ReportDetails) => {
      const key = `${toPlace(at, at).line} ${message}`;
      if (seen.has(key)) return;
      seen.add(key);
      report({ start: at, end: at + length }, message, {
        ...details,
        ...suggestDeletion(text, at),
      });
    };
    for (const { pattern, severity, says } of kinds)
      for (const { index, 0: character } of text.matchAll(pattern).take(mostOfAKind))
        reportFirst(
          index,
          character.length,
          `Here is an invisible character (${formatCodePoint(character)}), ${says}.`,
          { severity },
        );
    if (encoding !== 'utf-8') return;
    for (const { index } of text.matchAll(/\ufffd/g).take(mostOfAKind))
      reportFirst(
        index,
        1,
        'A letter was lost here: the file holds the sign � in its place. Write the letter again.',
        { severity: 'warning' },
      );
  },
});

function formatCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Scripts without spaces between words, in which a character without width can say where a line may
 * break.
 */
const unspaced =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** The fix for a character without width: to delete it wherever it is in the line. */
function suggestDeletion(text: string, at: number): ReportDetails {
  const character = text.charAt(at);
  if (!/^[\u200b\u2060\ufeff]$/.test(character)) return {};
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  if (unspaced.test(line)) return {};
  const edits = [...line.matchAll(new RegExp(`${character}+`, 'g'))].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    text: '',
  }));
  return { suggestion: '', fix: { describe: 'Delete the invisible character', edits } };
}
