import type { Article } from './article.ts';
import type { FaqEntry } from './faq.ts';
import type { Page } from './page.ts';
import { createPageMeta, type Crumb, type PageMeta, type PageReview } from './page-meta.ts';
import { fixedPermalinks } from '../addresses/index.ts';
import type { Person } from './person.ts';
import { isCurrentReview, type Review } from '../reviews/index.ts';
import type { Site } from './site.ts';
import type { Source } from '../citations/index.ts';
import { hasContents, type TopicContents, type Topic } from './topic.ts';

/** Everyone and all evidence of the site, among whom an entry names its own by their ids. */
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
    crumbs: [{ label: site.labels.articles, permalink: fixedPermalinks.articles }],
    indexed: article.visibility === 'published',
  });
}

/** The meta of the page of one question; `topic` is its own. */
export function createFaqEntryMeta(
  site: Site,
  entry: FaqEntry,
  { topic, people, sources }: Known & { readonly topic: Topic | undefined },
): PageMeta {
  const { question, excerpt, permalink, published, updated } = entry;
  const way: Crumb[] = [{ label: site.labels.questions, permalink: fixedPermalinks.faq }];
  return createPageMeta(site, {
    kind: 'question',
    title: question,
    description: excerpt,
    permalink,
    published,
    updated,
    answer: entry.plainText,
    review: createPageReview(entry.review, people),
    sources: entry.cited.flatMap((id) => sources.get(id) ?? []),
    crumbs: topic === undefined ? way : [...way, topic],
    indexed: entry.visibility === 'published',
  });
}

/** The meta of the page of a topic; an empty topic is not for search engines. */
export function createTopicMeta(site: Site, contents: TopicContents): PageMeta {
  const { label, description, permalink } = contents.topic;
  const crumbs = [{ label: site.labels.topics, permalink: fixedPermalinks.topics }];
  return createPageMeta(site, {
    title: label,
    description,
    permalink,
    crumbs,
    indexed: hasContents(contents),
  });
}

/** The meta of the page of an author or reviewer. */
export function createPersonMeta(site: Site, person: Person): PageMeta {
  const { name, role, permalink, avatar } = person;
  const crumbs = [{ label: site.labels.people, permalink: fixedPermalinks.people }];
  return createPageMeta(site, {
    kind: 'profile',
    title: name,
    description: role === undefined ? `${name} · ${site.title}` : `${name}, ${role}`,
    permalink,
    crumbs,
    person,
    image: avatar === undefined ? undefined : { src: avatar, alt: name },
  });
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

function createPageReview(
  review: Review | undefined,
  people: readonly Person[],
): PageReview | undefined {
  const by = people.find((person) => person.id === review?.by);
  return review === undefined || by === undefined || !isCurrentReview(review)
    ? undefined
    : { by, on: review.on };
}
