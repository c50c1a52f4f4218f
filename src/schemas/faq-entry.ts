import { z } from 'astro/zod';
import { waivers } from './rules.ts';
import { calendarDate, line, entryId, entryIds } from './fields.ts';
import { review } from './review.ts';

const questionMark = /[?？؟]$/;

/** What the front matter of `content/faq/<slug>.md` may say. The body is the answer. */
export const faqEntrySchema = z.strictObject({
  question: line('Write the question as a reader would ask it.')
    .regex(questionMark, 'End the question with a question mark.')
    .describe('The question, as a reader would ask it, with its question mark.'),
  topic: entryId.describe('What it is about: a file name in topics/.'),
  asks: z
    .array(
      line('Write another wording of the question.'),
      'Write a list, one wording a line, each after a hyphen.',
    )
    .default([])
    .describe('Other ways in which readers ask the same; search knows them.'),
  published: calendarDate.describe(
    'The day it is first shown. A later day than today keeps it back until then.',
  ),
  updated: calendarDate.optional().describe('The day its answer last changed.'),
  order: z
    .number('Write a number, such as 10.')
    .default(1000)
    .describe('Its place within the topic; a low number comes first.'),
  related: entryIds.describe('Other questions to read next: file names in faq/.'),
  draft: z.boolean('Write true or false.').default(false).describe('true keeps it off the site.'),
  reviewed: review.optional().describe('Who reviewed these words, and when.'),
  waive: waivers,
});
