// All that pages may ask. Whatever a page shows of the content comes from here, and each of these
// is defined as a question, so that a build knows which pages a change concerns.

export {
  getArticleNeighbours,
  getArticles,
  getArticlesById,
  getArticlesByQuestion,
  getLatestArticles,
  renderArticle,
} from './articles.ts';
export { getToday } from './build-context.ts';
export { getChanges } from './changes.ts';
export { getCitations } from './citations.ts';
export {
  canFitOnePage,
  countFaqEntries,
  getFaqEntries,
  getFaqEntriesById,
  getFeaturedQuestions,
  getQuestions,
  renderAnswers,
} from './faq.ts';
export { feedLists, getFeed } from './feeds.ts';
export {
  getAlternateContext,
  getAnswerAlternates,
  getArticleAlternates,
} from './markdown-alternates.ts';
export { getCopyLists, getMarkdownLists } from './markdown-lists.ts';
export { getPages, renderPage } from './pages.ts';
export { getPeople, getPersonWork } from './people.ts';
export { getSite } from './site.ts';
export { getSitemapParts } from './sitemap.ts';
export { getSources } from './sources.ts';
export { getSynonyms } from './synonyms.ts';
export { getTopicContents, getTopicSummaries } from './topic-contents.ts';
export { getTopicPaths, getTopics } from './topics.ts';
