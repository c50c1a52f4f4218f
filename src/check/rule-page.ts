import { readFileSync } from 'node:fs';
import type { RuleName } from './rule-names.ts';

/** The page of a rule in Markdown: why there is such a rule, a wrong example and a right one. */
export function readRulePage(rule: RuleName): string {
  return readFileSync(new URL(`../../docs/rules/${rule}.md`, import.meta.url), 'utf8');
}
