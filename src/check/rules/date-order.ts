import type { DiagnosticDetails } from '../diagnostic.ts';
import { defineRule } from '../define-rule.ts';
import { createRelated, findDay } from '../entry.ts';
import { findNode, type DataNode, type DataPath } from '../yaml/data.ts';

const past: readonly { readonly path: DataPath; readonly says: string }[] = [
  { path: ['updated'], says: 'the text was changed' },
  { path: ['reviewed', 'on'], says: 'the text was reviewed' },
  { path: ['retracted', 'on'], says: 'the work was withdrawn' },
];

/**
 * Days that have passed are before today, and none is before what must have been first. The schema
 * reports what is no day.
 */
export default defineRule({
  name: 'date-order',
  defaultLevel: 'error',
  summary: 'Days in an order that cannot be.',
  checkEntry(entry, { content, report }) {
    const root = entry.yaml?.root;
    if (!past.some(({ path: [name] }) => root?.fields?.has(String(name)) === true)) return;
    const relate = (node: DataNode, message: string): DiagnosticDetails => ({
      related: [createRelated(entry, node, message)],
    });
    for (const { path, says } of past) {
      const found = findDay(root, path);
      if (found !== undefined && content.compareWithToday(found.day) > 0)
        report(
          found.node,
          `${found.day} lies after today, ${content.today}, but it is the day on which ${says}. Write the day on which that was.`,
        );
    }
    const [published, updated] = [findDay(root, ['published']), findDay(root, ['updated'])];
    if (published !== undefined && updated !== undefined && updated.day < published.day)
      report(
        updated.node,
        `The text was updated on ${updated.day}, before it was published on ${published.day}. Correct one of the two days, or delete "updated".`,
        relate(published.node, 'The day of publication.'),
      );
    const [retracted, year] = [findDay(root, ['retracted', 'on']), findNode(root, ['year'])];
    if (
      retracted !== undefined &&
      typeof year?.value === 'number' &&
      Number(retracted.day.slice(0, 4)) < year.value
    )
      report(
        retracted.node,
        `The work was withdrawn on ${retracted.day}, before it appeared in ${year.value}. Correct the day or the year.`,
        relate(year, 'The year in which it appeared.'),
      );
  },
});
