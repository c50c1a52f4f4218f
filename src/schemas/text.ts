import { z } from 'astro/zod';
import { judgeWebAddress } from './address-policy.ts';

/** One line of text that says something: not empty, no line break. */
export function line(expected: string) {
  return z
    .string(expected)
    .trim()
    .min(1, { error: expected, abort: true })
    .refine((value) => !/[\r\n]/.test(value), 'Write it on one line.');
}

const webAddressForm = 'Write an address that starts with https://, such as https://www.who.int/.';

/** An address on the web that starts with https://. */
export const webAddress = z
  .string('Write an address that starts with https://.')
  .regex(/^https:\/\//, { error: webAddressForm, abort: true })
  .superRefine(refuse(judgeWebAddress));

/** Refuses a value by a judge that says what is wrong with it; values that are no text at all are told of before. */
export function refuse(
  judge: (value: string) => string | undefined,
): (value: string, context: z.RefinementCtx) => void {
  return (value, context) => {
    const message = judge(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message, continue: false });
  };
}

/** A link with the words to show for it. */
export const namedLink = z.strictObject({
  label: line('Write the words of the link.').describe('The words of the link.'),
  url: webAddress.describe('Where the link leads: an address that starts with https://.'),
});
