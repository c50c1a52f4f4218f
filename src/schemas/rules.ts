import { z } from 'astro/zod';
import { line } from './fields.ts';

/**
 * What a site may make of a finding: nothing, a remark, a warning, or an error that stops the
 * build.
 */
export const ruleLevels = ['off', 'info', 'warning', 'error'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/**
 * A rule of the check, as far as authors name it. Its level is fixed, or there is a default and a
 * site may set it.
 */
export type NamedRule = {
  readonly name: string;
  /** What it finds, as a sentence. */
  readonly summary: string;
  /** Whether an entry may waive the rule although no site may set its level. */
  readonly suppressible?: true;
} & (
  | { readonly level: Exclude<RuleLevel, 'off'>; readonly defaultLevel?: undefined }
  | { readonly level?: undefined; readonly defaultLevel: RuleLevel }
);

const level = z.enum(ruleLevels, `Write one of ${ruleLevels.join(', ')}.`);
const reason = line('Write the reason why this rule does not hold here.');
const settingsWords =
  'What the check makes of its rules: the name of a rule, and off, info, warning or error.';
const waiverWords =
  'Rules that do not hold for this entry: the name of a rule, and the reason, which the report shows.';

/**
 * The field `rules` of site.yml: a level for the name of a rule. The check knows the names, see
 * `createRuleSettings`.
 */
export const ruleSettings = z.record(z.string(), level).optional().describe(settingsWords);

/**
 * The field `waive` of an entry: the reason for the name of each rule that does not hold for it.
 * The check knows the names, see `createWaivers`.
 */
export const waivers = z.record(z.string(), reason).optional().describe(waiverWords);

/** The field `rules` of site.yml where the rules are known. */
export function createRuleSettings(rules: readonly NamedRule[]) {
  const fields = rules.flatMap(({ name, defaultLevel, summary }) =>
    defaultLevel === undefined
      ? []
      : [[name, level.optional().describe(`${summary} Without a word here: ${defaultLevel}.`)]],
  );
  return z.strictObject(Object.fromEntries(fields)).optional().describe(settingsWords);
}

/** The field `waive` of an entry where the rules are known. */
export function createWaivers(rules: readonly NamedRule[]) {
  const fields = rules
    .filter(isSuppressible)
    .map(({ name, summary }) => [
      name,
      reason.optional().describe(`Why this may stand here: ${summary}`),
    ]);
  return z.strictObject(Object.fromEntries(fields)).optional().describe(waiverWords);
}

/** Whether an entry may waive a rule: every one that a site may set, and what says so itself. */
export function isSuppressible({ defaultLevel, suppressible }: NamedRule): boolean {
  return defaultLevel !== undefined || suppressible === true;
}
