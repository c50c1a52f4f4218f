/**
 * How far apart an abbreviation and what it stands for may be, as in “therapy, which is called
 * CST”.
 */
const farthest = 20;

/**
 * The offset at which an abbreviation stands first as a whole word, capitals counted; undefined if
 * it does not.
 */
export function findAbbreviation(text: string, short: string): number | undefined {
  for (let at = text.indexOf(short); at >= 0; at = text.indexOf(short, at + 1)) {
    const isWhole =
      !/[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
      !/^[\p{L}\p{N}_]/u.test(text.slice(at + short.length, at + short.length + 2));
    if (isWhole) return at;
  }
  return undefined;
}

/**
 * Whether a text says what the abbreviation at an offset stands for, just before or behind it and
 * in the same sentence: “magnetic resonance imaging (MRI)”, “MRI (magnetic resonance imaging)” or
 * “magnetic resonance imaging, or MRI”.
 */
export function isExplained(
  text: string,
  at: number,
  { short, long }: { readonly short: string; readonly long: string },
): boolean {
  const removeMarks = (words: string) => words.toLowerCase().replace(/[\s\u00a0-]+/g, ' ');
  const sought = removeMarks(long).trim();
  const before = removeMarks(text.slice(0, at));
  const behind = removeMarks(text.slice(at + short.length));
  const start = before.lastIndexOf(sought);
  const isNear = (between: string) => between.length <= farthest && !/[.!?](?:\s|$)/.test(between);
  if (start >= 0 && isNear(before.slice(start + sought.length))) return true;
  const next = behind.indexOf(sought);
  return next >= 0 && isNear(behind.slice(0, next));
}

/**
 * What to write where an abbreviation stands first: what it stands for, with a capital where a
 * sentence begins.
 */
export function explainAbbreviation(
  text: string,
  at: number,
  { short, long }: { readonly short: string; readonly long: string },
): string {
  const isBeginning = /(?:^|[.!?]["'”’)]*)\s*$/.test(text.slice(0, at));
  return `${isBeginning ? long.charAt(0).toUpperCase() + long.slice(1) : long} (${short})`;
}
