import type { Mention } from './mention.ts';
import type { References } from './references.ts';

/** Finds "[1]", "[2, 3]" and "[4–6]" whose numbers are all in the list of references; the marks stand in their place. */
export function findNumbers(text: string, references: References): Mention[] {
  if (references.all.length === 0) return [];
  return [...text.matchAll(/\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})\]/gu)].flatMap(
    (match): Mention[] => {
      const numbers = (match[1] ?? '').split(/\s?[,;]\s?/u).flatMap(toRange);
      if (numbers.length === 0 || !numbers.every(references.hasNumber)) return [];
      return numbers.flatMap((number) => {
        const record = references.findByNumber(number);
        return record === undefined
          ? []
          : [{ start: match.index, end: match.index + match[0].length, record, isReplaced: true }];
      });
    },
  );
}

function toRange(text: string): number[] {
  const [first = 0, last = first] = text.split(/\s?[–-]\s?/u).map(Number);
  return last < first || last - first > 50
    ? []
    : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
