/**
 * The text as it is compared with another: without capitals, without what stands before its first and behind its last
 * word, and with single spaces. Signs within it stay, since C and C++ are not the same.
 */
export function normalizeWords(text: string): string {
  const words = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
  let [start, end] = [0, words.length];
  while (start < end && before.has(words.charAt(start))) start += 1;
  while (end > start && behind.has(words.charAt(end - 1))) end -= 1;
  return words.slice(start, end);
}

const before: ReadonlySet<string> = new Set(' "\'“”„«»‘’([¿¡');
const behind: ReadonlySet<string> = new Set(' "\'“”„«»‘’)].,:;!?؟。…→›>');

/** Whether a text holds a letter or a digit of any script. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
