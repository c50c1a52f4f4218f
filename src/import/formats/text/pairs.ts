import type { Block } from './blocks.ts';
import type { Heading } from './headings.ts';

/**
 * The gap, in empty lines, at which a run of questions is over: one more than its answers have within, or the one between
 * its pairs where that is wider than the one within them. `start` is the first question of the run.
 */
export function findEndingGap(
  blocks: readonly Block[],
  headings: readonly (Heading | undefined)[],
  start: number,
): number {
  const between: number[] = [];
  const within: number[] = [];
  let open: number[] = [];
  for (
    let index = start + 1;
    index < blocks.length && headings[index] === undefined && blocks[index]?.kind !== 'rule';
    index += 1
  ) {
    const gap = blocks[index]?.lines[0]?.gap ?? 0;
    if (blocks[index]?.kind !== 'question') {
      open.push(gap);
      continue;
    }
    // What stands behind the last question may not belong to its answer, so that only the answers before it count.
    between.push(gap);
    for (const each of open) within.push(each);
    open = [];
  }
  const inner = findUsual(within.length === 0 ? open.slice(0, 1) : within);
  const outer = findUsual(between);
  return Math.max(2, outer > inner ? outer : inner + 1);
}

/** The most frequent number; the larger one where two are. */
function findUsual(gaps: readonly number[]): number {
  const counts = [...Map.groupBy(gaps, (gap) => gap)].map(([gap, group]) => ({
    gap,
    count: group.length,
  }));
  return counts.sort((one, other) => other.count - one.count || other.gap - one.gap)[0]?.gap ?? 0;
}
