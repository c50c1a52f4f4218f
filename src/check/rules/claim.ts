import { reportClaims } from '../claims/claims.ts';
import { defineRule } from '../define-rule.ts';

/** `evidence` in site.yml says how severe it is. */
export default defineRule({
  name: 'claim',
  level: 'warning',
  suppressible: true,
  summary: 'A sentence that promises an effect without evidence.',
  checkEntry: (entry, { content, report }) => reportClaims('claim', content, entry, report),
});
