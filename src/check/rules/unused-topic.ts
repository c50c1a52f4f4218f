import { formatEntryPath } from '../site/collection-words.ts';
import { collectReferencedIds } from '../site/named-ids.ts';
import { toFinding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { hasUnparsedFields } from '../site/unread.ts';

/** Every topic has an article or an FAQ entry, if only a draft. */
export const checkUnusedTopics: Rule = (content) => {
  if (content.settings.getLevel('unused-topic') === 'off' || hasUnparsedFields(content)) return [];
  const named = collectReferencedIds(content, 'topics');
  // A name that names nothing is told as such; it may well mean one of these.
  if ([...named].some((id) => !content.has('topics', String(id)))) return [];
  return content.ids.topics
    .filter((id) => !named.has(id))
    .map((id) =>
      toFinding(
        'unused-topic',
        formatEntryPath('topics', id),
        undefined,
        `Nothing belongs to this topic. Write "topic: ${id}" into an FAQ entry or "${id}" under "topics" of an article, or delete the file.`,
      ),
    );
};
