import { findSimilar, type Similarity, type Wording } from '../../domain/text/similar-text.ts';
import { findNode, findNodes, type DataNode } from '../yaml/data-node.ts';
import type { Entry } from '../entry.ts';
import { toFinding, type Diagnostic } from '../diagnostic.ts';
import { formatValue } from '../fixes/suggestion.ts';
import type { Rule } from '../rule.ts';

interface PlacedWording extends Wording {
  readonly from: Entry;
  readonly node: DataNode;
}

/** Two FAQ entries do not ask the same, in their questions or in other wordings of them. */
export const checkSimilarQuestions: Rule = ({ entries, settings }) => {
  if (settings.getLevel('similar-question') === 'off') return [];
  const wordings = entries.flatMap((entry) =>
    entry.collection === 'faq' ? listWordings(entry) : [],
  );
  return findSimilar(wordings, {
    language: settings.language,
    expansions: settings.abbreviations,
  }).map(toProblem);
};

function listWordings(from: Entry): PlacedWording[] {
  const root = from.yaml?.root;
  return [findNode(root, ['question']), ...findNodes(root, 'asks')].flatMap((node, index) =>
    node === undefined || typeof node.value !== 'string'
      ? []
      : [{ entry: from.id, text: node.value, isQuestion: index === 0, from, node }],
  );
}

function toProblem({ earlier, later, isEqual }: Similarity<PlacedWording>): Diagnostic {
  const message = `This asks ${isEqual ? 'the same as' : 'nearly the same as'} ${formatValue(earlier.text)} in ${earlier.from.path}. ${toAdvice(later)}`;
  const place = later.from.lines.toPlace(later.node.start, later.node.end);
  const related = [
    {
      path: earlier.from.path,
      ...earlier.from.lines.toPlace(earlier.node.start, earlier.node.end),
      message: 'It is asked here first.',
    },
  ];
  return toFinding('similar-question', later.from.path, place, message, { related });
}

function toAdvice({ isQuestion }: PlacedWording): string {
  return isQuestion
    ? 'Make one entry of the two, with the other wording under "asks", or say in the question what is different here.'
    : 'Keep this wording in the one entry that answers it, or make it say what is different here.';
}
