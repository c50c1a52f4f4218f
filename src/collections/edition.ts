import type { CalendarDate } from '../domain/dates.ts';

/** The day for which the site is built. */
export const today: CalendarDate = __TODAY__;

/** Whether drafts and entries dated after today are shown, marked as such; only while writing. */
export const showsUnpublished: boolean = __SHOW_UNPUBLISHED__;
