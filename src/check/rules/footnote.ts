import { defineRule } from '../define-rule.ts';
import { findBodyRange } from '../entry.ts';

/** Each note is marked in the text, and stands once. */
export default defineRule({
  name: 'footnote',
  level: 'error',
  summary: 'A footnote that readers would not see, or where none may stand.',
  checkEntry(entry, { report }) {
    const { body } = entry;
    if (body === undefined) return;
    // The marks and the notes of an answer are one slip, told at the first of them.
    const [first, ...others] = body.violations.filter(({ rule }) => rule === 'footnote');
    if (first !== undefined) {
      const more = others.length === 0 ? '' : ` It is one of ${others.length + 1} marks and notes.`;
      report(findBodyRange(entry, first.node), first.message + more);
      return;
    }
    const marked = new Set<string>();
    for (const { node, parent } of body.select('footnoteReference')) {
      marked.add(node.identifier);
      for (let around = parent; around !== undefined; around = around.parent) {
        const { type } = around.node;
        if (type === 'footnoteDefinition' && around.node.identifier === node.identifier)
          report(findBodyRange(entry, node), 'This note has a mark to itself. Delete the mark.');
        if (type === 'heading')
          report(
            findBodyRange(entry, node),
            'The mark of a note cannot stand in a heading. Put it behind a sentence of the text.',
          );
      }
    }
    const seen = new Set<string>();
    for (const { node } of body.select('footnoteDefinition')) {
      const { identifier, label } = node;
      const name = `[^${label ?? identifier}]`;
      const range = findBodyRange(entry, node, name);
      if (seen.has(identifier))
        report(
          range,
          `There are two notes ${name}, and readers see the first. Give one of them another name.`,
        );
      else if (!marked.has(identifier))
        report(
          range,
          `No mark leads to this note, so readers do not see it. Write ${name} into the text where it belongs, or delete the note.`,
        );
      else if (node.children.length === 0)
        report(
          range,
          `This note says nothing. Write it behind ${name}: , or delete it and its mark.`,
        );
      seen.add(identifier);
    }
  },
});
