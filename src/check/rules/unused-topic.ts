import { defineRule } from '../define-rule.ts';
import { toEntryPath } from '../../schemas/index.ts';
import { collectReferencedIds, hasUnparsedFields } from '../site/references.ts';

/** Every topic has an article or an FAQ entry, if only a draft. */
export default defineRule({
  name: 'unused-topic',
  defaultLevel: 'warning',
  summary: 'A topic without an entry.',
  checkSite(content, report) {
    if (hasUnparsedFields(content)) return;
    const named = collectReferencedIds(content, 'topics');
    // Another rule reports a name that names nothing; it may well mean one of these.
    if ([...named].some((id) => !content.has('topics', String(id)))) return;
    for (const id of content.ids.topics)
      if (!named.has(id))
        report(
          toEntryPath('topics', id),
          undefined,
          `Nothing belongs to this topic. Write "topic: ${id}" into an FAQ entry or "${id}" under "topics" of an article, or delete the file.`,
        );
  },
});
