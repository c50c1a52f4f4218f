import { defineRule } from '../define-rule.ts';
import { diagnoseYaml } from '../yaml/diagnose.ts';

export default defineRule({
  name: 'yaml',
  level: 'error',
  summary: 'Front matter that cannot be read, or not as it is meant.',
  checkEntry(entry, { schemas, report }) {
    for (const issue of entry.yaml?.issues ?? []) {
      const { range, message, details } = diagnoseYaml(entry, issue, schemas[entry.collection]);
      report(range, message, details);
    }
  },
});
