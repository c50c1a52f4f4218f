import { getEntry } from 'astro:content';
import type { CopyContext } from '../domain/machine-readable/index.ts';
import type { FaqEntry } from '../domain/entries/index.ts';
import * as alternates from './markdown-alternates.ts';
import * as articles from './articles.ts';
import * as context from './build-context.ts';
import * as citations from './citations.ts';
import * as entryBodies from './entry-bodies.ts';
import * as faq from './faq.ts';
import * as feeds from './feeds.ts';
import * as lists from './markdown-lists.ts';
import * as pages from './pages.ts';
import * as people from './people.ts';
import { defineQuestion, defineTable } from './question.ts';
import * as site from './site.ts';
import * as sitemap from './sitemap.ts';
import * as sources from './sources.ts';
import * as synonyms from './synonyms.ts';
import * as topics from './topics.ts';

// All that pages may ask. Whatever a page shows of the content comes from here, so that a build knows which pages a change concerns.

export const getToday = defineQuestion('today', async () => context.today);
export const getSite = defineQuestion('site', site.getSite);
export const getArticles = defineQuestion('articles', articles.getArticles);
export const getArticlesById = defineQuestion('articles by id', articles.getArticlesById);
export const getArticlesByQuestion = defineTable(
  'articles by question',
  articles.getArticlesByQuestion,
);
export const getFaqEntries = defineQuestion('faq', faq.getFaqEntries);
export const getFaqEntriesById = defineQuestion('faq by id', faq.getFaqEntriesById);
export const getPages = defineQuestion('pages', pages.getPages);
export const getTopics = defineQuestion('topics', topics.getTopics);
export const getPeople = defineQuestion('people', people.getPeople);
export const getPersonWork = defineTable('person work', people.getPersonWork);
export const getSources = defineTable('sources', sources.getSources);
export const getCitations = defineTable('citations', citations.getCitations);
export const getSynonyms = defineQuestion('synonyms', synonyms.getSynonyms);
export const getFeed = defineQuestion('feed', feeds.getFeed);
export const getSitemapParts = defineQuestion('sitemap', sitemap.getSitemapParts);
export const getArticleAlternates = defineQuestion(
  'article alternates',
  alternates.getArticleAlternates,
);
export const getAnswerAlternates = defineQuestion(
  'answer alternates',
  alternates.getAnswerAlternates,
);
export const getCopyLists = defineQuestion('copy lists', lists.getCopyLists);
export const getMarkdownLists = defineQuestion('Markdown lists', lists.getMarkdownLists);
export { feedLists } from './feeds.ts';

const getAnswerBodies = defineTable('answer bodies', entryBodies.getAnswerBodies);

/** What all Markdown alternates of this edition are made with. */
export async function getAlternateContext(): Promise<CopyContext> {
  return { site: await getSite(), sources: await getSources(), answers: await getAnswerBodies() };
}

/** The text of an entry, which `renderArticle` and the others below turn into what a page shows. */
const getBody = defineQuestion(
  'body',
  async (collection: 'articles' | 'faq' | 'pages', id: string) =>
    (await getEntry(collection, id))?.body,
);

/** Renders the body of an article. Throws if there is no such article. */
export async function renderArticle(id: string) {
  await getBody('articles', id);
  return articles.renderArticle(id);
}

/** Renders the answer of each entry, in the order of the entries: the entry and the component of its answer. */
export async function renderAnswers(entries: readonly FaqEntry[]) {
  for (const { id } of entries) await getBody('faq', id);
  return faq.renderAnswers(entries);
}

/** Renders the body of a page. Throws if there is no such page. */
export async function renderPage(id: string) {
  await getBody('pages', id);
  return pages.renderPage(id);
}
