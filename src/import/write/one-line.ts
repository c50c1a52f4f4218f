/** A text on one line, with single spaces. */
export function toOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
