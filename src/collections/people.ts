import { getCollection } from 'astro:content';
import {
  createPerson,
  groupWorkByPerson,
  type Person,
  type PersonWork,
} from '../domain/entries/index.ts';
import { getArticles } from './articles.ts';
import { getFaqEntries } from './faq.ts';
import { getLanguage } from './language.ts';
import { memoize } from './memoize.ts';
import { defineQuestion, defineTable } from './question.ts';

/** All authors and reviewers, sorted by name. */
export const getPeople: () => Promise<Person[]> = defineQuestion(
  'people',
  memoize(async () => {
    const language = await getLanguage();
    const people = (await getCollection('people')).map((entry) =>
      createPerson(entry.id, entry.data),
    );
    return people.toSorted(
      (a, b) => a.name.localeCompare(b.name, language) || a.id.localeCompare(b.id),
    );
  }),
);

/** What each person did for the site, by their id. */
export const getPersonWork: () => Promise<ReadonlyMap<string, PersonWork>> = defineTable(
  'person work',
  memoize(async () => groupWorkByPerson(await getArticles(), await getFaqEntries())),
);
