/** Replaces each part from `opens` to the next `closes`; a part that is not closed stays. In time linear in the length of the text. */
export function replaceBetween(
  text: string,
  opens: string,
  closes: string,
  toText: (inside: string) => string,
): string {
  const parts: string[] = [];
  let done = 0;
  for (let start = text.indexOf(opens); start >= 0; start = text.indexOf(opens, done)) {
    const end = text.indexOf(closes, start + opens.length);
    if (end < 0) break;
    parts.push(text.slice(done, start), toText(text.slice(start + opens.length, end)));
    done = end + closes.length;
  }
  return [...parts, text.slice(done)].join('');
}
