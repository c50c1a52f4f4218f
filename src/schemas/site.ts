import { z } from 'astro/zod';
import { ruleSettings } from './rules.ts';
import { judgeSitePath, judgeWebAddress, judgeWrittenTelephone } from './address-policy.ts';
import { entryId, languageTag, line, namedLink, refuse, siteUrl } from './fields.ts';

/** The places to which a reader may share a page with a plain link. */
export const shareTargets = [
  'email',
  'facebook',
  'linkedin',
  'x',
  'bluesky',
  'whatsapp',
  'telegram',
  'reddit',
] as const;

/** The sections that the home page may have, in the order in which it has them. */
const homeSections = ['ask', 'featured', 'topics', 'articles', 'evidence'] as const;

const path = line('Write an address on this site, such as /about/.')
  .regex(/^\/(?:[^\s/]+\/)*(?:#\S+)?$/, {
    error: 'Write an address on this site with both slashes, such as /about/.',
    abort: true,
  })
  .superRefine(refuse(judgeSitePath));

const dangerPhrase = line('Write a word or a phrase, such as gas leak.')
  .max(60, 'Write at most 60 characters: the words that tell, without the others.')
  .regex(/[\p{L}\p{N}]/u, 'Write a word or a phrase, such as gas leak.');

const colorForm =
  'Write a colour as "#" and six digits of 0 to 9 and a to f, in quotes, such as "#2d5f3c". Without quotes the rest of the line from # on counts as a remark.';

const color = z
  .string(colorForm)
  .regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/i, colorForm)
  .optional();

const fontForm =
  'Write the name of a font file (woff2) in the folder fonts beside content, such as fonts/lora.woff2.';

/** A font in the folder beside the content. */
export const fontPathPattern = /^fonts\/[A-Za-z\d][A-Za-z\d._-]*\.woff2$/;

const font = z.string(fontForm).regex(fontPathPattern, fontForm).optional();

const design = z.strictObject({
  accent: color.describe('The colour of links and buttons, such as "#2d5f3c".'),
  paper: color.describe('The colour of the page behind the text, such as "#fbf8f1".'),
  ink: color.describe('The colour of the text, such as "#20261f".'),
  dark: z
    .strictObject(
      {
        accent: color.describe('The colour of links and buttons in the dark.'),
        paper: color.describe('The colour of the page in the dark.'),
        ink: color.describe('The colour of the text in the dark.'),
      },
      'Write accent, paper or ink, each on a line of its own below dark, after two more spaces.',
    )
    .optional()
    .describe(
      'The colours for readers whose device is set to dark; those that are left out are made from the others.',
    ),
  headingFont: font.describe(
    'The font of headings: a file beside content, such as fonts/lora.woff2.',
  ),
  textFont: font.describe(
    'The font of all other text: a file beside content, such as fonts/lora.woff2.',
  ),
});

