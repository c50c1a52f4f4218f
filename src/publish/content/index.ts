export { readIndexNowKey, readSiteUrl, readUpdated, resolveToday } from './content.ts';
export { getEntryIds, writeEntry } from './write-entry.ts';
