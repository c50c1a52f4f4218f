import { z } from 'astro/zod';

/** One line of text that says something: not empty, no line break. */
export function line(expected: string) {
  return z
    .string(expected)
    .trim()
    .min(1, expected)
    .refine((value) => !/[\r\n]/.test(value), 'Write it on one line.');
}

const webAddressForm = 'Write an address that starts with https://, such as https://www.who.int/.';

/** An address on the web that starts with https://. */
export const webAddress = z
  .string('Write an address that starts with https://.')
  .regex(/^https:\/\//, webAddressForm)
  .refine((value) => URL.canParse(value), webAddressForm);

/** A link with the words to show for it. */
export const namedLink = z.strictObject({
  label: line('Write the words of the link.').describe('The words of the link.'),
  url: webAddress.describe('Where the link leads: an address that starts with https://.'),
});
