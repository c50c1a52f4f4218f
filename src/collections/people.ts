import { getCollection } from 'astro:content';
import { toPerson, type Person } from '../domain/entries/person.ts';
import { getLanguage } from './language.ts';
import { once } from './memoize.ts';

/** All authors and reviewers, sorted by name. */
export const getPeople: () => Promise<Person[]> = once(async () => {
  const language = await getLanguage();
  const people = (await getCollection('people')).map((entry) => toPerson(entry.id, entry.data));
  return people.toSorted(
    (a, b) => a.name.localeCompare(b.name, language) || a.id.localeCompare(b.id),
  );
});
