import { z } from 'astro/zod';
import { line } from './text.ts';

/** What a site may make of a finding: nothing, a remark, a warning, or an error that stops the build. */
export const ruleLevels = ['off', 'info', 'warning', 'error'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/** A rule of the check, as far as authors name it. */
export interface NamedRule {
  readonly name: string;
  /** The level without a word in site.yml. */
  readonly level: RuleLevel;
  /** What it finds, as a sentence. */
  readonly summary: string;
  /** Whether a site may set its level, and an entry may waive it. */
  readonly configurable?: true;
  /** Whether an entry may waive it although no site may set its level. */
  readonly suppressible?: true;
}

const level = z.enum(ruleLevels, `Write one of ${ruleLevels.join(', ')}.`);
const reason = line('Write the reason why this rule does not hold here.');
const settingsWords = 'What the check makes of its rules: the name of a rule, and off, info, warning or error.';
const waiverWords = 'Rules that do not hold for this entry: the name of a rule, and the reason, which the report shows.';

/** The field `rules` of site.yml: a level for the name of a rule. The check knows the names, see `toRuleSettings`. */
export const ruleSettings = z.record(z.string(), level).optional().describe(settingsWords);

/** The field `waive` of an entry: the reason for the name of each rule that does not hold for it. The check knows the names, see `toWaivers`. */
export const waivers = z.record(z.string(), reason).optional().describe(waiverWords);

/** The field `rules` of site.yml where the rules are known. */
export function toRuleSettings(rules: readonly NamedRule[]) {
  const fields = rules.filter(({ configurable }) => configurable).map(({ name, level: own, summary }) => [name, level.optional().describe(`${summary} Without a word here: ${own}.`)]);
  return z.strictObject(Object.fromEntries(fields)).optional().describe(settingsWords);
}

/** The field `waive` of an entry where the rules are known. */
export function toWaivers(rules: readonly NamedRule[]) {
  const fields = rules.filter(isSuppressible).map(({ name, summary }) => [name, reason.optional().describe(`Why this may stand here: ${summary}`)]);
  return z.strictObject(Object.fromEntries(fields)).optional().describe(waiverWords);
}

/** Whether an entry may waive a rule: every one that a site may set, and what says so itself. */
export function isSuppressible({ configurable, suppressible }: NamedRule): boolean {
  return configurable === true || suppressible === true;
}
