/**
 * How many typing errors lie between two words: a letter left out, added, changed, or two exchanged (the optimal string
 * alignment distance, https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance). Above `most` any number above it.
 */
export function editDistance(a: string, b: string, most: number): number {
  const [from, to] = [[...a], [...b]];
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of from.entries()) {
    const next = [i + 1];
    let least = i + 1;
    for (const [j, other] of to.entries()) {
      const at = (cells: readonly number[], index: number) =>
        cells[index] ?? Number.POSITIVE_INFINITY;
      let cost = Math.min(
        at(row, j) + (letter === other ? 0 : 1),
        at(row, j + 1) + 1,
        at(next, j) + 1,
      );
      if (i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other)
        cost = Math.min(cost, at(before, j - 1) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return least;
    [before, row] = [row, next];
  }
  return row[to.length] ?? Number.POSITIVE_INFINITY;
}
