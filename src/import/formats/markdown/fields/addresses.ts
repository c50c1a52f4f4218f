import type { Notes } from '../../../log.ts';
import type { Said } from '../../../document.ts';
import { toTexts } from './texts.ts';

/**
 * The addresses under which a text stood: whole ones, and paths from the root of the site. A path that is not from the root
 * begins at the folder. Patterns such as `/:year/:title/` are none; other names of a note are words and left out.
 */
export function readAddresses(
  fields: readonly Said<unknown>[],
  folder: string | undefined,
  notes: Notes,
): string[] {
  return fields.flatMap(({ value, line }) =>
    toTexts(value).flatMap((text) => {
      const address = text.trim();
      if (/^https?:\/\/[^\s]+$/i.test(address) || /^\/[^\s:]*$/.test(address)) return [address];
      if (/^[^\s:]+$/.test(address) && (address.includes('/') || folder !== undefined))
        return [`/${[folder ?? '', address].filter((part) => part !== '').join('/')}`];
      notes.leaveOut(
        line,
        address,
        'another name or a pattern of an address, which has no place in an entry',
      );
      return [];
    }),
  );
}
