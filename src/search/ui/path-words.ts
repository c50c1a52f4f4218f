/**
 * The words of a path that leads nowhere: of its last part that has letters, without hyphens and ending. `/faq/side-efects.html` gives
 * “side efects”; empty where no part has letters.
 */
export function parsePathWords(path: string): string {
  const parts = path.split('/').map((part) => toWords(decode(part)));
  return (
    parts.findLast((words) => /\p{L}/u.test(words) && !/^(index|home|default)$/i.test(words)) ?? ''
  );
}

function toWords(part: string): string {
  return part
    .replace(/\.[a-z][a-z\d]{1,4}$/i, '')
    .replace(/[^\p{L}\p{M}\p{N}’']+/gu, ' ')
    .trim();
}

/** An address may hold a lone percent sign. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part.replace(/%[\da-f]{0,2}/gi, ' ');
  }
}
