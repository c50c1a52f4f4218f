import { findSimilar, type Wording } from '../../domain/text/index.ts';
import { defineRule } from '../define-rule.ts';
import { createRelated, findPlace, type EntryFacts } from '../entry.ts';
import { formatValue } from '../fixes/suggestions.ts';
import { findNode, findNodes, type DataNode } from '../yaml/data.ts';

interface PlacedWording extends Wording {
  readonly from: EntryFacts;
  readonly node: DataNode;
}

/** Two FAQ entries do not ask the same, in their questions or in other wordings of them. */
export default defineRule({
  name: 'similar-question',
  defaultLevel: 'warning',
  summary: 'Two entries that ask nearly the same.',
  checkSite({ entries, settings }, report) {
    const wordings = entries
      .filter(({ collection }) => collection === 'faq')
      .flatMap(collectWordings);
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
        findPlace(later.from, later.node),
        `This asks ${isEqual ? 'the same as' : 'nearly the same as'} ${formatValue(earlier.text)} in ${earlier.from.path}. ${advice}`,
        { related: [createRelated(earlier.from, earlier.node, 'It is asked here first.')] },
      );
    }
  },
});

function collectWordings(from: EntryFacts): PlacedWording[] {
  const root = from.yaml?.root;
  return [findNode(root, ['question']), ...findNodes(root, 'asks')].flatMap((node, index) =>
    node === undefined || typeof node.value !== 'string'
      ? []
      : [{ entry: from.id, text: node.value, isQuestion: index === 0, from, node }],
  );
}
