/** Does the work for each item, for `atOnce` of them at a time; the next is begun as soon as one is done. */
export async function inParts<Item>(items: Iterable<Item>, atOnce: number, work: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items].values();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const item of queue) await work(item);
  }));
}
