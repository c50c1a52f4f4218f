import type { ImportedDocument } from '../document.ts';
import type { EntryDraft } from '../draft.ts';
import type { Notes } from '../log.ts';

/** Leaves out what a document says and its entries have no place for: FAQ entries and pages name no author, and one topic or none. */
export function leaveOutUnsaid(
  { authors, topics, description }: ImportedDocument,
  entries: EntryDraft[],
  notes: Notes,
): EntryDraft[] {
  const collections = new Set(entries.map(({ collection }) => collection));
  if (collections.has('articles')) return entries;
  const isFaq = !collections.has('pages');
  for (const { line, value } of authors)
    notes.leaveOut(
      line,
      [value.name, value.role].filter(Boolean).join(' '),
      `the name of an author; ${isFaq ? 'FAQ entries name' : 'pages name'} none`,
    );
  for (const { line, value } of topics.slice(isFaq ? 1 : 0))
    notes.leaveOut(
      line,
      value.label,
      isFaq ? 'a further topic; FAQ entries have one' : 'a topic; pages have none',
    );
  if (isFaq && description !== undefined)
    notes.leaveOut(description.line, description.value, 'a description; FAQ entries have none');
  return entries;
}
