import { z } from 'astro/zod';
import { calendarDate } from './calendar-date.ts';
import { line } from './text.ts';

/** An address on the site; letters of any script stand as they are, not in code. */
const address = z
  .string('Write an address on this site, such as /about/.')
  .regex(/^\/(?:[\p{L}\p{N}._~-]+\/)*(?:[\p{L}\p{N}._~-]+\.html?)?(?:#[^\s#"<>\\]+)?$/u, 'Write an address on this site, such as /about/, /about/#contact or /old/page.html.')
  .refine((value) => !/\/\.{1,2}\//.test(value), 'Write the address without . and .. for folders.');

/** What `content/permalinks.json` may say of an address that was published. The build writes it. */
export const permalinkLine = z.strictObject({
  since: calendarDate.optional(),
  first: address.optional(),
  changed: calendarDate.optional(),
  text: z.string('Leave the hash as the build wrote it.').regex(/^[0-9a-f]{12}$/, 'Leave the hash as the build wrote it.').optional(),
  follows: z.string('Leave the id as the build wrote it.').optional(),
  to: address.optional(),
  moved: calendarDate.optional(),
  retired: calendarDate.optional(),
  reason: line('Write why the address is gone.').optional(),
});

/** The ledger: every address of the site that was ever published, and what became of it. */
export const permalinks = z.record(address, permalinkLine);
