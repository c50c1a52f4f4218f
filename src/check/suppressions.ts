import { isWaivableRule } from '../schemas/rules.ts';
import { findNode, type DataField } from './yaml/data-node.ts';
import type { Entry } from './entry.ts';
import { sortDiagnostics, toWarning, type Diagnostic } from './diagnostic.ts';

/** What an entry waives, and the problems that this concerned. */
export interface Suppression {
  /** The file below the content folder. */
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Takes out the problems that an entry waives with a reason. A waiver of nothing is a problem itself. */
export function applySuppressions(
  entries: readonly Entry[],
  problems: readonly Diagnostic[],
): { readonly problems: readonly Diagnostic[]; readonly waived: readonly Suppression[] } {
  const waivers = entries.flatMap((entry) =>
    [...(findNode(entry.yaml?.root, ['waive'])?.fields ?? [])].flatMap(([rule, field]) =>
      toWaiver(entry, rule, field),
    ),
  );
  if (waivers.length === 0) return { problems, waived: [] };
  const taken = new Map(
    waivers.map(({ path, rule }): [string, Diagnostic[]] => [`${path} ${rule}`, []]),
  );
  const rest = problems.filter((problem) => {
    const list = taken.get(`${problem.path} ${problem.rule}`);
    list?.push(problem);
    return list === undefined;
  });
  const waived = waivers.map(({ path, rule, reason, place }) => ({
    path,
    rule,
    reason,
    place,
    diagnostics: sortDiagnostics(taken.get(`${path} ${rule}`) ?? []),
  }));
  // While something is broken, the rules on what nobody uses are silent, since it may be used there.
  const isBroken = problems.some(({ severity }) => severity === 'error');
  const told = waived.flatMap(({ path, rule, place, diagnostics: found }) =>
    found.length > 0 || (isBroken && rule.startsWith('unused-'))
      ? []
      : [
          toWarning(
            'waiver',
            path,
            place,
            `The rule "${rule}" finds nothing here, so there is nothing to waive. Delete this line.`,
          ),
        ],
  );
  const held = waived.flatMap(({ path, rule, reason, diagnostics: found }) =>
    found.length === 0 ? [] : [{ path, rule, reason, diagnostics: found }],
  );
  return { problems: [...rest, ...told], waived: held };
}

function toWaiver(entry: Entry, rule: string, { start, end, node }: DataField) {
  if (typeof node.value !== 'string' || node.value.trim() === '' || !isWaivableRule(rule))
    return [];
  return [
    { path: entry.path, rule, reason: node.value.trim(), place: entry.lines.toPlace(start, end) },
  ];
}
