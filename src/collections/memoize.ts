/**
 * Memoizes an async function for a build; the dev server calls it each time, since content changes.
 */
export function memoize<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let answer: Promise<Value> | undefined;
  return () => (import.meta.env.DEV ? ask() : (answer ??= ask()));
}
