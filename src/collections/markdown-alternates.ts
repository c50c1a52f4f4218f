import type { Article, FaqEntry } from '../domain/entries/index.ts';
import type { CopiedEntry, CopyContext } from '../domain/machine-readable/index.ts';
import { getArticles } from './articles.ts';
import { getFaqEntries } from './faq.ts';
import { memoize } from './memoize.ts';
import { getPeople } from './people.ts';
import { defineQuestion } from './question.ts';
import { getSite } from './site.ts';
import { getSources } from './sources.ts';
import { getAnswerBodies, getArticleBodies } from './entry-bodies.ts';

/** What `domain/machine-readable` needs to write any Markdown alternate of this site. */
export async function getAlternateContext(): Promise<CopyContext> {
  return { site: await getSite(), sources: await getSources(), answers: await getAnswerBodies() };
}

/**
 * Each published article with all that its page says, newest first; never a draft, not even while
 * writing.
 */
export const getArticleAlternates: () => Promise<
  readonly (CopiedEntry & { readonly entry: Article })[]
> = defineQuestion(
  'article alternates',
  memoize(async () => {
    const [written, answers, people] = [
      await getArticleBodies(),
      await getAnswerBodies(),
      await getPeople(),
    ];
    return (await getArticles()).filter(isPublished).flatMap((entry) => {
      const own = written.get(entry.id);
      const { description: lead, published, updated, review, faq, embeddedFaq } = entry;
      const authors = entry.authors.flatMap(
        (id) => people.find((person) => person.id === id) ?? [],
      );
      const questions = faq
        .filter((id) => !embeddedFaq.includes(id))
        .flatMap((id) => answers.get(id) ?? []);
      const reviewer = people.find(({ id }) => id === review?.by);
      return own === undefined
        ? []
        : [{ entry, written: own, lead, authors, reviewer, review, published, updated, questions }];
    });
  }),
);

/**
 * Each published FAQ entry with all that its page says, newest first; never a draft, not even while
 * writing.
 */
export const getAnswerAlternates: () => Promise<
  readonly (CopiedEntry & { readonly entry: FaqEntry })[]
> = defineQuestion(
  'answer alternates',
  memoize(async () => {
    const [answers, people] = [await getAnswerBodies(), await getPeople()];
    const newest = (await getFaqEntries())
      .filter(isPublished)
      .toSorted((a, b) => b.published.localeCompare(a.published) || a.id.localeCompare(b.id));
    return newest.flatMap((entry) => {
      const own = answers.get(entry.id);
      const { published, updated, review } = entry;
      const reviewer = people.find(({ id }) => id === review?.by);
      return own === undefined
        ? []
        : [
            {
              entry,
              written: own,
              lead: '',
              authors: [],
              reviewer,
              review,
              published,
              updated,
              questions: [],
            },
          ];
    });
  }),
);

function isPublished({ visibility }: { readonly visibility: string }): boolean {
  return visibility === 'published';
}
