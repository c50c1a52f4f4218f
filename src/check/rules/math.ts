import { reportViolations } from '../body/content-policy.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  name: 'math',
  level: 'error',
  summary: 'A formula that cannot be read.',
  checkEntry(entry, { report }) {
    reportViolations('math', entry, report);
  },
});
