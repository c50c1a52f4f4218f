import { parseCitations } from '../../domain/text/index.ts';
import type { ContentFacts } from '../content.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { EntryFacts } from '../entry.ts';
import type { DataNode } from '../yaml/data.ts';

/**
 * Whether the record of a source is still to be completed: it holds a TODO, as imports and registers
 * leave where nobody knows better.
 */
export function isUnfinished({ collection, yaml }: EntryFacts): boolean {
  return collection === 'sources' && yaml?.root !== undefined && holdsMark(yaml.root);
}

function holdsMark({ value, fields, entries = [] }: DataNode): boolean {
  if (fields !== undefined) return [...fields.values()].some(({ node }) => holdsMark(node));
  return entries.some(holdsMark) || (typeof value === 'string' && /\bTODO\b/.test(value));
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
 * The findings without those in unfinished sources that no text cites: they are not published, and
 * one remark of the rule on sources that nobody cites is enough.
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
