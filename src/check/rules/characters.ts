import type { Nodes } from 'mdast';
import { defineRule, type ReportDetails, type ReportRange } from '../define-rule.ts';
import type { Severity } from '../diagnostic.ts';
import type { Entry } from '../entry.ts';
import { createLineIndex } from '../files/source-text.ts';
import type { DataNode } from '../yaml/data.ts';

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
    // The build marks with two of U+FDD0 to U+FDEF what it fills in on a page; a text with them
    // could forge such a mark. Surrogates, U+FFFE and U+FFFF make a feed invalid XML.
    pattern: /\p{Noncharacter_Code_Point}|\p{Surrogate}/gu,
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
  checkEntry(entry, { report }) {
    // Most texts have neither an escape nor a character reference, and need no second look.
    if (/\\[0abefvxuULNP_]/.test(entry.text)) {
      const { root } = entry.yaml ?? {};
      if (root !== undefined) checkData(root, entry.text, report);
    }
    if (/&[#\p{L}]/u.test(entry.text)) checkReferences(entry, report);
  },
});

/** A way to write a character by its number or name, and what character it stands for. */
type Escape = readonly [written: RegExp, decode: (found: RegExpExecArray) => number | undefined];

/** The escapes of a YAML text in double quotes (https://yaml.org/spec/1.2.2/#57-escaped-characters). */
const yamlEscape: Escape = [
  /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0abefvNLP]))/g,
  ([, two, four, eight, letter]) =>
    letter === undefined ? parseInt(two ?? four ?? eight ?? '', 16) : yamlLetters.get(letter),
];

const yamlLetters = new Map([
  ['0', 0],
  ['a', 7],
  ['b', 8],
  ['v', 0x0b],
  ['f', 0x0c],
  ['e', 0x1b],
  ['N', 0x85],
  ['L', 0x2028],
  ['P', 0x2029],
]);

/** The numeric character references of HTML. */
const reference: Escape = [
  /&#(?:x([0-9a-f]+)|(\d+));?/gi,
  ([, hexadecimal, decimal]) =>
    hexadecimal === undefined ? parseInt(decimal ?? '', 10) : parseInt(hexadecimal, 16),
];

/** Reports characters that the values of a YAML text have and the text itself spells. */
function checkData(node: DataNode, text: string, report: ReportRange): void {
  const { value, start, end, fields, entries } = node;
  for (const field of fields?.values() ?? []) checkData(field.node, text, report);
  for (const each of entries ?? []) checkData(each, text, report);
  if (typeof value === 'string')
    reportSpelled(value, { text: text.slice(start, end), start, escape: yamlEscape }, report);
}

/** Reports characters that a body spells by numeric or named character references. */
function checkReferences({ body }: Entry, report: ReportRange): void {
  for (const { node } of body?.nodes ?? []) {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (body === undefined || start === undefined || end === undefined) continue;
    const written = {
      text: body.source.slice(start, end),
      start: body.start + start,
      escape: reference,
    };
    for (const value of listStrings(node)) reportSpelled(value, written, report);
  }
}

/** The texts that a node itself holds. */
function listStrings(node: Nodes): string[] {
  const own = ['value', 'alt', 'title', 'url'].flatMap((name) => {
    const value: unknown = Reflect.get(node, name);
    return typeof value === 'string' ? [value] : [];
  });
  const attributes =
    node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement' ? node.attributes : [];
  return [...own, ...attributes.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))];
}

interface Written {
  readonly text: string;
  /** Where it begins, as an offset in the file. */
  readonly start: number;
  readonly escape: Escape;
}

/** Reports the first character of each kind that a value has and the text of it spells. */
function reportSpelled(
  value: string,
  { text, start, escape: [written, decode] }: Written,
  report: ReportRange,
): void {
  // Some parsers put this sign where a reference stands for a character that no text may hold.
  const isReplaced = value.includes('\ufffd') && !text.includes('\ufffd');
  for (const { pattern, severity, says } of kinds) {
    const isOfKind = (character: string) => character.search(pattern) === 0;
    const spelled = text
      .matchAll(written)
      .map((found) => ({ found, character: toCharacter(decode(found)) }))
      .find(({ character }) => isOfKind(character) && (isReplaced || value.includes(character)));
    const character =
      spelled?.character ??
      value
        .matchAll(pattern)
        .map(([found]) => found)
        .find((found) => !text.includes(found));
    if (character === undefined) continue;
    const [sign = text] = spelled?.found ?? [];
    const at = start + (spelled?.found.index ?? 0);
    report(
      { start: at, end: at + sign.length },
      `${spelled === undefined ? 'This text holds' : `"${sign}" stands for`} an invisible character (${formatCodePoint(character)}), ${says}.`,
      { severity },
    );
  }
}

/** The character of a code point; '' if there is none. */
function toCharacter(code: number | undefined): string {
  return code === undefined || !(code <= 0x10ffff) ? '' : String.fromCodePoint(code);
}

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
