import type { Violation } from '../../markdown/index.ts';
import type { ReportRange } from '../define-rule.ts';
import { findBodyRange, type Entry } from '../entry.ts';

/** Reports the violations of the content policy that belong to the rule of this name. */
export function reportViolations(rule: Violation['rule'], entry: Entry, report: ReportRange): void {
  for (const { rule: broken, node, words, message, suggestion } of entry.body?.violations ?? [])
    if (broken === rule)
      report(
        findBodyRange(entry, node, words),
        message,
        suggestion === undefined ? {} : { suggestion },
      );
}
