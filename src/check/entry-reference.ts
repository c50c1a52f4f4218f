import { slugPattern } from '../schemas/slug.ts';
import type { CollectionName } from '../schemas/collections.ts';
import { toEntryWord, toFolderWord } from './collection-words.ts';
import type { Content } from './content.ts';
import type { Entry } from './entry.ts';
import { toError, toWarning, type Place, type Problem } from './problem.ts';
import { toSuggestion } from './suggestion.ts';

/** A word of an entry that names an entry of a collection. */
export interface Reference {
  readonly to: CollectionName;
  readonly id: string;
  readonly place: Place | undefined;
}

/** Judges one reference: the entry must exist, and a published entry should not rest on one that is not shown. */
export function judgeReference(content: Content, entry: Entry, { to, id, place }: Reference): Problem[] {
  const word = toEntryWord(to);
  if (!content.has(to, id)) {
    const suggestion = toSuggestion(id, content.ids[to].filter((each) => slugPattern.test(each)), `${toFolderWord(to)} holds`);
    return [toError('reference', entry.path, place, `The ${word} "${id}" does not exist in ${toFolderWord(to)}. ${suggestion}`)];
  }
  const visibility = content.getEntry(to, id)?.visibility ?? 'published';
  if (visibility === 'published' || entry.visibility === 'draft') return [];
  if (visibility === 'scheduled' && entry.visibility === 'scheduled') return [];
  const state = visibility === 'draft' ? 'is a draft' : 'is dated after today';
  return [toWarning('reference', entry.path, place, `The ${word} "${id}" ${state}, so it will not be shown here. Publish it, or leave it out.`)];
}
