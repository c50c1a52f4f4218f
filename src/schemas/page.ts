import { z } from 'astro/zod';
import { waivers } from './rules.ts';
import { calendarDate, line } from './fields.ts';

/** What the front matter of `content/pages/<slug>.mdx` may say. */
export const pageSchema = z.strictObject({
  title: line('Write the title of the page.').describe('The title, as the reader sees it.'),
  description: line('Write one sentence that says what the page holds.').describe(
    'One sentence for search engines.',
  ),
  updated: calendarDate.optional().describe('The day its content last changed.'),
  order: z
    .number('Write a number, such as 10.')
    .default(1000)
    .describe('Its place among the pages in the navigation; a low number comes first.'),
  draft: z.boolean('Write true or false.').default(false).describe('true keeps it off the site.'),
  waive: waivers,
});
