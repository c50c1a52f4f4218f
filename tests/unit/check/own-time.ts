/** The longest time that one file took, in milliseconds of the processor, and which it was. */
export interface Slowest {
  readonly name: string;
  readonly milliseconds: number;
}

const mostMilliseconds = 1000;

/**
 * Runs `use` and returns the processor's time that it took. What seems to take over a second is run once more and the
 * shorter time counts, since a machine with other work has less for each.
 */
export function measureOwnTime(use: () => void): number {
  const first = measureOnce(use);
  return first <= mostMilliseconds ? first : Math.min(first, measureOnce(use));
}

function measureOnce(use: () => void): number {
  const start = process.threadCpuUsage();
  use();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}
