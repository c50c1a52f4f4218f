/** Shorter words fit into a line of every list. */
const longWord = /\S{16,}/g;
/** No part stands alone on a line that is only a letter or two. */
const afterSign = /(?<=[\p{L}\p{N}]{3}[_/\\.])(?=[\p{L}\p{N}]{3})/gu;

/**
 * A text divided where a line may end within a long word, such as an identifier or a path: after a
 * sign between two parts of it. A browser would cut it after any letter.
 */
export function splitLongWords(text: string): string[] {
  return text.replace(longWord, (word) => word.replace(afterSign, '\u200B')).split('\u200B');
}
