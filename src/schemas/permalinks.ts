import { z } from 'astro/zod';
import { calendarDate, line } from './fields.ts';

const addressPattern =
  /^\/(?:[\p{L}\p{N}._~-]+\/)*(?:[\p{L}\p{N}._~-]+\.html?)?(?:#[^\s#"<>\\]+)?$/u;

const relativePart = /\/\.{1,2}\//;

/** An address on the site; letters of any script stand as they are, not in code. */
const address = z
  .string('Write an address on this site, such as /about/.')
  .regex(
    addressPattern,
    'Write an address on this site, such as /about/, /about/#contact or /old/page.html.',
  )
  .refine((value) => !relativePart.test(value), 'Write the address without . and .. for folders.');

const asWritten = 'Leave the value as the build wrote it.';

/** What `content/permalinks.json` may say of an address that was published. The build writes it. */
export const permalinkLine = z.strictObject({
  since: calendarDate.optional(),
  first: address.optional(),
  at: z.number(asWritten).optional(),
  to: address.optional(),
  or: z.array(address, asWritten).optional(),
  moved: calendarDate.optional(),
  retired: calendarDate.optional(),
  reason: line('Write why the address is gone.').optional(),
  // Ledgers of before hold these three, which change with every edit. They are read and not written
  // any more.
  changed: calendarDate.optional(),
  text: z
    .string(asWritten)
    .regex(/^[0-9a-f]{12}$/, asWritten)
    .optional(),
  follows: z.string(asWritten).optional(),
});

const permalinkRecord = z.tuple([address, permalinkLine]);

/** Whether a text can stand in the ledger as an address. */
export function isPermalinkAddress(text: string): boolean {
  return addressPattern.test(text) && !relativePart.test(text);
}

type PermalinkLine = z.output<typeof permalinkLine>;

/** The lines of values that were right; of many records one object is the value. */
const parsedLines = new WeakMap<object, PermalinkLine>();

/** One record of the ledger: its line, or the sentence that says what is wrong with it. */
export function parsePermalink(
  name: string,
  value: unknown,
): { readonly line: PermalinkLine } | { readonly message: string } {
  const isObject = typeof value === 'object' && value !== null;
  const known = isObject ? parsedLines.get(value) : undefined;
  if (known !== undefined && isPermalinkAddress(name)) return { line: known };
  const { data, error } = permalinkRecord.safeParse([name, value]);
  if (data !== undefined) {
    if (isObject) parsedLines.set(value, data[1]);
    return { line: data[1] };
  }
  const [issue] = error?.issues ?? [];
  const field = issue?.path.slice(1).map(String).join(' › ') ?? '';
  return { message: `${field === '' ? '' : `${field}: `}${issue?.message ?? asWritten}` };
}
