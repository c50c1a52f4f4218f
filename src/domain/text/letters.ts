/** A text reduced to its letters and digits, which neither layout nor typography changes. */
export function normalizeLetters(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A number from 1 in letters, as lists count with them: a … z, aa, ab. */
export function toLetters(number: number): string {
  let letters = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCodePoint(97 + ((rest - 1) % 26)) + letters;
  return letters;
}
