import { collections, toFolder, type CollectionName, slugPattern } from '../../schemas/index.ts';
import type { TextRange } from '../../domain/text/index.ts';
import type { ContentFacts, ContentReads } from '../content.ts';
import type { ReportRange } from '../define-rule.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';
import { createRelated, type EntryFacts } from '../entry.ts';
import { formatSuggestion, suggestNearest } from '../fixes/suggestions.ts';
import { findField } from '../yaml/data.ts';

/** A word of an entry that names an entry of a collection, with the range of the id in the file. */
interface Reference extends TextRange {
  readonly to: CollectionName;
  readonly id: string;
  /** The other ids in the same list, which are not suggested. */
  readonly others: readonly string[];
}

/**
 * Reports a reference to an entry that does not exist, or from a published entry to one that is not
 * visible.
 */
export function checkReference(
  content: ContentReads,
  entry: EntryFacts,
  reference: Reference,
  report: ReportRange,
): void {
  const { to, id } = reference;
  const word = collections[to].noun;
  if (!content.has(to, id)) {
    const existing = content.ids[to].filter((each) => slugPattern.test(each));
    const message = `The ${word} "${id}" does not exist in ${toFolder(to)}. ${formatSuggestion(id, existing, `${toFolder(to)} holds`)}`;
    report(reference, message, suggestReference(entry, reference, existing));
    return;
  }
  const target = content.getEntry(to, id);
  const visibility = target?.visibility ?? 'published';
  if (visibility === 'published' || entry.visibility === 'draft') return;
  if (visibility === 'scheduled' && entry.visibility === 'scheduled') return;
  const state = visibility === 'draft' ? 'is a draft' : 'is dated after today';
  const field = findField(target?.yaml?.root, [visibility === 'draft' ? 'draft' : 'published']);
  const range = field && { start: field.start, end: field.node.end };
  report(
    reference,
    `The ${word} "${id}" ${state}, so it will not be shown here. Publish it, or leave it out.`,
    {
      severity: 'warning',
      related: target ? [createRelated(target, range, `"${id}" ${state} by this line.`)] : [],
    },
  );
}

/**
 * People are never suggested as a fix, nor are short ids, where one letter makes a different id.
 */
function suggestReference(
  entry: EntryFacts,
  reference: Reference,
  existing: readonly string[],
): DiagnosticDetails {
  const { to, id, start, end, others } = reference;
  const isWritten = entry.text.slice(start, end).replace(/^(["'])(.*)\1$/, '$2') === id;
  const isGuess = to === 'people' || id.length < 5;
  const details = suggestNearest(id, existing, isWritten && !isGuess ? reference : undefined);
  const taken = to === entry.collection ? [...others, entry.id] : others;
  return details.suggestion !== undefined && taken.includes(details.suggestion)
    ? { suggestion: details.suggestion }
    : details;
}

/** The ids of a collection that fields of entries name, drafts included. */
export function collectReferencedIds(
  { entries }: ContentFacts,
  collection: CollectionName,
): ReadonlySet<unknown> {
  return new Set(entries.flatMap((entry) => entry.getDataFacts().references.get(collection) ?? []));
}

/**
 * The entries whose bodies link to each address on this site; what is behind `#` or `?` is left
 * out.
 */
export function collectLinkingEntries(
  entries: readonly EntryFacts[],
): ReadonlyMap<string, readonly EntryFacts[]> {
  const links = entries.flatMap((entry) =>
    entry
      .getBodyFacts()
      .linkAddresses.filter((address) => address.startsWith('/'))
      .map((address) => ({ entry, permalink: address.replace(/[#?].*$/, '') })),
  );
  return new Map(
    [...Map.groupBy(links, ({ permalink }) => permalink)].map(([permalink, linking]) => [
      permalink,
      linking.map(({ entry }) => entry),
    ]),
  );
}

/**
 * The images that an entry shows from its own folder, as paths below the content folder in the
 * letters of the entry.
 */
export function collectVisibleImages(entry: EntryFacts): string[] {
  const folder = entry.path.slice(0, entry.path.lastIndexOf('/') + 1);
  return [...entry.getDataFacts().imageAddresses, ...entry.getBodyFacts().imageAddresses]
    .filter((address) => address.startsWith('./'))
    .map((address) => folder + address.slice(2));
}

/**
 * Whether the fields of an article or an FAQ entry, or its whole file, could not be parsed, so that
 * what they name is not known.
 */
export function hasUnparsedFields({ ids, getEntry }: ContentFacts): boolean {
  return (['articles', 'faq'] as const).some((collection) =>
    ids[collection].some((id) => getEntry(collection, id)?.getDataFacts().isParsed !== true),
  );
}
