import { createLineIndex } from '../files/line-index.ts';
import { toError, toWarning, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { addInvisibleCharacterFixes } from '../files/spare-signs.ts';

const kinds = [
  {
    pattern: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]|\r(?!\n)/gu,
    make: toError,
    says: 'which is a control character and no text. Delete it',
  },
  {
    pattern: /[\u202a-\u202e\u2066-\u2069]/gu,
    make: toError,
    says: 'which turns the order of letters around, so that the text reads other than it is. Delete it',
  },
  {
    // The flags of Scotland and others are spelt with these behind U+1F3F4.
    pattern: /(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e007f}]/gu,
    make: toError,
    says: 'with which text can be hidden. Delete it',
  },
  {
    pattern: /[\u200b\u2060\ufeff]/gu,
    make: toWarning,
    says: 'which breaks words apart, so that search does not find them. Delete it',
  },
] as const;

/** So many of a kind are told in one file; a file of more is no text, and to tell of each would take long. */
const mostOfAKind = 1000;

/** No text holds characters that cannot be seen and change what it says; one of a kind is told for each line. */
export const checkCharacters: Rule = ({ texts }) =>
  [...texts].flatMap(([path, { text, encoding }]) => {
    const lines = createLineIndex(text);
    const hidden = kinds.flatMap(({ pattern, make, says }) =>
      [...text.matchAll(pattern).take(mostOfAKind)].map((match) => {
        const place = lines.toPlace(match.index, match.index + match[0].length);
        return make(
          'characters',
          path,
          place,
          `Here is an invisible character (${toName(match[0])}), ${says}.`,
        );
      }),
    );
    const lost = encoding === 'utf-8' ? [...text.matchAll(/\ufffd/g).take(mostOfAKind)] : [];
    const told = lost.map(({ index }) =>
      toWarning(
        'characters',
        path,
        lines.toPlace(index, index + 1),
        'A letter was lost here: the file holds the sign � in its place. Write the letter again.',
      ),
    );
    return addInvisibleCharacterFixes(text, onePerLine([...hidden, ...told]));
  });

function toName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function onePerLine(problems: readonly Diagnostic[]): Diagnostic[] {
  return [
    ...new Map(
      problems.toReversed().map((problem) => [`${problem.line} ${problem.message}`, problem]),
    ).values(),
  ];
}
