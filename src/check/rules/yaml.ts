import { defineRule } from '../define-rule.ts';
import { diagnoseYaml } from '../yaml/diagnose.ts';

export default defineRule({
  name: 'yaml',
  group: 'Front matter and YAML',
  level: 'error',
  summary: 'Front matter that cannot be read, or not as it is meant.',
  on: 'entry',
  check(entry, { schemas, report }) {
    for (const issue of entry.yaml?.issues ?? []) {
      const { range, message, details } = diagnoseYaml(entry, issue, schemas[entry.collection]);
      report(range, message, details);
    }
  },
});
