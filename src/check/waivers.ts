import { isWaivableRule } from '../schemas/rules.ts';
import { findNode, type DataField } from './data-node.ts';
import type { Entry } from './entry.ts';
import { toWarning, type Problem } from './problem.ts';

/** What an entry waives, and how many problems that concerned. */
export interface Waived {
  /** The file below the content folder. */
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
  readonly count: number;
}

/** Takes out the problems that an entry waives with a reason. A waiver of nothing is a problem itself. */
export function applyWaivers(entries: readonly Entry[], problems: readonly Problem[]): { readonly problems: readonly Problem[]; readonly waived: readonly Waived[] } {
  const waivers = entries.flatMap((entry) => [...(findNode(entry.yaml?.root, ['waive'])?.fields ?? [])].flatMap(([rule, field]) => toWaiver(entry, rule, field)));
  if (waivers.length === 0) return { problems, waived: [] };
  const counts = new Map(waivers.map(({ path, rule }) => [`${path} ${rule}`, 0]));
  const rest = problems.filter(({ path, rule }) => {
    const key = `${path} ${rule}`;
    const count = counts.get(key);
    if (count !== undefined) counts.set(key, count + 1);
    return count === undefined;
  });
  const waived = waivers.map(({ path, rule, reason }) => ({ path, rule, reason, count: counts.get(`${path} ${rule}`) ?? 0 }));
  const idle = waivers.filter(({ path, rule }) => counts.get(`${path} ${rule}`) === 0);
  const told = idle.map(({ path, rule, place }) => toWarning('waiver', path, place, `The rule "${rule}" finds nothing here, so there is nothing to waive. Delete this line.`));
  return { problems: [...rest, ...told], waived: waived.filter(({ count }) => count > 0) };
}

function toWaiver(entry: Entry, rule: string, { start, end, node }: DataField) {
  if (typeof node.value !== 'string' || node.value.trim() === '' || !isWaivableRule(rule)) return [];
  return [{ path: entry.path, rule, reason: node.value.trim(), place: entry.lines.toPlace(start, end) }];
}
