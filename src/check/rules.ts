import type { Rule } from './define-rule.ts';
import * as all from './rules/index.ts';

/** Every rule, in the order in which they run. */
export const rules: readonly Rule[] = Object.values(all);

/** The name of every rule, in the order of the alphabet. */
export const ruleNames: readonly string[] = rules.map(({ name }) => name).sort();

/** The rule of this name; undefined if there is none. */
export function findRule(name: string): Rule | undefined {
  return rules.find((rule) => rule.name === name);
}
