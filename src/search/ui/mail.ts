/** What an address may hold so that mail programs still take it. */
const longestSubject = 80;
const longestBody = 1500;

/** The address that opens a letter with its subject and text ready: https://www.rfc-editor.org/rfc/rfc6068. */
export function toMailAddress(email: string, subject: string, body: string): string {
  const to = encodeURIComponent(email).replaceAll('%40', '@');
  return `mailto:${to}?subject=${encode(shorten(subject.replace(/\s+/g, ' ').trim(), longestSubject))}&body=${encode(shorten(body, longestBody))}`;
}

/** The text, or as much of it as `longest` letters hold, with an ellipsis. */
export function shorten(text: string, longest: number): string {
  const letters = [...text];
  return letters.length <= longest
    ? text
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

/** Lines of a letter end as in all mail: https://www.rfc-editor.org/rfc/rfc6068#section-5. Half a letter of two code units cannot be written. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed().replace(/\r?\n/g, '\r\n'));
}
