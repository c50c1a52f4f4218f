import { reportViolations } from '../body/content-policy.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  name: 'html',
  group: 'Markdown and MDX',
  level: 'error',
  summary: 'HTML within a text.',
  on: 'entry',
  check: (entry, { report }) => reportViolations('html', entry, report),
});
