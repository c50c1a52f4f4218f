import type { Entry } from '../entry.ts';

/** The entries whose bodies lead to each address on this site; what stands behind `#` or `?` is left out. */
export function collectLinkingEntries(
  entries: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  const linking = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const address of entry.getBodyFacts().linkAddresses) {
      if (!address.startsWith('/')) continue;
      const permalink = address.replace(/[#?].*$/, '');
      const known = linking.get(permalink);
      if (known === undefined) linking.set(permalink, [entry]);
      else known.push(entry);
    }
  }
  return linking;
}
