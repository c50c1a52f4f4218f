import type { CalendarDate } from '../domain/locale/index.ts';
import { defineQuestion } from './question.ts';

/** The day for which the site is rendered. */
export const { today }: { readonly today: CalendarDate } = __BUILD__;

/** The same for pages: a page that asks for the day is rendered again when the day changes. */
export const getToday = defineQuestion('today', async () => today);

/**
 * Whether drafts and entries dated after today are shown, marked as such; only in the dev server.
 */
export const { showsUnpublished }: { readonly showsUnpublished: boolean } = __BUILD__;

/** The permalink under which a page was first published, whatever it is now. */
export function getFirstPermalink(permalink: string): string {
  return __BUILD__.firstAddresses[permalink] ?? permalink;
}
