import { reportViolations } from '../body/content-policy.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  name: 'unsafe',
  group: 'Markdown and MDX',
  level: 'error',
  summary: 'What could run code or lead readers astray.',
  on: 'entry',
  check: (entry, { report }) => reportViolations('unsafe', entry, report),
});
