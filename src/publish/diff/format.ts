import {
  changeKinds,
  type Change,
  type ChangedFact,
  type ChangeKind,
  type Changes,
} from './change.ts';

/** Two states of a site, and what is told of them. */
export interface ChangesReport {
  readonly old: string;
  readonly new: string;
  readonly changes: Changes;
  /** What could not be known, in whole sentences. */
  readonly unknown: readonly string[];
}

/** The report in words, for a person who decides whether to publish. */
export function formatChanges(report: ChangesReport): string {
  const kinds = changeKinds.flatMap((kind) => formatKind(kind, report.changes));
  const unknown =
    report.unknown.length === 0
      ? []
      : ['', 'What cannot be known:', ...report.unknown.map((sentence) => `  ${sentence}`)];
  return [`From ${report.old} to ${report.new}:`, ...kinds, ...unknown].join('\n');
}

const titles: Readonly<Record<ChangeKind, string>> = {
  pages: 'Pages',
  claims: 'Claims',
  sources: 'Sources',
  reviews: 'Reviews',
  anchors: 'Anchors',
};

function formatKind(kind: ChangeKind, changes: Changes): string[] {
  const found = changes[kind];
  if (found === undefined) return ['', `${titles[kind]}: not known.`];
  const { added, changed, reworded, lost } = found;
  if (added.length + changed.length + reworded.length + lost.length === 0)
    return ['', `${titles[kind]}: as before.`];
  return [
    '',
    `${titles[kind]}: ${added.length} added, ${changed.length} changed, ${reworded.length === 0 ? '' : `${reworded.length} reworded, `}${lost.length} lost.`,
    ...added.map((each) => `  added    ${formatName(each)}`),
    ...changed.map(
      (each) => `  changed  ${formatName(each)}: ${each.facts.map(formatFact).join('; ')}`,
    ),
    ...reworded.map(
      (each) =>
        `  reworded ${formatName(each)} (was “${each.before}”${each.facts.map((fact) => `; ${formatFact(fact)}`).join('')})`,
    ),
    ...lost.map(
      (each) =>
        `  lost     ${formatName(each)}${each.became === undefined ? '' : `: ${each.became}`}`,
    ),
  ];
}

function formatName({ name, words }: Change): string {
  return words === '' ? name : `${name} “${words}”`;
}

/** Longer values are no help on one line; the JSON has them. */
const longest = 80;

function formatFact({ fact, before, after }: ChangedFact): string {
  if (before.length > longest || after.length > longest) return `${fact} is another`;
  if (before === '') return `${fact} is now “${after}”`;
  return after === '' ? `${fact} “${before}” is gone` : `${fact} was “${before}”, is “${after}”`;
}
