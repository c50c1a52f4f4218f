import { reportViolations } from '../body/content-policy.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  name: 'component',
  level: 'error',
  summary: 'A component that does not exist, or is not written as it must be.',
  checkEntry: (entry, { report }) => reportViolations('component', entry, report),
});
