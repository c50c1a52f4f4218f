import { toPermalink } from '../../domain/addresses/permalink.ts';
import { formatEntryPath } from '../site/collection-words.ts';
import { collectLinkingEntries } from '../site/linked-permalinks.ts';
import { collectReferencedIds } from '../site/named-ids.ts';
import { toFinding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { hasUnparsedFields } from '../site/unread.ts';

const message =
  'No entry names this person. Write the name of this file under "authors" of an article or "by" of a review, link to the page of this person, or delete the file.';

/** Every person wrote or reviewed something, or a text leads to their page. */
export const checkUnusedPeople: Rule = (content) => {
  if (content.settings.getLevel('unused-person') === 'off' || hasUnparsedFields(content)) return [];
  const [named, linked] = [
    collectReferencedIds(content, 'people'),
    collectLinkingEntries(content.entries),
  ];
  // A name that names nobody is told as such; it may well mean one of these.
  if ([...named].some((id) => !content.has('people', String(id)))) return [];
  return content.ids.people
    .filter((id) => !named.has(id) && !linked.has(toPermalink('people', id)))
    .map((id) => toFinding('unused-person', formatEntryPath('people', id), undefined, message));
};
