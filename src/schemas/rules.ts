import { z } from 'astro/zod';
import { line } from './text.ts';

/** What a site may make of a finding: nothing, a remark, a warning, or an error that stops the build. */
export const ruleLevels = ['off', 'info', 'warning', 'error'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/** The rules that a site may set in site.yml: what each is without a word there, and what it finds. */
export const adjustableRules = {
  'heading-order': { level: 'warning', finds: 'A heading that skips a level.' },
  'heading-repeat': { level: 'warning', finds: 'Two headings of one text with the same words.' },
  'heading-empty': { level: 'error', finds: 'A heading without words.' },
  'link-text': { level: 'warning', finds: 'A link whose words do not say where it leads.' },
  'question-form': { level: 'warning', finds: 'A question that is not written as one.' },
  'question-length': {
    level: 'warning',
    finds: 'A question that is too long or too short to be understood.',
  },
  'similar-question': { level: 'warning', finds: 'Two entries that ask nearly the same.' },
  'description-length': {
    level: 'warning',
    finds: 'A description that search engines would cut, or that says too little.',
  },
  'date-order': { level: 'error', finds: 'Days in an order that cannot be.' },
  'alt-text': { level: 'warning', finds: 'An image whose words do not say what it shows.' },
  'table-header': { level: 'warning', finds: 'A table without words at the head of its columns.' },
  abbreviation: {
    level: 'warning',
    finds: 'An abbreviation that is not explained where it first stands.',
  },
  'reading-ease': { level: 'info', finds: 'A text that is hard to read.' },
  placeholder: { level: 'error', finds: 'Words that were meant to be replaced.' },
  'unreachable-source': { level: 'warning', finds: 'A source whose link leads nowhere.' },
  'unused-source': { level: 'warning', finds: 'A source that no text cites.' },
  'unused-person': { level: 'warning', finds: 'A person whom no entry names.' },
  'unused-topic': { level: 'warning', finds: 'A topic without an entry.' },
  'unused-image': { level: 'warning', finds: 'An image that nothing shows.' },
  'orphan-page': { level: 'info', finds: 'A page to which only the foot of the pages leads.' },
  spelling: { level: 'off', finds: 'A word that no dictionary knows.' },
  'trailing-space': { level: 'info', finds: 'Spaces at the end of a line that say nothing.' },
  'review-edited': {
    level: 'warning',
    finds: 'A page that shows something else than what was reviewed.',
  },
  'review-due': { level: 'warning', finds: 'A review that is older than the site allows.' },
} as const satisfies Readonly<
  Record<string, { readonly level: RuleLevel; readonly finds: string }>
>;

export type AdjustableRule = keyof typeof adjustableRules;

/** Whether a site may set the rule of this name. */
export function isAdjustableRule(name: string): name is AdjustableRule {
  return Object.hasOwn(adjustableRules, name);
}

/** What an entry may waive: every rule that a site may set, and the one that asks for evidence. */
const waivableRules: Readonly<Record<string, { readonly finds: string }>> = {
  ...adjustableRules,
  claim: { finds: 'A sentence that promises an effect without evidence.' },
};

/** Whether an entry may waive the rule of this name. */
export function isWaivableRule(name: string): boolean {
  return Object.hasOwn(waivableRules, name);
}

const level = z.enum(ruleLevels, `Write one of ${ruleLevels.join(', ')}.`);

/** The field `rules` of site.yml: a level for the name of a rule. */
export const ruleSettings = z
  .strictObject(
    Object.fromEntries(
      Object.entries(adjustableRules).map(([name, rule]) => [
        name,
        level.optional().describe(`${rule.finds} Without a word here: ${rule.level}.`),
      ]),
    ),
  )
  .optional()
  .describe(
    'What the check makes of its rules: the name of a rule, and off, info, warning or error.',
  );

/** The field `waive` of an entry: the reason for the name of each rule that does not hold for it. */
export const waivers = z
  .strictObject(
    Object.fromEntries(
      Object.entries(waivableRules).map(([name, { finds }]) => [
        name,
        line('Write the reason why this rule does not hold here.')
          .optional()
          .describe(`Why this may stand here: ${finds}`),
      ]),
    ),
  )
  .optional()
  .describe(
    'Rules that do not hold for this entry: the name of a rule, and the reason, which the report shows.',
  );
