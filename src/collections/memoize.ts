/**
 * Memoizes an async function for as long as the content is the same: a build has one content, the
 * dev server another after each change.
 */
export function memoize<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let answer: Promise<Value> | undefined;
  let asked: unknown;
  return () => {
    const { content } = __BUILD__;
    if (answer === undefined || asked !== content) {
      asked = content;
      answer = ask();
    }
    return answer;
  };
}

/**
 * Keeps what a function from plain data to plain data returned last, also for the next build, as
 * long as it is given the same: a change of the content often changes nothing of what a costly
 * computation reads. The name is its own.
 */
export function memoizeLast<Input, Value>(
  name: string,
  compute: (input: Input) => Value,
): (input: Input) => Value {
  let last: { readonly input: string; readonly value: Value } | undefined;
  return (given) => {
    const input = JSON.stringify(given);
    if (last?.input !== input)
      last = { input, value: __BUILD__.remember(name, input, () => compute(given)) };
    return last.value;
  };
}
