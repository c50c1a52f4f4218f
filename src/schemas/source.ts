import { z } from 'astro/zod';
import { waivers } from './rules.ts';
import { calendarDate, languageTag, line, refuse, webAddress } from './fields.ts';
import { judgeDoi } from './address-policy.ts';

/** The kinds of evidence, strongest first. */
export const evidenceKinds = [
  'guideline',
  'systematic-review',
  'randomised-trial',
  'observational',
  'case-report',
  'laboratory-or-animal',
  'expert-opinion',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/**
 * What `content/sources/<slug>.yml` may say: what was studied, in whom, what was found, and where
 * it is written.
 */
export const sourceSchema = z.strictObject({
  kind: z
    .enum(evidenceKinds, `Write one of ${evidenceKinds.join(', ')}.`)
    .describe(`The kind of evidence, strongest first: ${evidenceKinds.join(', ')}.`),
  authors: z
    .array(line('Write one author.'), 'Write a list of authors, one a line, each after a hyphen.')
    .min(1, 'Name at least one author.')
    .describe('Its authors, as the record writes them, such as "Haller H".'),
  title: line('Write the title of the work.').describe('The title of the work.'),
  language: languageTag
    .optional()
    .describe(
      'The language of the title, as a code such as de, where it is another than that of the site; screen readers then say it rightly.',
    ),
  container: line('Write the journal, book or site that it appeared in.').describe(
    'The journal, book or site that it appeared in.',
  ),
  year: z
    .int('Write the year as four digits.')
    .min(1600, 'Write the year as four digits.')
    .max(2200, 'Write the year as four digits.')
    .describe('The year it appeared.'),
  locator: line('Write volume, issue and pages.')
    .optional()
    .describe('Volume, issue and pages, such as "12(6):679".'),
  doi: z
    .string('Write the DOI, such as 10.3390/healthcare12060679.')
    .regex(/^10\.\d{4,9}\/\S+$/, {
      error:
        'Write the DOI from "10." on, without https://doi.org/, such as 10.3390/healthcare12060679.',
      abort: true,
    })
    .superRefine(refuse(judgeDoi))
    .optional()
    .describe('The DOI from "10." on.'),
  pmid: z
    .int('Write the PubMed number: digits only.')
    .positive('Write the PubMed number: digits only.')
    .optional()
    .describe('The number in PubMed.'),
  url: webAddress.optional().describe('Where it can be read, if there is no DOI.'),
  population: line('Write who or what was studied, and how many.').describe(
    'Who or what was studied, and how many.',
  ),
  finding: line('Write in one sentence what was found.').describe(
    'What was found, in one sentence of your own.',
  ),
  retracted: z
    .strictObject({
      on: calendarDate.describe('The day of the retraction.'),
      notice: webAddress.describe('Where the retraction is announced.'),
    })
    .optional()
    .describe('Only where the work was withdrawn.'),
  unreachable: calendarDate
    .optional()
    .describe(
      'The day on which its link was found to lead nowhere; answerable sources check writes it, and takes it out again.',
    ),
  waive: waivers,
});

/**
 * Whether data of a source hold a TODO, which imports and registers write for what they could not
 * find out: such a source is not published.
 */
export function isUnfinishedSource(data: unknown): boolean {
  if (typeof data === 'string') return /\bTODO\b/.test(data);
  return typeof data === 'object' && data !== null && Object.values(data).some(isUnfinishedSource);
}
