/// <reference types="astro/client" />

/** The content folder as an absolute path; set by the build (see astro.config.ts). */
declare const __CONTENT_FOLDER__: string;
/** The day for which the site is built, as `YYYY-MM-DD`. */
declare const __TODAY__: string;
/** Whether drafts and scheduled entries are shown. */
declare const __SHOW_UNPUBLISHED__: boolean;
/** The first address of each page that moved, by the one that it has. */
declare const __FIRST_ADDRESSES__: Readonly<Record<string, string>>;
