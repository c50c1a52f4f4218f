import { formatCommand } from '../domain/text/index.ts';
import type { Addition } from './add.ts';
import type { CheckedSource } from './check.ts';

/**
 * What `add` says: a line for each record, and what to do next; `show` writes a path as people read
 * it.
 */
export function formatAdditions(
  additions: readonly Addition[],
  show: (path: string) => string,
): string {
  const lines = additions.map((addition) => {
    if (addition.kind === 'failed') return addition.message;
    if (addition.kind === 'known')
      return `"${addition.title}" is there already, as the source ${addition.id}.`;
    return `Wrote ${show(addition.file)}: "${addition.title}".${addition.isRetracted ? ' This work was retracted.' : ''} Still open: ${addition.open.join(', ')}.`;
  });
  const first = additions.find(({ kind }) => kind === 'added');
  if (first?.kind !== 'added') return lines.join('\n');
  return [
    ...lines,
    `Next: fill in what is still open, cite it as [@${first.id}], and run ${formatCommand('check')}.`,
  ].join('\n');
}

/** What `check` says: a line for each source, and a last one with the numbers. */
export function formatChecked(
  checked: readonly CheckedSource[],
  show: (path: string) => string,
  isDryRun: boolean,
): string {
  const lines = checked.map(
    (source) => `${source.id}: ${formatRemarks(source, show, isDryRun).join('; ')}.`,
  );
  const count = (matches: (source: CheckedSource) => boolean) => checked.filter(matches).length;
  const numbers = [
    [count(({ standing, wasRetracted }) => standing.isRetracted || wasRetracted), 'retracted'],
    [count(({ dead }) => dead.length > 0), 'with a dead link'],
    [count(({ unasked }) => unasked.length > 0), 'could not be asked'],
    [count((source) => !source.isAskable), 'with nothing to ask'],
  ] as const;
  const told = numbers.flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]));
  const sources = checked.length === 1 ? '1 source' : `${checked.length} sources`;
  return [...lines, `${sources}: ${told.length === 0 ? 'all in order' : told.join(', ')}.`].join(
    '\n',
  );
}

/**
 * Whether a person has to do something: a retraction that the file did not name yet, or a dead
 * link.
 */
export function needsWork({ standing, wasRetracted, dead }: CheckedSource): boolean {
  return dead.length > 0 || (standing.isRetracted && !wasRetracted);
}

function formatRemarks(
  source: CheckedSource,
  show: (path: string) => string,
  isDryRun: boolean,
): string[] {
  const { standing, dead, unasked } = source;
  const remarks = [
    ...formatRetraction(source, show, isDryRun),
    ...(standing.doubt === undefined
      ? []
      : [`there is a notice of concern about it, ${standing.doubt}`]),
    ...dead.map((reason) => `dead link: ${reason}`),
    ...formatReach(source, show),
    ...unasked.map((reason) => `could not be asked: ${reason}`),
  ];
  if (remarks.length > 0) return remarks;
  return [
    source.isAskable ? 'stands' : 'nothing to ask, as it has no DOI, PubMed number or address',
  ];
}

function formatRetraction(
  { standing, wasRetracted, written, file }: CheckedSource,
  show: (path: string) => string,
  isDryRun: boolean,
): string[] {
  if (wasRetracted) return ['retracted, as its file says'];
  if (!standing.isRetracted) return [];
  const { retraction } = standing;
  if (retraction === undefined)
    return [
      `RETRACTED, but no day is known. Look for the notice, and write the field "retracted" with "on" and "notice" into ${show(file)}`,
    ];
  const told = `RETRACTED on ${retraction.on}, ${retraction.notice}`;
  if (written.includes('retracted')) return [`${told}; written into ${show(file)}`];
  return [
    isDryRun
      ? told
      : `${told}; its file cannot take it, so write the field "retracted" with "on" and "notice" into ${show(file)} yourself`,
  ];
}

function formatReach(
  { dead, wasUnreachable, written, file }: CheckedSource,
  show: (path: string) => string,
): string[] {
  if (!written.includes('unreachable'))
    return dead.length > 0 && wasUnreachable ? ['its file says so already'] : [];
  return [
    dead.length > 0
      ? `noted in ${show(file)}`
      : `its link leads somewhere again, and ${show(file)} says so`,
  ];
}
