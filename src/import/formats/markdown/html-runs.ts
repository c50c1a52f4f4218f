import type { RootContent } from 'mdast';

const single = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);

/**
 * Where each piece of HTML among blocks ends: a block that leaves tags open reaches to the one that closes them, if there is one.
 * The places of its first and last block, in their order.
 */
export function findRuns(
  blocks: readonly RootContent[],
): { readonly first: number; readonly last: number }[] {
  const ends = new Map<number, number>();
  const open: { readonly name: string; readonly at: number }[] = [];
  const counts = new Map<string, number>();
  blocks.forEach((block, at) => {
    if (block.type !== 'html') return;
    ends.set(at, at);
    for (const { name, isClosing } of listTags(block.value)) {
      if (!isClosing) {
        open.push({ name, at });
        counts.set(name, (counts.get(name) ?? 0) + 1);
      } else if ((counts.get(name) ?? 0) > 0) {
        for (let last = open.pop(); last !== undefined; last = open.pop()) {
          counts.set(last.name, (counts.get(last.name) ?? 1) - 1);
          if (last.name !== name) continue;
          ends.set(last.at, Math.max(ends.get(last.at) ?? last.at, at));
          break;
        }
      }
    }
  });
  const runs: { first: number; last: number }[] = [];
  for (const [first, last] of [...ends].sort(([one], [other]) => one - other)) {
    const before = runs.at(-1);
    if (before !== undefined && first <= before.last) before.last = Math.max(before.last, last);
    else runs.push({ first, last });
  }
  return runs;
}

function listTags(html: string): { name: string; isClosing: boolean }[] {
  return [...html.matchAll(/<(\/?)([A-Za-z][\w-]*)[^<>]*?(\/?)>/g)].flatMap(
    ([, slash, name = '', alone]) =>
      alone === '/' || single.has(name.toLowerCase())
        ? []
        : [{ name: name.toLowerCase(), isClosing: slash === '/' }],
  );
}
