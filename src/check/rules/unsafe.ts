import { reportViolations } from '../body/content-policy.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  name: 'unsafe',
  level: 'error',
  summary: 'What could run code or lead readers astray.',
  checkEntry: (entry, { report }) => reportViolations('unsafe', entry, report),
});
