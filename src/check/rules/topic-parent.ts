import { toEntryPath } from '../../schemas/index.ts';
import { defineRule } from '../define-rule.ts';
import { createRelated } from '../entry.ts';
import { findNode } from '../yaml/data.ts';

/** A topic belongs to one that belongs to no other. */
export default defineRule({
  name: 'topic-parent',
  level: 'error',
  summary: 'A topic below a topic that belongs to another itself.',
  checkEntry({ collection, id, yaml }, { content, report }) {
    const node = collection === 'topics' ? findNode(yaml?.root, ['parent']) : undefined;
    // Another rule reports a topic that is not there, and one that names itself.
    if (typeof node?.value !== 'string' || node.value === id) return;
    const parent = content.getEntry('topics', node.value);
    const above = findNode(parent?.yaml?.root, ['parent']);
    if (parent === undefined || typeof above?.value !== 'string' || above.value === parent.id)
      return;
    const message =
      above.value === id
        ? `"${id}" and "${parent.id}" belong to each other. Take "parent" out of the one that stands above.`
        : `"${parent.id}" belongs to "${above.value}" itself, and topics nest one level only. Write "parent: ${above.value}" here, or take "parent" out of ${toEntryPath('topics', parent.id)}.`;
    report(node, message, {
      related: [createRelated(parent, above, `Here "${parent.id}" belongs to "${above.value}".`)],
    });
  },
});
