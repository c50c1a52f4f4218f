import type { Rule } from './rule.ts';
import { checkAbbreviations } from './rules/abbreviation.ts';
import { checkAltText } from './rules/alt-text.ts';
import { checkAnswerHeadings } from './rules/answer-headings.ts';
import { checkCharacters } from './rules/characters.ts';
import { checkCitations } from './rules/citations.ts';
import { checkClaims } from './rules/claims.ts';
import { checkClaimsInData } from './rules/claims-in-data.ts';
import { checkContentPolicy } from './rules/content-policy.ts';
import { checkDateOrder } from './rules/date-order.ts';
import { checkDescriptionLength } from './rules/description-length.ts';
import { checkEmbeddedFaq } from './rules/embedded-faq.ts';
import { checkEmergency } from './rules/emergency.ts';
import { checkEncoding } from './rules/encoding.ts';
import { checkFileName } from './rules/file-name.ts';
import { checkFilePlace } from './rules/file-place.ts';
import { checkFileSize } from './rules/file-size.ts';
import { checkFrontMatter } from './rules/front-matter.ts';
import { checkHeadingEmpty } from './rules/heading-empty.ts';
import { checkHeadingOrder } from './rules/heading-order.ts';
import { checkHeadingRepeat } from './rules/heading-repeat.ts';
import { checkImageFile } from './rules/image-file.ts';
import { checkImagePixels } from './rules/image-pixels.ts';
import { checkImages } from './rules/images.ts';
import { checkLedger } from './rules/ledger.ts';
import { checkLinkText } from './rules/link-text.ts';
import { checkLinks } from './rules/links.ts';
import { checkMdxSyntax } from './rules/mdx-syntax.ts';
import { checkOrphanPages } from './rules/orphan-page.ts';
import { checkPlaceholder } from './rules/placeholder.ts';
import { checkQuestionForm } from './rules/question-form.ts';
import { checkQuestionLength } from './rules/question-length.ts';
import { checkReadingEase } from './rules/reading-ease.ts';
import { checkReferences } from './rules/references.ts';
import { checkRetractedSources } from './rules/retracted-sources.ts';
import { checkReviewDue } from './rules/review-due.ts';
import { checkReviewEdited } from './rules/review-edited.ts';
import { checkSchema } from './rules/schema.ts';
import { checkSelfReview } from './rules/self-review.ts';
import { checkSimilarQuestions } from './rules/similar-question.ts';
import { checkSite } from './rules/site.ts';
import { checkSpelling } from './rules/spelling.ts';
import { checkSvg } from './rules/svg.ts';
import { checkTableHeader } from './rules/table-header.ts';
import { checkTrailingSpace } from './rules/trailing-space.ts';
import { checkUnresolvedLinks } from './rules/unresolved-links.ts';
import { checkUnusedImages } from './rules/unused-image.ts';
import { checkUnusedPeople } from './rules/unused-person.ts';
import { checkUnreachableSources } from './rules/unreachable-source.ts';
import { checkUnusedSources } from './rules/unused-source.ts';
import { checkUnusedTopics } from './rules/unused-topic.ts';
import { checkYaml } from './rules/yaml.ts';

/** The rules on files and texts as they lie on the disk. */
export const fileRules: readonly Rule[] = [
  checkFilePlace,
  checkFileName,
  checkFileSize,
  checkImageFile,
  checkImagePixels,
  checkSvg,
  checkEncoding,
  checkCharacters,
];

/** The rules on one entry after the other. They are given some entries at a time, and alone look into bodies. */
export const entryRules: readonly Rule[] = [
  checkFrontMatter,
  checkYaml,
  checkSchema,
  checkReferences,
  checkMdxSyntax,
  checkContentPolicy,
  checkAnswerHeadings,
  checkEmbeddedFaq,
  checkCitations,
  checkClaims,
  checkClaimsInData,
  checkImages,
  checkLinks,
  checkUnresolvedLinks,
  checkPlaceholder,
  checkDateOrder,
  checkHeadingEmpty,
  checkHeadingOrder,
  checkHeadingRepeat,
  checkLinkText,
  checkAltText,
  checkTableHeader,
  checkQuestionForm,
  checkQuestionLength,
  checkDescriptionLength,
  checkAbbreviations,
  checkReadingEase,
  checkSpelling,
  checkTrailingSpace,
  checkSelfReview,
  checkReviewEdited,
  checkReviewDue,
  checkUnreachableSources,
];

/** The rules on the site as a whole. They are given all entries, and know bodies by their facts only. */
export const siteRules: readonly Rule[] = [
  checkSite,
  checkEmergency,
  checkLedger,
  checkRetractedSources,
  checkSimilarQuestions,
  checkUnusedSources,
  checkUnusedPeople,
  checkUnusedTopics,
  checkUnusedImages,
  checkOrphanPages,
];
