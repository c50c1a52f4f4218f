import { findSimilar, type Wording } from '../../domain/text/index.ts';
import type { ContentFacts } from '../content.ts';
import { defineRule } from '../define-rule.ts';
import type { Place } from '../diagnostic.ts';
import type { EntryFacts } from '../entry.ts';
import { formatValue } from '../fixes/suggestions.ts';

interface PlacedWording extends Wording {
  readonly from: EntryFacts;
  readonly place: Place;
}

/** Two FAQ entries do not ask the same, in their questions or in other wordings of them. */
export default defineRule({
  name: 'similar-question',
  defaultLevel: 'warning',
  summary: 'Two entries that ask nearly the same.',
  readSite: (content) => [
    content.settings.language,
    JSON.stringify([...content.settings.abbreviations]),
    ...collectWordings(content).map(({ from, ...wording }) => JSON.stringify([from.path, wording])),
  ],
  checkSite(content, report) {
    const { settings } = content;
    const wordings = collectWordings(content);
    const similar = findSimilar(wordings, {
      language: settings.language,
      expansions: settings.abbreviations,
    });
    for (const { earlier, later, isEqual } of similar) {
      const advice = later.isQuestion
        ? 'Make one entry of the two, with the other wording under "asks", or say in the question what is different here.'
        : 'Keep this wording in the one entry that answers it, or make it say what is different here.';
      report(
        later.from.path,
        later.place,
        `This asks ${isEqual ? 'the same as' : 'nearly the same as'} ${formatValue(earlier.text)} in ${earlier.from.path}. ${advice}`,
        {
          related: [
            { path: earlier.from.path, ...earlier.place, message: 'It is asked here first.' },
          ],
        },
      );
    }
  },
});

function collectWordings({ entries }: ContentFacts): PlacedWording[] {
  return entries
    .filter(({ collection }) => collection === 'faq')
    .flatMap((from) =>
      from.getDataFacts().wordings.map((wording) => ({ entry: from.id, from, ...wording })),
    );
}
