import { isCalendarDate, type CalendarDate } from '../../domain/locale/dates.ts';
import type { Content } from '../content.ts';
import { findNode, type DataNode, type DataPath } from '../yaml/data-node.ts';
import type { Entry } from '../entry.ts';
import { toFinding, type Diagnostic, type DiagnosticDetails } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

interface Day {
  readonly day: CalendarDate;
  readonly node: DataNode;
}

/** Days that have passed lie before today, and none lies before what must have been first. */
export const checkDateOrder: Rule = (content) =>
  content.settings.getLevel('date-order') === 'off'
    ? []
    : content.entries.flatMap((entry) => checkEntry(content, entry));

const past: readonly { readonly path: DataPath; readonly says: string }[] = [
  { path: ['updated'], says: 'the text was changed' },
  { path: ['reviewed', 'on'], says: 'the text was reviewed' },
  { path: ['retracted', 'on'], says: 'the work was withdrawn' },
];

function checkEntry({ today }: Content, entry: Entry): Diagnostic[] {
  const fields = entry.yaml?.root?.fields;
  if (fields === undefined || !past.some(({ path: [name] }) => fields.has(String(name)))) return [];
  const tell = ({ node }: Day, message: string, more: DiagnosticDetails = {}) =>
    toFinding('date-order', entry.path, entry.lines.toPlace(node.start, node.end), message, more);
  const relate = ({ start, end }: DataNode, message: string) => ({
    related: [{ path: entry.path, ...entry.lines.toPlace(start, end), message }],
  });
  const future = past.flatMap(({ path, says }) => {
    const found = findDay(entry, path);
    return found === undefined || found.day <= today
      ? []
      : [
          tell(
            found,
            `${found.day} lies after today, ${today}, but it is the day on which ${says}. Write the day on which that was.`,
          ),
        ];
  });
  const [published, updated, retracted] = [
    findDay(entry, ['published']),
    findDay(entry, ['updated']),
    findDay(entry, ['retracted', 'on']),
  ];
  const year = findNode(entry.yaml?.root, ['year']);
  const early =
    published !== undefined && updated !== undefined && updated.day < published.day
      ? [
          tell(
            updated,
            `The text was updated on ${updated.day}, before it was published on ${published.day}. Correct one of the two days, or delete "updated".`,
            relate(published.node, 'The day of publication.'),
          ),
        ]
      : [];
  const unborn =
    retracted !== undefined &&
    year !== undefined &&
    typeof year.value === 'number' &&
    Number(retracted.day.slice(0, 4)) < year.value
      ? [
          tell(
            retracted,
            `The work was withdrawn on ${retracted.day}, before it appeared in ${year.value}. Correct the day or the year.`,
            relate(year, 'The year in which it appeared.'),
          ),
        ]
      : [];
  return [...future, ...early, ...unborn];
}

/** What is no day of the calendar is told by the schema. */
function findDay(entry: Entry, path: DataPath): Day | undefined {
  const node = findNode(entry.yaml?.root, path);
  const value: unknown = node?.value;
  const day =
    value instanceof Date && !Number.isNaN(value.valueOf())
      ? value.toISOString().slice(0, 10)
      : value;
  return node !== undefined && typeof day === 'string' && isCalendarDate(day)
    ? { day, node }
    : undefined;
}
