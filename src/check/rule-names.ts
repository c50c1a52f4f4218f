import { adjustableRules, isAdjustableRule, type AdjustableRule } from '../schemas/rules.ts';

/** The rules that hold for every site: what each finds, in words for the author. */
const fixedRules = {
  characters: 'A character that cannot be seen and changes what a text says.',
  citation: 'A citation that names no source, or stands where none can stand.',
  claim: 'A sentence that promises an effect without evidence.',
  component: 'A component that does not exist, or is not written as it must be.',
  emergency: 'A site that cannot tell a person in danger what to do.',
  'empty-body': 'An entry without a text.',
  encoding: 'A file that is not saved as UTF-8.',
  'file-name': 'A file whose name cannot be part of an address.',
  'file-place': 'A file that lies where nothing reads it.',
  'file-size': 'A file that is too large.',
  footnote: 'A footnote, for which citations stand here.',
  'front-matter': 'Front matter that does not stand between two lines of hyphens.',
  heading: 'A heading where none can stand.',
  html: 'HTML within a text.',
  image: 'An image that is not there, or cannot be shown.',
  'image-file': 'An image file that is damaged or of another kind than its ending says.',
  'image-pixels': 'An image with more pixels than a build has room for.',
  ledger:
    'An address that was published and would lead nowhere, or a ledger of them that is damaged.',
  link: 'A link that leads nowhere.',
  mdx: 'A sign that cannot be read in an article or a page.',
  reference: 'A field that names an entry which does not exist.',
  'retracted-source': 'A sentence that rests on a source which was retracted.',
  schema: 'A field that is missing, misspelt or has a wrong value.',
  'self-review': 'An article that its author reviewed, and that does not say so.',
  site: 'A content folder without a site.yml.',
  'site-url': 'An address of the site that is for examples only.',
  'strong-claim': 'A sentence that promises more than its evidence holds.',
  svg: 'An SVG image that is more than a picture.',
  unsafe: 'What could run code or lead readers astray.',
  waiver: 'A waiver of a rule that finds nothing.',
  yaml: 'Front matter that cannot be read, or not as it is meant.',
} as const satisfies Readonly<Record<string, string>>;

/** The permanent name of a rule. Each has a page, `docs/rules/<name>.md`. */
export type RuleName = keyof typeof fixedRules | AdjustableRule;

const finds: Readonly<Record<string, string>> = {
  ...fixedRules,
  ...Object.fromEntries(Object.entries(adjustableRules).map(([name, rule]) => [name, rule.finds])),
};

/** The name of every rule, in the order of the alphabet. */
export const ruleNames: readonly string[] = Object.keys(finds).sort();

/** Whether there is a rule of this name. */
export function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(fixedRules, name) || isAdjustableRule(name);
}

/** What a rule finds, as a sentence. */
export function toFinds(rule: RuleName): string {
  return finds[rule] ?? '';
}
