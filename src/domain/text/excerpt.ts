/** The beginning of a text on one line, at most `length` characters, cut at a word and then marked with “…”. */
export function createExcerpt(plainText: string, length: number): string {
  const line = plainText.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length);
  const end = cut.lastIndexOf(' ');
  return `${(end > length / 2 ? cut.slice(0, end) : cut.slice(0, length - 1)).replace(/[\s,;:.!?–-]+$/, '')}…`;
}
