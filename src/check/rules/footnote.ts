import { defineRule } from '../define-rule.ts';
import { findBodyRange } from '../entry.ts';

/** The marks and the notes of a text are one slip, told at the first of them. */
export default defineRule({
  name: 'footnote',
  level: 'error',
  summary: 'A footnote, for which citations stand here.',
  checkEntry(entry, { report }) {
    const [first, ...others] = (entry.body?.violations ?? []).filter(
      ({ rule }) => rule === 'footnote',
    );
    if (first === undefined) return;
    const more = others.length === 0 ? '' : ` It is one of ${others.length + 1} marks and notes.`;
    report(findBodyRange(entry, first.node), first.message + more);
  },
});
