/**
 * Makes a test for a long text: does one of the words stand in it? `pattern` is a regular expression for the words in all
 * their forms, none of which changes their first letters. To run it only where a word begins like one of them takes a
 * tenth of the time of searching with it.
 */
export function createWordTest(
  words: readonly string[],
  pattern: string,
): (text: string) => boolean {
  const beginnings = new Uint8Array(1 << 16);
  for (const word of words) beginnings[toKey(word, 0)] = 1;
  const whole = new RegExp(`${pattern}(?![\\p{L}\\p{N}])`, 'iuy');
  return (text) => {
    let isWithin = false;
    for (let at = 0; at < text.length; at += 1) {
      const wasWithin = isWithin;
      isWithin = isLetter(text.charCodeAt(at));
      if (!isWithin || wasWithin || beginnings[toKey(text, at)] !== 1) continue;
      whole.lastIndex = at;
      if (whole.test(text)) return true;
    }
    return false;
  };
}

/** The three letters from an offset as a number; where a word ends before them, nothing stands in their place. */
function toKey(text: string, at: number): number {
  return (
    ((toSmall(text.charCodeAt(at)) * 31 + toSmall(text.charCodeAt(at + 1))) * 31 +
      toSmall(text.charCodeAt(at + 2))) &
    0xffff
  );
}

/** The bit of 32 makes capitals of the basic alphabet small. */
function toSmall(code: number): number {
  return isLetter(code) ? code | 32 : 0;
}

function isLetter(code: number): boolean {
  const small = code | 32;
  return (small >= 97 && small <= 122) || code > 127;
}
