import { memoizePerContent, type ContentFacts } from '../content.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { EntryFacts } from '../entry.ts';

/** Whether an entry is the record of a source that is still to be completed. */
export function isUnfinished(entry: EntryFacts): boolean {
  return entry.getDataFacts().isUnfinished;
}

/** What any text cites, drafts included. */
export const collectAllCitedIds = memoizePerContent(
  ({ entries }): ReadonlySet<string> =>
    new Set(entries.flatMap((entry) => entry.getBodyFacts().citedIds)),
);

/**
 * The findings without those in unfinished sources that no text cites. These are not published, so
 * of each only the finding of the rule `unused-source` is kept.
 */
export function dropUnfinishedSources(
  content: ContentFacts,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  const left = new Set(
    content.ids.sources.flatMap((id) => {
      const source = content.getEntry('sources', id);
      return source !== undefined && isUnfinished(source) && !collectAllCitedIds(content).has(id)
        ? [source.path]
        : [];
    }),
  );
  return left.size === 0
    ? found
    : found.filter(({ path, rule }) => !left.has(path) || rule === 'unused-source');
}
