import type { Violation } from '../../markdown/index.ts';
import type { ReportRange } from '../define-rule.ts';
import { findBodyRange, type Entry } from '../entry.ts';

/** Reports what the content policy refuses in the body of an entry by the rule of this name. Content is data, never code. */
export function reportViolations(rule: Violation['rule'], entry: Entry, report: ReportRange): void {
  for (const { rule: broken, node, words, message, suggestion } of entry.body?.violations ?? [])
    if (broken === rule)
      report(
        findBodyRange(entry, node, words),
        message,
        suggestion === undefined ? {} : { suggestion },
      );
}
