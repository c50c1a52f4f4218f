import { parseCitations } from '../../domain/text/index.ts';
import type { ContentFacts } from '../content.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { EntryFacts } from '../entry.ts';

/** Whether an entry is the record of a source that is still to be completed. */
export function isUnfinished(entry: EntryFacts): boolean {
  return entry.getDataFacts().isUnfinished;
}

/** What any text cites, drafts included. */
export function collectAllCitedIds(entries: readonly EntryFacts[]): ReadonlySet<string> {
  return new Set(entries.flatMap(collectCitedIds));
}

function collectCitedIds(entry: EntryFacts): readonly string[] {
  const { isParsed, citedIds } = entry.getBodyFacts();
  // A text that could not be parsed may cite it all the same.
  return isParsed ? citedIds : parseCitations(entry.text).map(({ id }) => id);
}

/**
 * The findings without those in unfinished sources that no text cites. These are not published, so
 * of each only the finding of the rule `unused-source` is kept.
 */
export function dropUnfinishedSources(
  { ids, entries, getEntry }: ContentFacts,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  const cited = collectAllCitedIds(entries);
  const left = new Set(
    ids.sources.flatMap((id) => {
      const source = cited.has(id) ? undefined : getEntry('sources', id);
      return source !== undefined && isUnfinished(source) ? [source.path] : [];
    }),
  );
  return left.size === 0
    ? found
    : found.filter(({ path, rule }) => !left.has(path) || rule === 'unused-source');
}
