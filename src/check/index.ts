export { applyBaseline, BaselineError, formatBaseline, parseBaseline } from './baseline.ts';
export { checkContent, checkFiles, checkFolder, type CheckContext } from './check.ts';
export { collectBodyClaims, collectDataClaims } from './claims/claims.ts';
export { parseContent, type Content, type LedgerSource } from './content.ts';
export type { Diagnostic, Edit } from './diagnostic.ts';
export type { Entry } from './entry.ts';
export {
  MissingFolderError,
  entryFolders,
  isLeftover,
  readContentFile,
  readContentFolder,
  resolveFileRole,
  type ContentFile,
  sizeLimits,
} from './files/content-folder.ts';
export { decodeSourceText, editFile } from './files/source-text.ts';
export { changesOnlyEdits } from './fixes/guard.ts';
export { fixContent } from './fixes/fix.ts';
export { findMentions } from './fixes/mentions.ts';
export { formatSuggestion } from './fixes/suggestions.ts';
export { openFacts } from './kept/file-facts.ts';
export { identifyFile } from './kept/identity.ts';
export {
  filterReport,
  hasErrors,
  promoteWarnings,
  type CheckedEntry,
  type Report,
} from './report.ts';
export { collectDueReviews, formatDueReviews } from './reviews/due-reviews.ts';
export {
  collectReviewedContent,
  diffReviewedContent,
  hashWords,
  parseStamp,
  resolveReview,
} from './reviews/entry-review.ts';
export { createStampEdits } from './reviews/stamp-edits.ts';
export { findRule, ruleNames, rules } from './rules.ts';
export { entrySchemas } from './schemas.ts';
export { readTimeZone } from './settings.ts';
export { collectVisibleImages } from './site/references.ts';
export { isUnfinished } from './site/unfinished-sources.ts';
export { findNode, findNodes } from './yaml/data.ts';
