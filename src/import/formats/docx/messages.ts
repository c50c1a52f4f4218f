import type { ImportMessage } from '../../document.ts';

/** Fields lose no words: their marks are counted before. */
const ignored = /^Ignoring complex field/;

/** What mammoth says, in plain words; it does not say where. */
export function toMessageRemarks(messages: readonly string[]): ImportMessage[] {
  return [...new Set(messages)]
    .filter((message) => !ignored.test(message))
    .map((message) => ({ line: 1, message: toSentence(message), requiresAction: true }));
}

function toSentence(message: string): string {
  const sign =
    /^A w:sym element with an unsupported character was ignored: char (\S+) in font (.+)$/.exec(
      message,
    );
  if (sign !== null)
    return `A sign of the font “${sign[2] ?? ''}” (its number ${sign[1] ?? ''}) has no equal and was left out. Look for what is missing, and write it in words.`;
  return `Something in the document was not understood (${message.replace(/\.$/, '')}). Compare the entry with the document.`;
}
