import { findNode, findNodes } from '../yaml/data-node.ts';
import { toError } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** Whoever wrote an article is not the one who reviewed it, unless it says so. FAQ entries name no author. */
export const checkSelfReview: Rule = ({ entries }) =>
  entries.flatMap((entry) => {
    const by = findNode(entry.yaml?.root, ['reviewed', 'by']);
    if (
      typeof by?.value !== 'string' ||
      findNode(entry.yaml?.root, ['reviewed', 'self'])?.value === true
    )
      return [];
    if (!findNodes(entry.yaml?.root, 'authors').some(({ value }) => value === by.value)) return [];
    const message = `"${by.value}" is an author of this article, and a reviewer is somebody else. Have another person review it, or write "self: true" below "reviewed:"; the page then says that its author reviewed it.`;
    return [toError('self-review', entry.path, entry.lines.toPlace(by.start, by.end), message)];
  });
