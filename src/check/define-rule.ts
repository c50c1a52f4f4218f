import type { z } from 'astro/zod';
import type { TextRange } from '../domain/text/sentences.ts';
import type { CollectionName } from '../schemas/collections.ts';
import type { NamedRule } from '../schemas/rules.ts';
import type { ContentFacts } from './content.ts';
import type { DiagnosticDetails, Place, Severity } from './diagnostic.ts';
import type { Entry } from './entry.ts';
import type { ContentFile } from './files/content-folder.ts';
import type { SourceText } from './files/source-text.ts';

/** What every rule says of itself. The page of the rule is `docs/rules/<name>.md`. */
interface RuleBase extends NamedRule {
  /** The group of rules in which `docs/rules/README.md` lists it. */
  readonly group: RuleGroup;
}

/** The groups of rules, in the order of `docs/rules/README.md`. */
export const ruleGroups = [
  'Files',
  'Front matter and YAML',
  'Links and references',
  'Texts',
  'Markdown and MDX',
  'Images',
  'Evidence',
  'Reviews',
  'The check itself',
] as const;
export type RuleGroup = (typeof ruleGroups)[number];

/** What a report may carry beside its message. */
export interface ReportDetails extends DiagnosticDetails {
  /** Another severity than the level of the rule; a level that a site may set is not raised by it. */
  readonly severity?: Severity;
}

/** Reports a finding in the file that is checked, at offsets of its text; without a range, in the file as a whole. */
export type ReportRange = (
  range: TextRange | undefined,
  message: string,
  details?: ReportDetails,
) => void;

/** Reports a finding in any file. */
export type ReportFile = (
  path: string,
  place: Place | undefined,
  message: string,
  details?: ReportDetails,
) => void;

/** A rule on each file as it lies on the disk. */
export interface FileRule extends RuleBase {
  readonly on: 'file';
  /** `source` is the text of an entry or of an SVG image, if it could be read. */
  readonly check: (
    file: ContentFile,
    context: {
      readonly content: ContentFacts;
      readonly source: SourceText | undefined;
      readonly report: ReportRange;
    },
  ) => void;
}

/** A rule on each entry with its body. Of other entries it knows only the facts. */
export interface EntryRule extends RuleBase {
  readonly on: 'entry';
  readonly check: (
    entry: Entry,
    context: {
      readonly content: ContentFacts;
      /** The schema of each collection. */
      readonly schemas: Readonly<Record<CollectionName, z.ZodType>>;
      readonly report: ReportRange;
    },
  ) => void;
  /** Runs once, after all entries. */
  readonly finish?: SiteRule['check'];
}

/** A rule on the site as a whole. It knows the entries by their facts: their bodies are gone. */
export interface SiteRule extends RuleBase {
  readonly on: 'site';
  readonly check: (content: ContentFacts, report: ReportFile) => void;
}

/** A rule on what entries suppress, with the number of diagnostics that each suppression took out. */
export interface SuppressionRule extends RuleBase {
  readonly on: 'suppression';
  readonly check: (
    suppression: { readonly rule: string; readonly count: number; readonly hasErrors: boolean },
    report: (message: string) => void,
  ) => void;
}

export type Rule = FileRule | EntryRule | SiteRule | SuppressionRule;

/** Defines a rule: the default export of a file in `rules/`. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
