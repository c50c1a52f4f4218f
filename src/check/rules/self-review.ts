import { defineRule } from '../define-rule.ts';
import { findNode, findNodes } from '../yaml/data.ts';

/** FAQ entries name no author. */
export default defineRule({
  name: 'self-review',
  level: 'error',
  summary: 'An article that its author reviewed, and that does not say so.',
  checkEntry({ yaml }, { report }) {
    const by = findNode(yaml?.root, ['reviewed', 'by']);
    if (typeof by?.value !== 'string') return;
    const isAuthor = findNodes(yaml?.root, 'authors').some(({ value }) => value === by.value);
    if (isAuthor && findNode(yaml?.root, ['reviewed', 'self'])?.value !== true)
      report(
        by,
        `"${by.value}" is an author of this article, and a reviewer is somebody else. Have another person review it, or write "self: true" below "reviewed:"; the page then says that its author reviewed it.`,
      );
  },
});
