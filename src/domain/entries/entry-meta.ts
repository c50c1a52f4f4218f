import type { Article } from './article.ts';
import type { FaqEntry } from './faq.ts';
import type { Page } from './page.ts';
import {
  createListMeta,
  createPageMeta,
  type Crumb,
  type PageMetaInput,
  type PageMeta,
  type PageReview,
} from './page-meta.ts';
import type { ListPage, PageNumber } from './pagination.ts';
import { fixedPermalinks } from '../addresses/index.ts';
import type { Person } from './person.ts';
import { isCurrentReview, type Review } from '../reviews/index.ts';
import type { Site } from './site.ts';
import type { CitingEntry, Source } from '../citations/index.ts';
import { hasContents, type Topic, type TopicPage, type TopicSummary } from './topic.ts';

/** All people and sources of the site, which entries reference by id. */
interface Known {
  readonly people: readonly Person[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** The meta of an article. */
export function createArticleMeta(
  site: Site,
  article: Article,
  { people, sources }: Known,
): PageMeta {
  const { title, description, permalink, published, updated, cover } = article;
  return createPageMeta(site, {
    kind: 'article',
    title,
    description,
    permalink,
    published,
    updated,
    image: cover,
    authors: article.authors.flatMap((id) => people.find((person) => person.id === id) ?? []),
    review: createPageReview(article.review, people),
    sources: article.cited.flatMap((id) => sources.get(id) ?? []),
    crumbs: [
      { label: site.labels.articles, lang: site.labels.lang, permalink: fixedPermalinks.articles },
    ],
    indexed: article.visibility === 'published',
  });
}

/**
 * From so many answers on, those of a topic share one picture: to draw one for each would take
 * longer than all else that a build does for them.
 */
const sharedPicturesFrom = 500;

/**
 * The meta of the page of one question; `topics` are its own and, before it, the one to which that
 * belongs, `count` is how many questions the site has.
 */
export function createFaqEntryMeta(
  site: Site,
  entry: FaqEntry,
  {
    topics,
    people,
    sources,
    count,
  }: Known & { readonly topics: readonly Topic[]; readonly count: number },
): PageMeta {
  const { question, excerpt, permalink, published, updated } = entry;
  return createPageMeta(site, {
    kind: 'question',
    title: question,
    shareTitle: count >= sharedPicturesFrom ? topics.at(-1)?.label : undefined,
    description: excerpt,
    permalink,
    published,
    updated,
    answer: entry.plainText,
    review: createPageReview(entry.review, people),
    sources: entry.cited.flatMap((id) => sources.get(id) ?? []),
    crumbs: [
      { label: site.labels.questions, lang: site.labels.lang, permalink: fixedPermalinks.faq },
      ...topics.map(toCrumb),
    ],
    indexed: entry.visibility === 'published',
  });
}

/** The meta of one page of the list of articles. */
export function createArticleListMeta(site: Site, page: ListPage<Article>): PageMeta {
  const { articles: title, allArticles } = site.labels;
  const description = `${allArticles} · ${site.title}`;
  const { articles: permalink } = fixedPermalinks;
  return createListMeta(
    site,
    { title, description, permalink, indexed: page.entries.length > 0 },
    page,
  );
}

/** The meta of one page of the list of topics. */
export function createTopicListMeta(site: Site, page: ListPage<TopicSummary>): PageMeta {
  const { topics: title, faqIntroduction: description } = site.labels;
  const { topics: permalink } = fixedPermalinks;
  return createListMeta(
    site,
    { title, description, permalink, indexed: page.entries.length > 0 },
    page,
  );
}

/**
 * The meta of one page of all questions from A to Z; `indexed` unless one page shows all with their
 * answers.
 */
export function createQuestionIndexMeta(site: Site, page: PageNumber, indexed: boolean): PageMeta {
  const { aToZ: title, aToZIntroduction: description, questions, lang } = site.labels;
  const { faq, faqIndex: permalink } = fixedPermalinks;
  const crumbs = [{ label: questions, lang, permalink: faq }];
  return createListMeta(site, { title, description, permalink, crumbs, indexed }, page);
}

/** The meta of one page of a topic; an empty topic is not for search engines. */
export function createTopicMeta(site: Site, page: TopicPage): PageMeta {
  const { label: title, description, permalink } = page.topic;
  const crumbs = [
    { label: site.labels.topics, lang: site.labels.lang, permalink: fixedPermalinks.topics },
    ...(page.parent === undefined ? [] : [toCrumb(page.parent)]),
  ];
  return createListMeta(
    site,
    { title, description, permalink, crumbs, indexed: hasContents(page) },
    page,
  );
}

/** The meta of one page of a source; one on which nothing rests is not for search engines. */
export function createSourceMeta(
  site: Site,
  source: Source,
  page: ListPage<CitingEntry>,
): PageMeta {
  const { title, finding: description, permalink } = source;
  const crumbs = [
    { label: site.labels.sources, lang: site.labels.lang, permalink: fixedPermalinks.sources },
  ];
  const indexed = page.entries.length > 0;
  const { sources: shareTitle } = site.labels;
  return createListMeta(
    site,
    { title, shareTitle, description, permalink, crumbs, source, indexed },
    page,
  );
}

/** The meta of one page of an author or reviewer. */
export function createPersonMeta(site: Site, person: Person, page: PageNumber): PageMeta {
  const { name, role, permalink, avatar } = person;
  const crumbs = [
    { label: site.labels.people, lang: site.labels.lang, permalink: fixedPermalinks.people },
  ];
  const facts: PageMetaInput = {
    kind: 'profile',
    title: name,
    description: role === undefined ? `${name} · ${site.title}` : `${name}, ${role}`,
    permalink,
    crumbs,
    person,
    image: avatar === undefined ? undefined : { src: avatar, alt: name },
  };
  return createListMeta(site, facts, page);
}

/** The meta of a page of the publisher. */
export function createPublisherPageMeta(
  site: Site,
  page: Page,
  { sources }: Pick<Known, 'sources'>,
): PageMeta {
  const { title, description, permalink, updated, visibility } = page;
  const cited = page.cited.flatMap((id) => sources.get(id) ?? []);
  return createPageMeta(site, {
    title,
    description,
    permalink,
    updated,
    sources: cited,
    indexed: visibility === 'published',
  });
}

function toCrumb({ label, permalink }: Topic): Crumb {
  return { label, permalink };
}

function createPageReview(
  review: Review | undefined,
  people: readonly Person[],
): PageReview | undefined {
  const by = people.find((person) => person.id === review?.by);
  return review === undefined || by === undefined || !isCurrentReview(review)
    ? undefined
    : { by, on: review.on };
}
