import { z } from 'astro/zod';
import { waivers } from './rules.ts';
import { calendarDate, line, entryId, entryIds } from './fields.ts';
import { review } from './review.ts';

/**
 * What the front matter of `content/articles/<slug>.mdx` may say; `image` judges the path of the
 * cover.
 */
export function createArticleSchema<Image extends z.ZodType>(image: Image) {
  return z.strictObject({
    title: line('Write the title of the article.').describe('The title, as the reader sees it.'),
    description: line('Write one or two sentences that say what the reader learns.').describe(
      'One or two sentences for search engines and lists: what the reader learns.',
    ),
    shortAnswer: line('Write the short answer in one to three sentences.')
      .optional()
      .describe(
        'What the article comes to, in one to three sentences, shown above all else on its page. It promises only what the text promises too.',
      ),
    authors: z
      .array(
        entryId,
        'Write a list of authors: file names in people/, one a line, each after a hyphen.',
      )
      .min(1, 'Name at least one author: a file name in people/.')
      .describe('Who wrote it: file names in people/.'),
    topics: entryIds.describe('What it is about: file names in topics/.'),
    published: calendarDate.describe(
      'The day it is first shown. A later day than today keeps it back until then.',
    ),
    updated: calendarDate.optional().describe('The day its content last changed.'),
    cover: z
      .strictObject({
        src: image.describe('An image beside this file, such as ./cover.png.'),
        alt: line('Say in words what the image shows.').describe(
          'What the image shows, for those who do not see it.',
        ),
      })
      .optional()
      .describe('The picture at its head and in lists.'),
    faq: entryIds.describe('Questions shown at the end: file names in faq/, in this order.'),
    related: entryIds.describe('Other articles to read next: file names in articles/.'),
    draft: z.boolean('Write true or false.').default(false).describe('true keeps it off the site.'),
    reviewed: review.optional().describe('Who reviewed these words, and when.'),
    waive: waivers,
  });
}
