import { reportViolations } from '../body/content-policy.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  name: 'html',
  level: 'error',
  summary: 'HTML within a text.',
  checkEntry: (entry, { report }) => reportViolations('html', entry, report),
});
