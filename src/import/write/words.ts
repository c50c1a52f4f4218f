/** The words of a text, in their order: runs of letters and digits as they are spelt. Signs that nobody sees part no word. */
export function listWords(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
