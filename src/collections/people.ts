import { getCollection } from 'astro:content';
import { createPerson, type Person } from '../domain/entries/index.ts';
import { getLanguage } from './language.ts';
import { memoize } from './memoize.ts';

/** All authors and reviewers, sorted by name. */
export const getPeople: () => Promise<Person[]> = memoize(async () => {
  const language = await getLanguage();
  const people = (await getCollection('people')).map((entry) => createPerson(entry.id, entry.data));
  return people.toSorted(
    (a, b) => a.name.localeCompare(b.name, language) || a.id.localeCompare(b.id),
  );
});
