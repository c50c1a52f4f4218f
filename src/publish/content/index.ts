export { readIndexNowKey, readSiteUrl, readUpdated, resolveToday } from './content.ts';
export { describeSinceReview, planKept } from './kept-review.ts';
export { planRename, type RenamePlan } from './plan-rename.ts';
export { planReview, type NewStamp } from './plan-review.ts';
export { createRecordChange, renameRecords } from './review-record.ts';
export { finishChanges, writeContent } from './write-content.ts';
export { getEntryIds, writeEntry } from './write-entry.ts';
