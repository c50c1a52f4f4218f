import { reportViolations } from '../body/content-policy.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  name: 'footnote',
  group: 'Markdown and MDX',
  level: 'error',
  summary: 'A footnote, for which citations stand here.',
  on: 'entry',
  check: (entry, { report }) => reportViolations('footnote', entry, report),
});
