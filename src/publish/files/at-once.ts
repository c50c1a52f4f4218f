/**
 * Works on several items at once, each begun in order. Where one fails no further one is begun;
 * throws its error after all that were begun have ended, so that nothing goes on behind the
 * caller's back.
 */
export async function forEachAtOnce<Item>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items].values();
  const failures: unknown[] = [];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of queue) {
        if (failures.length > 0) return;
        await work(item).catch((error: unknown) => void failures.push(error));
      }
    }),
  );
  if (failures.length > 0) throw failures[0];
}
