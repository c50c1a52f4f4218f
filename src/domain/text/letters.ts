/** A text reduced to its letters and digits, which neither layout nor typography changes. */
export function normalizeLetters(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
}
