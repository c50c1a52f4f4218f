import type { CalendarDate } from '../locale/index.ts';

/** Why an entry is not on the published site, or that it is. */
export type Visibility = 'published' | 'draft' | 'scheduled';

/** A draft is never shown, and an entry dated after `today` not yet. */
export function resolveVisibility(
  data: { readonly draft: boolean; readonly published?: CalendarDate },
  today: CalendarDate,
): Visibility {
  if (data.draft) return 'draft';
  return data.published !== undefined && data.published > today ? 'scheduled' : 'published';
}
