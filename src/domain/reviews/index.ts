export { diffContent, formatContentChanges, type ContentChange } from './changes.ts';
export { findKeptRefusals } from './kept-change.ts';
export { memoizeByKey } from './memoize.ts';
export { formatRecordPath, parseRecord, recordFolder, serializeRecord } from './record.ts';
export { hashReviewedText } from './review-stamp.ts';
export { isCurrentReview, parseReviewMonths, resolveStamp, type Review } from './review.ts';
export {
  createReviewedContent,
  joinDescription,
  type ReviewContext,
  type ReviewedContent,
  type WrittenContent,
} from './reviewed-content.ts';
export {
  coversPage,
  createStampedContent,
  hasOwnReview,
  hashContent,
  hashShownFile,
  isUnchanged,
  matchesStamp,
  readAsRecorded,
  type ReviewStamp,
  type StampedContent,
} from './stamp.ts';
