export { createArticle, sortArticles, type Article } from './article.ts';
export { collectBodyFacts, parseBody, type BodyEntry, type BodyFacts } from './body-facts.ts';
export {
  createArticleMeta,
  createFaqEntryMeta,
  createPersonMeta,
  createPublisherPageMeta,
  createTopicMeta,
} from './entry-meta.ts';
export { createFaqEntry, sortFaqEntries, type FaqEntry } from './faq.ts';
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
  createPageMeta,
  formatOpenGraphLocale,
  getOpenGraphType,
  type PageMeta,
} from './page-meta.ts';
export { createPage, sortPages, type Page } from './page.ts';
export {
  answersPerPage,
  articlesPerPage,
  createArticleListMeta,
  paginate,
  type ListPage,
} from './pagination.ts';
export { collectPersonWork, createPerson, type Person, type Reviewed } from './person.ts';
export { fillPlaceholders, formatPlaceholder, type NumberedCitation } from './placeholders.ts';
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
  groupByTopic,
  groupTopicContents,
  hasContents,
  sortTopics,
  type Topic,
  type TopicContents,
} from './topic.ts';
export { resolveVisibility, type Visibility } from './visibility.ts';
