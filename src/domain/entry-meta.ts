import type { Article } from './article.ts';
import type { FaqEntry } from './faq.ts';
import type { Page } from './page.ts';
import { toPageMeta, type Crumb, type PageMeta } from './page-meta.ts';
import { fixedPermalinks } from './permalink.ts';
import type { Person } from './person.ts';
import type { Site } from './site.ts';
import { hasContents, type TopicContents } from './topic-contents.ts';

/** The meta of an article. */
export function toArticleMeta(site: Site, article: Article): PageMeta {
  const { title, description, permalink, published, updated, cover } = article;
  return toPageMeta(site, {
    kind: 'article', title, description, permalink, published, updated,
    image: cover,
    crumbs: [{ label: site.labels.articles, permalink: fixedPermalinks.articles }],
    indexed: article.visibility === 'published',
  });
}

/** The meta of the page of one question; `topic` is its own. */
export function toFaqEntryMeta(site: Site, entry: FaqEntry, topic: TopicContents['topic'] | undefined): PageMeta {
  const { question, excerpt, permalink, published, updated } = entry;
  const way: Crumb[] = [{ label: site.labels.questions, permalink: fixedPermalinks.faq }];
  return toPageMeta(site, {
    kind: 'article', title: question, description: excerpt, permalink, published, updated,
    crumbs: topic === undefined ? way : [...way, topic],
    indexed: entry.visibility === 'published',
  });
}

/** The meta of the page of a topic; an empty topic is not for search engines. */
export function toTopicMeta(site: Site, contents: TopicContents): PageMeta {
  const { label, description, permalink } = contents.topic;
  const crumbs = [{ label: site.labels.topics, permalink: fixedPermalinks.topics }];
  return toPageMeta(site, { title: label, description, permalink, crumbs, indexed: hasContents(contents) });
}

/** The meta of the page of an author or reviewer. */
export function toPersonMeta(site: Site, person: Person): PageMeta {
  const { name, role, permalink } = person;
  const crumbs = [{ label: site.labels.people, permalink: fixedPermalinks.people }];
  return toPageMeta(site, { kind: 'profile', title: name, description: role === undefined ? `${name} · ${site.title}` : `${name}, ${role}`, permalink, crumbs });
}

/** The meta of a page of the publisher. */
export function toPublisherPageMeta(site: Site, page: Page): PageMeta {
  const { title, description, permalink, updated, visibility } = page;
  return toPageMeta(site, { title, description, permalink, updated, indexed: visibility === 'published' });
}
