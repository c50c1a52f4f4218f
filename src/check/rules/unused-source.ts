import { parseCitations } from '../../domain/text/index.ts';
import { defineRule } from '../define-rule.ts';
import type { EntryFacts } from '../entry.ts';
import { toEntryPath } from '../../schemas/index.ts';

/** Every source is cited in a text, if only in a draft. */
export default defineRule({
  name: 'unused-source',
  defaultLevel: 'warning',
  summary: 'A source that no text cites.',
  checkSite({ entries, ids }, report) {
    const cited = new Set(entries.flatMap(collectCitedIds));
    for (const id of ids.sources)
      if (!cited.has(id))
        report(
          toEntryPath('sources', id),
          undefined,
          `No text cites this source. Write [@${id}] behind what rests on it, or delete the file.`,
          { suggestion: `[@${id}]` },
        );
  },
});

function collectCitedIds(entry: EntryFacts): readonly string[] {
  const { isParsed, citedIds } = entry.getBodyFacts();
  // A text that could not be parsed may cite it all the same.
  return isParsed ? citedIds : parseCitations(entry.text).map(({ id }) => id);
}
