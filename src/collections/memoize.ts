/**
 * Asks once a build and remembers the answer; while writing, asks each time, since content changes.
 */
export function memoize<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let answer: Promise<Value> | undefined;
  return () => (import.meta.env.DEV ? ask() : (answer ??= ask()));
}
