import {
  groupTopicContents,
  summarizeTopics,
  type TopicContents,
  type TopicSummary,
} from '../domain/entries/index.ts';
import { getArticles } from './articles.ts';
import { getFaqEntries } from './faq.ts';
import { memoize } from './memoize.ts';
import { defineQuestion } from './question.ts';
import { getTopics } from './topics.ts';

/** What is about each topic, in the order of the topics; a topic may be empty. */
export const getTopicContents: () => Promise<readonly TopicContents[]> = defineQuestion(
  'topic contents',
  memoize(async () =>
    groupTopicContents(await getTopics(), await getFaqEntries(), await getArticles()),
  ),
);

/** What a list of topics shows of each at most; the rest is on its own page. */
const mostListed = 4;

/** The topics that belong to no other, in short, so that an edited answer changes none of it. */
export const getTopicSummaries: () => Promise<readonly TopicSummary[]> = defineQuestion(
  'topic summaries',
  memoize(async () => summarizeTopics(await getTopicContents(), mostListed)),
);
