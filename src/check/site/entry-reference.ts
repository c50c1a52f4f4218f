import { slugPattern } from '../../schemas/slug.ts';
import type { CollectionName } from '../../schemas/collections.ts';
import { formatCollection, formatFolder } from './collection-words.ts';
import type { Content } from '../content.ts';
import { findField } from '../yaml/data-node.ts';
import type { Entry } from '../entry.ts';
import { suggestNearest } from '../fixes/nearest-fix.ts';
import {
  toError,
  toWarning,
  type Diagnostic,
  type DiagnosticDetails,
  type RelatedPlace,
} from '../diagnostic.ts';
import { formatSuggestion } from '../fixes/suggestion.ts';

/** A word of an entry that names an entry of a collection. */
export interface Reference {
  readonly to: CollectionName;
  readonly id: string;
  /** Where the id stands, as offsets in the file. */
  readonly start: number;
  readonly end: number;
  /** What stands beside it in the same list, and cannot be meant a second time. */
  readonly others: readonly string[];
}

/** Judges one reference: the entry must exist, and a published entry should not rest on one that is not shown. */
export function checkReference(content: Content, entry: Entry, reference: Reference): Diagnostic[] {
  const { to, id, start, end } = reference;
  const word = formatCollection(to);
  const getPlace = () => entry.lines.toPlace(start, end);
  if (!content.has(to, id)) {
    const existing = content.ids[to].filter((each) => slugPattern.test(each));
    const message = `The ${word} "${id}" does not exist in ${formatFolder(to)}. ${formatSuggestion(id, existing, `${formatFolder(to)} holds`)}`;
    return [
      toError('reference', entry.path, getPlace(), message, toMend(entry, reference, existing)),
    ];
  }
  const target = content.getEntry(to, id);
  const visibility = target?.visibility ?? 'published';
  if (visibility === 'published' || entry.visibility === 'draft') return [];
  if (visibility === 'scheduled' && entry.visibility === 'scheduled') return [];
  const state = visibility === 'draft' ? 'is a draft' : 'is dated after today';
  const related =
    target === undefined
      ? []
      : [
          toCause(
            target,
            visibility === 'draft' ? 'draft' : 'published',
            `"${id}" ${state} by this line.`,
          ),
        ];
  return [
    toWarning(
      'reference',
      entry.path,
      getPlace(),
      `The ${word} "${id}" ${state}, so it will not be shown here. Publish it, or leave it out.`,
      { related },
    ),
  ];
}

/** Who wrote or reviewed is never guessed, nor is a word so short that one letter more makes another of it. */
function toMend(
  entry: Entry,
  { to, id, start, end, others }: Reference,
  existing: readonly string[],
): DiagnosticDetails {
  const isWritten = entry.text.slice(start, end).replace(/^(["'])(.*)\1$/, '$2') === id;
  const isGuess = to === 'people' || id.length < 5;
  const mend = suggestNearest(id, existing, isWritten && !isGuess ? { start, end } : undefined);
  const taken = to === entry.collection ? [...others, entry.id] : others;
  return mend.suggestion !== undefined && taken.includes(mend.suggestion)
    ? { suggestion: mend.suggestion }
    : mend;
}

function toCause(entry: Entry, field: string, message: string): RelatedPlace {
  const found = findField(entry.yaml?.root, [field]);
  return {
    path: entry.path,
    ...(found === undefined ? {} : entry.lines.toPlace(found.start, found.node.end)),
    message,
  };
}
