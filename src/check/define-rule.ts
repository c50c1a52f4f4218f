import type { z } from 'astro/zod';
import type { TextRange } from '../domain/text/index.ts';
import type { CollectionName, NamedRule } from '../schemas/index.ts';
import type { ContentFacts, ContentReads } from './content.ts';
import type { DiagnosticDetails, Place, Severity } from './diagnostic.ts';
import type { Entry } from './entry.ts';
import type { ContentFile } from './files/content-folder.ts';
import type { SourceText } from './files/source-text.ts';

/** What a report may carry beside its message. */
export interface ReportDetails extends DiagnosticDetails {
  /**
   * Another severity than the level of the rule; a level that a site may set is not raised by it.
   */
  readonly severity?: Severity;
}

/**
 * Reports a finding in the file that is checked, at offsets of its text; without a range, in the
 * file as a whole.
 */
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

/**
 * What a rule knows besides the file that it checks: of other entries the facts, not the bodies.
 */
interface FileContext {
  readonly content: ContentReads;
  /** The text of an entry or of an SVG image, if it could be read. */
  readonly source: SourceText | undefined;
  readonly report: ReportRange;
}

/**
 * What a rule knows besides the entry that it checks: of other entries the facts, not the bodies.
 */
interface EntryContext {
  readonly content: ContentReads;
  /** The schema of each collection. */
  readonly schemas: Readonly<Record<CollectionName, z.ZodType>>;
  readonly report: ReportRange;
}

/** What an entry suppresses: the name of a rule, and how many of its findings that removed. */
interface SuppressionFacts {
  readonly rule: string;
  readonly count: number;
  /** Whether there are errors anywhere in the content. */
  readonly hasErrors: boolean;
}

/** A rule, which has a page: `docs/rules/<name>.md`. Most check one kind of thing. */
export type Rule = NamedRule & {
  /** Whether nothing else is said of a file in which it finds something. */
  readonly endsFile?: true;
  /** Checks a file as it is on the disk. */
  readonly checkFile?: (file: ContentFile, context: FileContext) => void;
  /** Checks an entry with its body. */
  readonly checkEntry?: (entry: Entry, context: EntryContext) => void;
  /** Checks the site as a whole. Runs after all entries, whose bodies are gone. */
  readonly checkSite?: (content: ContentFacts, report: ReportFile) => void;
  /**
   * All that `checkSite` reads, as texts. What it found is kept for the next check that reads the
   * same, so this is worth its time only for a rule that takes long.
   */
  readonly readSite?: (content: ContentFacts) => readonly string[];
  /** Checks what an entry suppresses. Runs last. */
  readonly checkSuppression?: (
    suppression: SuppressionFacts,
    report: (message: string) => void,
  ) => void;
};

/** Defines a rule: the default export of a file in `rules/`. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
