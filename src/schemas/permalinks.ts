import { z } from 'astro/zod';
import { calendarDate, line } from './fields.ts';

/** An address on the site; letters of any script stand as they are, not in code. */
const address = z
  .string('Write an address on this site, such as /about/.')
  .regex(
    /^\/(?:[\p{L}\p{N}._~-]+\/)*(?:[\p{L}\p{N}._~-]+\.html?)?(?:#[^\s#"<>\\]+)?$/u,
    'Write an address on this site, such as /about/, /about/#contact or /old/page.html.',
  )
  .refine((value) => !/\/\.{1,2}\//.test(value), 'Write the address without . and .. for folders.');

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
  return address.safeParse(text).success;
}

/** One record of the ledger: its line, or the sentence that says what is wrong with it. */
export function parsePermalink(
  name: string,
  value: unknown,
): { readonly line: z.output<typeof permalinkLine> } | { readonly message: string } {
  const { data, error } = permalinkRecord.safeParse([name, value]);
  if (data !== undefined) return { line: data[1] };
  const [issue] = error?.issues ?? [];
  const field = issue?.path.slice(1).map(String).join(' › ') ?? '';
  return { message: `${field === '' ? '' : `${field}: `}${issue?.message ?? asWritten}` };
}
