import { parseCitations } from '../../domain/text/citation.ts';
import { formatEntryPath } from '../site/collection-words.ts';
import type { Entry } from '../entry.ts';
import { toFinding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** Every source is cited in a text, if only in a draft. */
export const checkUnusedSources: Rule = ({ entries, ids, settings }) => {
  if (settings.getLevel('unused-source') === 'off') return [];
  const cited = new Set(entries.flatMap(listCited));
  return ids.sources
    .filter((id) => !cited.has(id))
    .map((id) =>
      toFinding(
        'unused-source',
        formatEntryPath('sources', id),
        undefined,
        `No text cites this source. Write [@${id}] behind what rests on it, or delete the file.`,
        { suggestion: `[@${id}]` },
      ),
    );
};

function listCited({ getBodyFacts: getFacts, text }: Entry): readonly string[] {
  const { isParsed: isRead, citedIds } = getFacts();
  // A text that could not be read may cite it all the same.
  return isRead ? [...citedIds] : parseCitations(text).map(({ id }) => id);
}
