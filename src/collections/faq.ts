import { getCollection } from 'astro:content';
import {
  createFaqEntry,
  type FaqEntry,
  fitOnePage,
  type ListedQuestion,
  pickFeatured,
  sortFaqEntries,
  toExcerptedQuestion,
  toListedQuestion,
} from '../domain/entries/index.ts';
import { getBodyFacts } from './body-facts.ts';
import { renderBody } from './body.ts';
import { today } from './build-context.ts';
import { getLanguage } from './language.ts';
import { memoize } from './memoize.ts';
import { defineQuestion } from './question.ts';
import { getReviews } from './reviews.ts';
import { getSite } from './site.ts';
import { getTopics } from './topics.ts';
import { isVisible } from './visible.ts';

/** All FAQ entries that this build shows, sorted by order and question. */
export const getFaqEntries: () => Promise<FaqEntry[]> = defineQuestion(
  'faq',
  memoize(async () => {
    const reviews = await getReviews();
    const all = (await getCollection('faq')).map((entry) =>
      createFaqEntry(entry.id, entry.data, getBodyFacts(entry), {
        today,
        review: reviews.ofAnswer(entry),
      }),
    );
    return sortFaqEntries(all.filter(isVisible), await getLanguage());
  }),
);

/** How many FAQ entries this build shows, in hundreds, so that a new one concerns few pages. */
export const countFaqEntries = defineQuestion(
  'faq count',
  async (): Promise<number> => Math.floor((await getFaqEntries()).length / 100) * 100,
);

/** All questions without their answers, in the order of `getFaqEntries`. */
export const getQuestions = defineQuestion(
  'questions',
  memoize(async (): Promise<ListedQuestion[]> => (await getFaqEntries()).map(toListedQuestion)),
);

/** Whether one page can show all questions with their answers. */
export const canFitOnePage = defineQuestion(
  'one page',
  memoize(async () => fitOnePage(await getFaqEntries())),
);

/** What a list of the questions that come first has at most. */
const mostFeatured = 6;

/**
 * The questions that come first, each with the beginning of its answer: those that site.yml names,
 * else those that come first by their order.
 */
export const getFeaturedQuestions = defineQuestion(
  'featured questions',
  memoize(async (): Promise<ListedQuestion[]> => {
    const { featured } = await getSite();
    const entries = await getFaqEntries();
    const topics = (await getTopics()).map(({ id }) => id);
    const picked =
      featured.length > 0 ? await pickById(featured) : pickFeatured(entries, topics, mostFeatured);
    return picked.map(toExcerptedQuestion);
  }),
);

const getShownById = memoize(
  async () => new Map((await getFaqEntries()).map((entry) => [entry.id, entry])),
);

/** The entries of these ids that this build shows, in the order of the ids. */
export const getFaqEntriesById = defineQuestion(
  'faq by id',
  async (ids: readonly string[]): Promise<FaqEntry[]> => pickById(ids),
);

async function pickById(ids: readonly string[]): Promise<FaqEntry[]> {
  const entries = await getShownById();
  return ids.flatMap((id) => entries.get(id) ?? []);
}

/**
 * Renders the answer of each entry, in the order of the entries: the entry and the component of its
 * answer.
 */
export async function renderAnswers(entries: readonly FaqEntry[]) {
  return Promise.all(
    entries.map(async (entry) => ({ entry, Answer: (await renderBody('faq', entry.id)).Content })),
  );
}
