import { z } from 'astro/zod';
import { waivers } from './rules.ts';
import { line, namedLink } from './fields.ts';

/** What `content/people/<slug>.yml` may say; `image` judges the path of the avatar. */
export function createPersonSchema<Image extends z.ZodType>(image: Image) {
  return z.strictObject({
    name: line('Write the name, as the reader sees it.').describe(
      'The name, as the reader sees it.',
    ),
    role: line('Write what this person does here.')
      .optional()
      .describe('What this person does here, such as "Author".'),
    credentials: z
      .array(
        line('Write one credential.'),
        'Write a list, one credential a line, each after a hyphen.',
      )
      .default([])
      .describe('Qualifications that can be verified.'),
    bio: z
      .string('Write a few sentences about this person.')
      .trim()
      .default('')
      .describe('A few sentences about this person.'),
    avatar: image.optional().describe('A picture beside this file, such as ./mr-bamboo.svg.'),
    links: z
      .array(namedLink, 'Write a list of links, each with label and url.')
      .default([])
      .describe('Pages elsewhere that are about or by this person.'),
    waive: waivers,
  });
}
