/**
 * The candidate that differs from the word in the fewest letters, or undefined if none is close
 * enough to be what was meant: one letter in three may differ. Case does not count.
 */
export function findNearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), least - 1);
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/**
 * The candidate that the word was meant to be beyond doubt, so that a program may write it: it
 * differs in one letter in eight, or in one where it is shorter; no other is as near, and the
 * digits of both are the same, since another number is another thing.
 */
export function findUnambiguous(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let least = Math.max(1, Math.floor(wanted.length / 8)) + 1;
  let nearest: string | undefined;
  let hasRival = false;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > least || candidate === nearest) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), least);
    if (distance < least) [nearest, least, hasRival] = [candidate, distance, false];
    else if (distance === least && nearest !== undefined) hasRival = true;
  }
  return nearest !== undefined && !hasRival && getDigits(word) === getDigits(nearest)
    ? nearest
    : undefined;
}

function getDigits(word: string): string {
  return word.replace(/\D/g, '');
}

/**
 * The number of letters to add, drop, replace or swap with their neighbour to make one word of the
 * other (the optimal string alignment distance,
 * https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance); infinity if they are more than
 * `most`, which most pairs show after a few letters.
 */
export function editDistance(from: string, to: string, most: number): number {
  const far = Number.POSITIVE_INFINITY;
  if (Math.abs(from.length - to.length) > most) return far;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    let least = i;
    // Cells further from the diagonal are greater than `most`, and are skipped.
    const end = Math.min(to.length, i + most);
    for (let j = Math.max(1, i - most); j <= end; j += 1) {
      const isSwap = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const distance = Math.min(
        (last[j - 1] ?? far) + (from[i - 1] === to[j - 1] ? 0 : 1),
        (last[j] ?? far) + 1,
        (row[j - 1] ?? far) + 1,
        isSwap ? (beforeLast[j - 2] ?? far) + 1 : far,
      );
      row[j] = distance;
      least = Math.min(least, distance);
    }
    // If the whole row exceeds `most`, no later cell can be less: a swap that led to one would have
    // made a cell of this row as small.
    if (least > most) return far;
    [beforeLast, last] = [last, row];
  }
  const distance = last[to.length] ?? far;
  return distance > most ? far : distance;
}
