import { isSuppressible } from '../schemas/index.ts';
import { sortDiagnostics, type Diagnostic, type Place } from './diagnostic.ts';
import type { EntryFacts } from './entry.ts';
import { findRule } from './rules.ts';

/** What an entry suppresses, with its reason. */
export interface Suppression {
  /** The file below the content folder. */
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A suppression with the place of the name of the rule in the entry. */
export interface PlacedSuppression extends Suppression {
  readonly place: Place;
}

/**
 * Takes out the diagnostics that entries suppress with a reason. A suppression may take out none.
 */
export function applySuppressions(
  entries: readonly EntryFacts[],
  diagnostics: readonly Diagnostic[],
): {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressions: readonly PlacedSuppression[];
} {
  const written = entries.flatMap(collectSuppressions);
  if (written.length === 0) return { diagnostics, suppressions: [] };
  const taken = new Map(
    written.map(({ path, rule }): [string, Diagnostic[]] => [`${path} ${rule}`, []]),
  );
  const rest = diagnostics.filter((each) => {
    const list = taken.get(`${each.path} ${each.rule}`);
    list?.push(each);
    return list === undefined;
  });
  const suppressions = written.map((each) => ({
    ...each,
    diagnostics: sortDiagnostics(taken.get(`${each.path} ${each.rule}`) ?? []),
  }));
  return { diagnostics: rest, suppressions };
}

function collectSuppressions(entry: EntryFacts): Omit<PlacedSuppression, 'diagnostics'>[] {
  return entry.getDataFacts().waived.flatMap(({ rule: name, reason, place }) => {
    const rule = findRule(name);
    return rule === undefined || !isSuppressible(rule)
      ? []
      : [{ path: entry.path, rule: name, reason, place }];
  });
}
