export { describeSinceReview, planKept } from './kept-review.ts';
export { planReview, type NewStamp } from './plan-review.ts';
export { createRecordChange, renameRecords } from './review-record.ts';
