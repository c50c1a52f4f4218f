import { z } from 'astro/zod';
import { waivers } from './rules.ts';
import { entryId, line } from './fields.ts';

/** What `content/topics/<slug>.yml` may say. */
export const topicSchema = z.strictObject({
  label: line('Write the name of the topic.').describe('The name, as the reader sees it.'),
  description: line('Write one sentence that says what belongs here.').describe(
    'One sentence: what belongs here.',
  ),
  parent: entryId
    .optional()
    .describe(
      'The topic to which it belongs, by its file name; such a topic has no parent itself.',
    ),
  order: z
    .number('Write a number, such as 10.')
    .default(1000)
    .describe('Its place among the topics beside it; a low number comes first.'),
  waive: waivers,
});
