/** Every sign that can mean something in Markdown; a backslash before it makes it a plain sign. */
const signs = /[!-/:-@[-`{-~]/g;

/** Characters that no content may hold, since they cannot be seen. */
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u200b\u2060\ufeff\ufffd\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;

/**
 * Markdown that shows a text as it is, whatever it holds: empty lines part paragraphs, and white space at both ends of
 * a line is dropped. Only white space differs between the text and what is shown.
 */
export function toPlainMarkdown(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(hidden, ' ')
    .split('\n')
    .map((line) => line.trim());
  return lines
    .map(escapeLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The text on one line, with a question mark at its end, as the schema of an FAQ entry demands. */
export function toQuestionLine(text: string): string {
  const line = text.replace(hidden, ' ').replace(/\s+/g, ' ').trim();
  return /[?？؟]$/.test(line) ? line : `${line}?`;
}

function escapeLine(line: string): string {
  // A space keeps `[@name]` from being a citation, and `@`, `://` and `www.` from making a link.
  return line
    .replaceAll('@', '@ ')
    .replaceAll('://', ': //')
    .replace(/\bwww\./gi, (word) => `${word.slice(0, -1)} .`)
    .replace(signs, '\\$&');
}
