import { toPermalink } from '../../domain/addresses/index.ts';
import { defineRule } from '../define-rule.ts';
import { toEntryPath } from '../../schemas/index.ts';
import {
  collectLinkingEntries,
  collectReferencedIds,
  hasUnparsedFields,
} from '../site/references.ts';

/** Every person wrote or reviewed something, or a text links to their page. */
export default defineRule({
  name: 'unused-person',
  defaultLevel: 'warning',
  summary: 'A person whom no entry names.',
  checkSite(content, report) {
    if (hasUnparsedFields(content)) return;
    const named = collectReferencedIds(content, 'people');
    const linked = collectLinkingEntries(content.entries);
    // Another rule reports a name that names nobody; it may well mean one of these.
    if ([...named].some((id) => !content.has('people', String(id)))) return;
    for (const id of content.ids.people)
      if (!named.has(id) && !linked.has(toPermalink('people', id)))
        report(
          toEntryPath('people', id),
          undefined,
          'No entry names this person. Write the name of this file under "authors" of an article or "by" of a review, link to the page of this person, or delete the file.',
        );
  },
});
