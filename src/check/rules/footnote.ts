import { reportViolations } from '../body/content-policy.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  name: 'footnote',
  level: 'error',
  summary: 'A footnote, for which citations stand here.',
  checkEntry: (entry, { report }) => reportViolations('footnote', entry, report),
});
