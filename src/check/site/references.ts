import {
  collectionNames,
  collections,
  toFolder,
  type CollectionName,
  slugPattern,
} from '../../schemas/index.ts';
import { toSlug, type TextRange } from '../../domain/text/index.ts';
import { defineQuery, type ContentFacts, type ContentReads } from '../content.ts';
import type { ReportRange } from '../define-rule.ts';
import type { DiagnosticDetails, Fix } from '../diagnostic.ts';
import { createRelated, type EntryFacts } from '../entry.ts';
import { formatSuggestion, suggestNearest } from '../fixes/suggestions.ts';
import { findField, findNode } from '../yaml/data.ts';

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
    const titled = findIdByTitle(content, to, id);
    if (titled !== undefined) {
      report(reference, describeTitled(to, id, titled), {
        suggestion: titled,
        fix: createTitleFix(reference, titled),
      });
      return;
    }
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

/** The message for a reference that gives the label or title of an entry in place of its id. */
export function describeTitled(to: CollectionName, title: string, id: string): string {
  return `"${title}" is what the ${collections[to].noun} is called. Write the name of its file in ${toFolder(to)}: ${id}.`;
}

function createTitleFix({ start, end }: TextRange, id: string): Fix {
  return { describe: `Write ${id}`, edits: [{ start, end, text: id }] };
}

/** The ids of the entries of a collection that are called so: by their label, name or question. */
const idsByTitle = defineQuery(
  'ids-by-title',
  ({ ids, getEntry }, key) => {
    const [collection, title] = readTitleKey(key);
    const field = collection && collections[collection].titleField;
    if (collection === undefined || field === undefined) return [];
    return ids[collection].filter((id) => {
      const value = findNode(getEntry(collection, id)?.yaml?.root, [field])?.value;
      return id === toSlug(title) || (typeof value === 'string' && toSlug(value) === toSlug(title));
    });
  },
  (found) => found.join(' '),
);

function readTitleKey(key: string): [CollectionName | undefined, string] {
  const at = key.indexOf(' ');
  return [collectionNames.find((name) => name === key.slice(0, at)), key.slice(at + 1)];
}

/** The one entry of a collection that is called so by people; undefined if none or several are. */
export function findIdByTitle(
  content: ContentReads,
  collection: CollectionName,
  title: string,
): string | undefined {
  const [id, ...others] = content.ask(idsByTitle, `${collection} ${title.trim()}`);
  return others.length === 0 ? id : undefined;
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
 * Whether the fields of an article, an FAQ entry or a topic, or its whole file, could not be parsed, so that
 * what they name is not known.
 */
export function hasUnparsedFields({ ids, getEntry }: ContentFacts): boolean {
  return (['articles', 'faq', 'topics'] as const).some((collection) =>
    ids[collection].some((id) => getEntry(collection, id)?.getDataFacts().isParsed !== true),
  );
}
