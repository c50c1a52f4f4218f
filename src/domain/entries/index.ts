export { createArticle, sortArticles, type Article } from './article.ts';
export { collectBodyFacts, parseEntryBody, type BodyEntry, type BodyFacts } from './body-facts.ts';
export {
  createArticleListMeta,
  createArticleMeta,
  createFaqEntryMeta,
  createPersonMeta,
  createPublisherPageMeta,
  createQuestionIndexMeta,
  createSourceMeta,
  createTopicListMeta,
  createTopicMeta,
} from './entry-meta.ts';
export { collectChanges, type EntryChange } from './changes.ts';
export {
  areReadAtOnce,
  createFaqEntry,
  fitOnePage,
  pickFeatured,
  sortFaqEntries,
  toExcerptedQuestion,
  toListedQuestion,
  type FaqEntry,
  type ListedQuestion,
} from './faq.ts';
export { collectHeadings, createTableOfContents, type Chapter, type Heading } from './headings.ts';
export {
  formatQuestion,
  newEntryKinds,
  newEntryWords,
  serializeNewEntry,
  type NewEntryFacts,
  type NewEntryKind,
} from './new-entry.ts';
export {
  createListMeta,
  createPageMeta,
  formatOpenGraphLocale,
  getOpenGraphType,
  type PageMeta,
} from './page-meta.ts';
export { createPage, sortPages, type Page } from './page.ts';
export {
  collectListPermalinks,
  mostListedQuestions,
  pageSizes,
  paginate,
  type ListPage,
  type PageNumber,
} from './pagination.ts';
export {
  createPerson,
  groupWorkByPerson,
  paginateWork,
  type Person,
  type PersonPage,
  type PersonWork,
} from './person.ts';
export {
  fillPlaceholders,
  formatPlaceholder,
  getBasisLetter,
  type NumberedCitation,
} from './placeholders.ts';
export { findRelated } from './related.ts';
export { formatEvidenceNotes, formatReviewNotes } from './search-notes.ts';
export {
  createSite,
  findContact,
  splitPhoneNumbers,
  type Contact,
  type Site,
  type SiteData,
} from './site.ts';
export {
  createTopic,
  formatTopicCounts,
  groupTopicContents,
  hasContents,
  listTopicPaths,
  paginateTopic,
  sortTopics,
  summarizeTopics,
  type Topic,
  type TopicContents,
  type TopicPage,
  type TopicSummary,
} from './topic.ts';
export { resolveVisibility, type Visibility } from './visibility.ts';