/** What `content/site.yml` may say; `image` judges the path of the logo. */
export function createSiteSchema<Image extends z.ZodType>(image: Image) {
  return z.strictObject({
    title: line('Write the name of the site.').describe('The name of the site.'),
    tagline: line('Write one sentence about the site.')
      .default('')
      .describe('One sentence about the site, for its home page and for search engines.'),
    url: siteUrl.describe(
      'Where the site is published, such as https://www.bamboo.example, or below a path, such as https://name.github.io/repo/.',
    ),
    language: languageTag
      .default('en')
      .describe('The language of the content, as a code such as en or de-CH.'),
    field: z
      .enum(['health'], 'Write health, or leave the field out.')
      .optional()
      .describe(
        'What the site is about, where machines should know: health lets them read who reviewed a page on health, and when.',
      ),
    timeZone: z
      .string('Write a time zone, such as Europe/Berlin.')
      .refine(isTimeZone, 'Write a time zone of the IANA list, such as Europe/Berlin.')
      .default('UTC')
      .describe('The time zone in which a day begins, such as Europe/Berlin.'),
    publisher: z
      .strictObject({
        name: line('Write the name of the publisher.').describe('Who publishes the site.'),
        kind: z
          .enum(['organization', 'person'], 'Write organization or person.')
          .default('organization')
          .describe('organization or person.'),
        logo: image
          .optional()
          .describe(
            'An image beside this file, such as ./logo.svg. One at least three times as wide as high stands for the title at the head of each page.',
          ),
        links: z
          .array(namedLink, 'Write a list of links, each with label and url.')
          .default([])
          .describe("Pages elsewhere that are the publisher's own."),
        contact: z
          .strictObject({
            email: z
              .email('Write an e-mail address.')
              .optional()
              .describe('Where readers may write to.'),
            phone: line('Write a telephone number.')
              .superRefine(refuse(judgeWrittenTelephone))
              .optional()
              .describe('Where readers may call.'),
            address: line('Write a postal address on one line.')
              .optional()
              .describe('Where readers may send a letter.'),
          })
          .default({})
          .describe('How readers reach the publisher.'),
      })
      .describe('Who publishes the site.'),
    navigation: z
      .array(
        z.strictObject({ label: line('Write the words of the link.'), to: path }),
        'Write a list of links, each with label and to.',
      )
      .default([])
      .describe(
        'The links at the head of each page; without any, articles, questions, sources and the pages.',
      ),
    home: z
      .array(
        z.enum(homeSections, `Write only names of this list: ${homeSections.join(', ')}.`),
        'Write a list of names, each after a hyphen.',
      )
      .superRefine((names, context) => {
        for (const [index, name] of names.entries())
          if (names.indexOf(name) < index)
            context.addIssue({ code: 'custom', message: 'Write each name once.', path: [index] });
      })
      .default([...homeSections])
      .describe(`The sections of the home page, in their order: ${homeSections.join(', ')}.`),
    featured: z
      .array(entryId, 'Write a list of file names, one a line, each after a hyphen.')
      .max(12, 'Name at most 12 questions: who has more, has none that comes first.')
      .default([])
      .describe(
        'The questions that the home page and the page of all questions show first, by their file names; without any, those that come first by their order.',
      ),
    design: design
      .optional()
      .describe(
        'The colours and fonts of the site: accent, paper, ink, dark, headingFont and textFont. What is left out stays as it is.',
      ),
    footer: z
      .string('Write the text at the foot of each page.')
      .trim()
      .default('')
      .describe('The text at the foot of each page.'),
    evidence: z
      .enum(['off', 'warn', 'strict'], 'Write off, warn or strict.')
      .default('warn')
      .describe(
        'What happens where a sentence promises an effect without evidence: off, warn or strict.',
      ),
    rules: ruleSettings,
    abbreviations: z
      .record(z.string(), line('Write what the abbreviation stands for.'))
      .optional()
      .describe(
        'Abbreviations and what they stand for, such as "MRI: magnetic resonance imaging". A text explains each where it first stands.',
      ),
    words: z
      .array(line('Write one word.'), 'Write a list, one word a line, each after a hyphen.')
      .optional()
      .describe(
        'Words that are right here although no dictionary knows them: names and terms of the field.',
      ),
    review: z
      .strictObject({
        every: z
          .string('Write a number of months, such as 12 months.')
          .regex(/^[1-9]\d{0,2} months?$/, 'Write a number of months, such as 12 months.')
          .describe('How long a review holds, such as 12 months.'),
      })
      .optional()
      .describe('How often what is published is to be reviewed.'),
    emergency: z
      .union(
        [
          z.literal(false),
          z.strictObject({
            text: z
              .string('Write what a person in danger is to do first.')
              .trim()
              .min(1, 'Write what a person in danger is to do first.')
              .max(1500, 'Write at most 1,500 characters: whoever is in danger reads little.')
              .optional()
              .describe(
                'What a person in danger is to do first; an empty line parts paragraphs, and a telephone number becomes a link.',
              ),
            words: z
              .array(dangerPhrase, 'Write a list of words or phrases, each after a hyphen.')
              .optional()
              .describe(
                'More words and phrases of people in danger. A phrase counts where all its words stand close together in a question, in any order, also misspelt.',
              ),
          }),
        ],
        'Write text, words or both, indented below emergency; or false for no emergency text.',
      )
      .optional()
      .describe(
        'What the search says before all else to a person in danger. With field: health it has a text in English, German and French, and knows what such people write; false turns it off.',
      ),
    feedback: z
      .string('Write an e-mail address, or an address that starts with https://.')
      .superRefine(refuse(judgeFeedback))
      .optional()
      .describe(
        'Where answers to “Did this answer your question?” go: an e-mail address, or an address that starts with https:// and takes a form. Without it readers are not asked.',
      ),
    indexNow: z
      .string('Write a key.')
      .regex(/^[a-zA-Z0-9-]{8,128}$/, 'Write a key of 8 to 128 letters, digits and hyphens.')
      .optional()
      .describe(
        'A key of your own making, 8 to 128 letters and digits, with which answerable announce tells search engines of changed pages.',
      ),
    share: z
      .array(
        z.enum(shareTargets, `Write only names of this list: ${shareTargets.join(', ')}.`),
        'Write a list of names, each after a hyphen.',
      )
      .default(['email'])
      .describe(`Where readers may share a page: ${shareTargets.join(', ')}.`),
  });
}

/** Where feedback goes: a mail address, or the address of a form. */
function judgeFeedback(value: string): string | undefined {
  if (value.startsWith('https://')) return judgeWebAddress(value);
  return z.email().safeParse(value).success
    ? undefined
    : 'Write an e-mail address, such as hello@bamboo.example, or the address of a form that starts with https://.';
}

function isTimeZone(value: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
