/** The text as people write it: Pagefind divides words at the straight apostrophe alone, so that the index has no other. */
export function toTypographicApostrophes(text: string): string {
  return text.replace(/(?<=[\p{L}\p{M}])'(?=\p{L})/gu, '’');
}
