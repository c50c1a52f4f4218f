import { reportClaims } from '../claims/claims.ts';
import { defineRule } from '../define-rule.ts';

/** `evidence` in site.yml says how severe it is. */
export default defineRule({
  name: 'strong-claim',
  level: 'warning',
  summary: 'A sentence that promises more than its evidence holds.',
  checkEntry: (entry, { content, report }) => reportClaims('strong', content, entry, report),
});
