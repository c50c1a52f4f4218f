/**
 * A number for each heading of a page, rising in their order. Those that are known keep theirs as
 * far as their order allows, so that a new heading or one that was moved changes no other line of
 * the ledger.
 */
export function numberHeadings(
  order: readonly string[],
  known: ReadonlyMap<string, number>,
): Map<string, number> {
  const kept = findRising(order.map((id) => known.get(id)));
  const numbers: (number | undefined)[] = order.map((id, index) =>
    kept.has(index) ? known.get(id) : undefined,
  );
  for (let start = 0; start < numbers.length; start += 1) {
    if (numbers[start] !== undefined) continue;
    let end = start;
    while (end < numbers.length && numbers[end] === undefined) end += 1;
    const between = listBetween(numbers[start - 1], numbers[end], end - start);
    if (between === undefined) return new Map(order.map((id, index) => [id, index + 1]));
    between.forEach((number, index) => (numbers[start + index] = number));
    start = end;
  }
  return new Map(
    order.flatMap((id, index) => {
      const number = numbers[index];
      return number === undefined ? [] : [[id, number] as const];
    }),
  );
}

/** The indexes of the longest run of numbers that rises, of those that are there. */
function findRising(numbers: readonly (number | undefined)[]): Set<number> {
  /** For each length the index of the least number with which a run of that length ends. */
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const [index, number] of numbers.entries()) {
    if (number === undefined) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? -1] ?? Number.POSITIVE_INFINITY) < number) low = middle + 1;
      else high = middle;
    }
    before.set(index, low === 0 ? undefined : ends[low - 1]);
    ends[low] = index;
  }
  const rising = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) rising.add(at);
  return rising;
}

/** `count` numbers between two; undefined if there is no room for them. */
function listBetween(
  low: number | undefined,
  high: number | undefined,
  count: number,
): number[] | undefined {
  if (high === undefined)
    return Array.from({ length: count }, (_, index) => Math.floor(low ?? 0) + index + 1);
  if (low === undefined)
    return Array.from({ length: count }, (_, index) => Math.ceil(high) - count + index);
  // Halving gives numbers with few digits.
  const step = (high - low) / 2 ** Math.ceil(Math.log2(count + 1));
  const numbers = Array.from({ length: count }, (_, index) => low + step * (index + 1));
  const isRising = [low, ...numbers, high].every(
    (number, index, all) => index === 0 || number > (all[index - 1] ?? Number.POSITIVE_INFINITY),
  );
  return isRising ? numbers : undefined;
}
