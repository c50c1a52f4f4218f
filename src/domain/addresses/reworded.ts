/**
 * Which headings of a page were reworded: each id that is gone, with the one that came in its place. Headings that stayed
 * tell where; between two of them as many new ones as old ones are the old ones in other words, and else those with most
 * words in common. What was only moved is neither gone nor new.
 */
export function toReworded(
  before: readonly string[],
  after: readonly string[],
): ReadonlyMap<string, string> {
  const [old, now] = [new Set(before), new Set(after)];
  const gone = toGaps(before, now);
  const come = toGaps(after, old);
  const reworded = new Map<string, string>();
  for (const [place, ids] of gone) {
    const candidates = come.get(place) ?? [];
    if (candidates.length === ids.length)
      ids.forEach((id, index) => reworded.set(id, candidates[index] ?? ''));
  }
  const taken = new Set(reworded.values());
  for (const id of [...gone.values()].flat()) {
    if (reworded.has(id)) continue;
    const nearest = toMostAlike(
      id,
      after.filter((each) => !old.has(each) && !taken.has(each)),
    );
    if (nearest === undefined) continue;
    reworded.set(id, nearest);
    taken.add(nearest);
  }
  return reworded;
}

/** The ids that `kept` has not, by the id before them that it has. */
function toGaps(ids: readonly string[], kept: ReadonlySet<string>): Map<string, string[]> {
  const gaps = new Map<string, string[]>();
  let place = '';
  for (const id of ids) {
    if (kept.has(id)) place = id;
    else gaps.set(place, [...(gaps.get(place) ?? []), id]);
  }
  return gaps;
}

/** The candidate that shares the most words, half of all or more; undefined where there is none, or two. */
function toMostAlike(id: string, candidates: readonly string[]): string | undefined {
  const words = new Set(id.split('-'));
  const rated = candidates.map((candidate) => {
    const others = new Set(candidate.split('-'));
    return { candidate, share: words.intersection(others).size / words.union(others).size };
  });
  const [best, second] = rated
    .filter(({ share }) => share >= 0.5)
    .sort((a, b) => b.share - a.share);
  return best === undefined || best.share === second?.share ? undefined : best.candidate;
}
