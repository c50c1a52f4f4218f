import { defineRule } from '../define-rule.ts';

export default defineRule({
  name: 'waiver',
  level: 'warning',
  summary: 'A waiver of a rule that finds nothing.',
  checkSuppression({ rule, count, hasErrors }, report) {
    // While there are errors the rules on what nobody uses are silent, since it may be used there.
    if (count === 0 && !(hasErrors && rule.startsWith('unused-')))
      report(
        `The rule "${rule}" finds nothing here, so there is nothing to waive. Delete this line.`,
      );
  },
});
